import { useQuery } from '@tanstack/react-query';
import type { ApiFault } from './fault.ts';
import { client, keyOf } from './hooks.ts';
import type { InputOf, QueryId, ReplyOf } from './types.ts';

/** Lists that come in pages. */
export type PagedId = { [Id in QueryId]: ReplyOf<Id> extends { nextCursor: string | null } ? Id : never }[QueryId];

/** Largest page that the contract gives. */
const pageRows = 500;

/** Every page of a list, one after the other, as one answer each. */
export function useAllPages<Id extends PagedId>(id: Id, input: InputOf<Id>, options: { enabled?: boolean } = {}) {
  return useQuery<ReplyOf<Id>[], ApiFault>({
    queryKey: [...keyOf(id, input), 'all'],
    queryFn: async ({ signal }) => {
      const pages: ReplyOf<Id>[] = [];
      let cursor: string | null | undefined;
      do {
        const { query, ...rest } = input as { query?: Record<string, unknown> };
        const page = { ...rest, query: { ...query, limit: pageRows, ...(cursor != null && { cursor }) } };
        const reply = await client.call(id, page as InputOf<Id>, { signal });
        pages.push(reply);
        cursor = (reply as { nextCursor: string | null }).nextCursor;
      } while (cursor !== null);
      return pages;
    },
    ...options,
  });
}
