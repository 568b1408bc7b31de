import './app/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { Providers } from './app/Providers.tsx';
import { resumeOffline } from './app/queries.ts';
import { router } from './app/router.tsx';
import { nonceStyles } from './app/styleNonce.ts';

nonceStyles();
await resumeOffline(window.location.pathname);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
