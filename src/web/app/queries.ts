import { QueryClient } from '@tanstack/react-query';
import { ApiFault } from '../lib/api/fault.ts';
import { resumeSession } from '../lib/session.ts';

/** What this page has heard of the server. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // only what may go well the next time is tried again
      retry: (times, error) => times < 2 && error instanceof ApiFault && (error.status === 0 || error.status >= 500),
    },
  },
});

/** Begins with what was kept where a page opens without a connection; the arrival desk does. */
export async function resumeOffline(path: string): Promise<void> {
  if (path.startsWith('/arrivals')) await resumeSession(queries);
}
