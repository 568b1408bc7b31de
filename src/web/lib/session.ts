import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiFault } from './api/fault.ts';
import { client } from './api/hooks.ts';
import type { ReplyOf } from './api/types.ts';

/** Who is signed in. */
export type Me = ReplyOf<'readSession'>;

const sessionKey = ['session'];

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
  };
  return { begin: (me: Me) => become(me), end: () => become(null) };
}
