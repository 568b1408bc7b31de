import { createBrowserRouter, Navigate } from 'react-router';
import { Loading } from '../components/Loading.tsx';
import { FirstPage } from './FirstPage.tsx';
import { Guarded } from './Guarded.tsx';
import { NotFound } from './NotFound.tsx';
import { PageCrash } from './PageCrash.tsx';
import { pages } from './pages.tsx';
import { Shell } from './Shell.tsx';

/** Addresses of the staff's pages. */
export const router = createBrowserRouter([
  {
    path: '/setup/:token',
    hydrateFallbackElement: <Loading isWholePage />,
    errorElement: <PageCrash />,
    lazy: async () => ({ Component: (await import('../features/session/components/SetupPage.tsx')).default }),
  },
  {
    element: <Shell />,
    errorElement: <PageCrash />,
    hydrateFallbackElement: <Loading isWholePage />,
    children: [
      { index: true, element: <FirstPage /> },
      { path: '/sign-in', element: <Navigate to="/" replace /> },
      ...pages.map(({ path, roles, load }) => ({
        path,
        errorElement: <PageCrash />,
        lazy: async () => {
          const { default: Component } = await load();
          return {
            element: (
              <Guarded roles={roles}>
                <Component />
              </Guarded>
            ),
          };
        },
      })),
      { path: '*', element: <NotFound /> },
    ],
  },
]);
