import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiFault } from './api/fault.ts';
import { client } from './api/hooks.ts';
import type { ReplyOf } from './api/types.ts';
import { dropAnswers, restoreAnswers } from './offline/keptAnswers.ts';

/** Who is signed in. */
export type Me = ReplyOf<'readSession'>;

export const sessionKey = ['session'];

/** Who is signed in; null where nobody is. */
export function useSession() {
  return useQuery<Me | null, ApiFault>({
    queryKey: sessionKey,
    queryFn: async ({ signal }) => {
      const me = await client.call('readSession', {}, { signal }).catch((error: unknown) => {
        if (error instanceof ApiFault && error.code === 'unauthorized') return null;
        throw error;
      });
      client.csrfToken = me?.csrfToken ?? null;
      if (me === null) await dropAnswers();
      return me;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The person who is signed in, on pages that are shown to nobody else. */
export function useMe(): Me {
  const { data } = useSession();
  if (data == null) throw new Error('useMe where nobody is signed in');
  return data;
}

/** Begins and ends what this browser knows of a session; nothing of one account stays for the next. */
export function useSessionControl() {
  const queries = useQueryClient();
  const become = (me: Me | null) => {
    client.csrfToken = me?.csrfToken ?? null;
    queries.setQueryData(sessionKey, me);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
    void dropAnswers();
  };
  return { begin: (me: Me) => become(me), end: () => become(null) };
}

/** Goes on with what this browser kept of a session until the server is heard: for a page that opens without a connection. */
export async function resumeSession(queries: QueryClient): Promise<void> {
  // a browser that keeps nothing asks the server first
  await restoreAnswers(queries).catch(() => undefined);
  client.csrfToken = queries.getQueryData<Me | null>(sessionKey)?.csrfToken ?? null;
}
