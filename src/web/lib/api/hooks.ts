import {
  type QueryKey,
  queryOptions,
  type UseMutationOptions,
  type UseQueryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { createClient } from './client.ts';
import type { ApiFault } from './fault.ts';
import type { ChangeId, InputOf, QueryId, ReplyOf } from './types.ts';

/** The caller of the page that is open. */
export const client = createClient((...request) => fetch(...request));

/** Address of an endpoint's answers in the cache; without input, of all of them. */
export function keyOf<Id extends QueryId>(id: Id, input?: InputOf<Id>): QueryKey {
  return input === undefined ? [id] : [id, input];
}

/** Fetcher and key of one answer, for `useQuery` and for preloading. */
export function answerOptions<Id extends QueryId>(id: Id, input: InputOf<Id>) {
  return queryOptions<ReplyOf<Id>, ApiFault>({
    queryKey: keyOf(id, input),
    queryFn: ({ signal }) => client.call(id, input, { signal }),
  });
}

/** What an endpoint shows, kept and refreshed. */
export function useAnswer<Id extends QueryId>(
  id: Id,
  input: InputOf<Id>,
  options: Omit<UseQueryOptions<ReplyOf<Id>, ApiFault>, 'queryKey' | 'queryFn'> = {},
) {
  return useQuery({ ...answerOptions(id, input), ...options });
}

/**
 * A change, and the answers that it makes old: they are read again before the change counts as done, so that no page shows
 * the former state after it.
 */
export function useChange<Id extends ChangeId>(
  id: Id,
  {
    outdates = [],
    ...options
  }: Omit<UseMutationOptions<ReplyOf<Id>, ApiFault, InputOf<Id>>, 'mutationFn'> & {
    outdates?: readonly QueryId[];
  } = {},
) {
  const queries = useQueryClient();
  return useMutation<ReplyOf<Id>, ApiFault, InputOf<Id>>({
    ...options,
    mutationFn: async (input) => {
      const reply = await client.call(id, input);
      await Promise.all(outdates.map((outdated) => queries.invalidateQueries({ queryKey: keyOf(outdated) })));
      return reply;
    },
  });
}
