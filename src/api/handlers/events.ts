import type { eventEndpoints } from '../../contract/api/events.ts';
import { knownBatch } from '../../planning/server/readBatch.ts';
import type { Handlers } from '../call.ts';

/** What happens, as it happens. */
export const eventHandlers: Pick<Handlers, keyof typeof eventEndpoints> = {
  async streamEvents({ deps, query, lastEventId }) {
    const batchId = query.batchId ?? null;
    if (batchId !== null) await knownBatch(deps.database, batchId);
    return { events: { after: lastEventId ?? query.lastEventId ?? null, batchId } };
  },
};
