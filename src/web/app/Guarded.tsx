import { Result } from 'antd';
import type { ReactNode } from 'react';
import type { Role } from '../../contract/api/roles.ts';
import { useMe } from '../lib/session.ts';
import { useTexts } from '../lib/useTexts.ts';

const texts = {
  title: { zh: '这一页不归您的角色', en: 'This page is not for your role' },
  hint: { zh: '如需使用，请联系管理员换一个账号。', en: 'If you need it, ask an admin for another account.' },
};

/** Shows a page to the roles that work there; what the server gives is guarded by the server. */
export function Guarded({ roles, children }: { roles: readonly Role[]; children: ReactNode }) {
  const t = useTexts(texts);
  if (roles.includes(useMe().role)) return children;
  return <Result status="403" title={t.title} subTitle={t.hint} />;
}
