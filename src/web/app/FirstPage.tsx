import { Navigate } from 'react-router';
import { useMe } from '../lib/session.ts';
import { pages } from './pages.tsx';

/** Where a role begins its work. */
export function FirstPage() {
  const { role } = useMe();
  const first = pages.find(({ roles, entry }) => entry !== undefined && roles.includes(role));
  return <Navigate to={first?.path ?? '/account'} replace />;
}
