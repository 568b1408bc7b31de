import type { queueEndpoints } from '../../contract/api/queues.ts';
import { listFailures } from '../../db/failures.ts';
import { retryWork } from '../../planning/server/retryWork.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, pageOf, uuidCursor } from '../validate.ts';

/** What waits, what failed, and trying that again. */
export const queueHandlers: Pick<Handlers, keyof typeof queueEndpoints> = {
  async listQueues({ deps }) {
    const counts = await deps.queues.counts();
    return { body: { queues: Object.entries(counts).map(([name, depths]) => ({ name, ...depths })) } };
  },

  async listFailures({ deps, query: { limit, cursor } }) {
    const page = { limit: limit + 1, after: cursorOf(uuidCursor, cursor) };
    const { rows, nextCursor } = pageOf(await listFailures(deps.database, page), limit, ({ workId }) => workId);
    const failures = rows.map(({ failedAt, ...row }) => ({ ...row, failedAt: failedAt.toISOString() }));
    return { body: { failures, nextCursor } };
  },

  async retryWork({ deps, params: { workId } }) {
    return { body: { workId, kind: await retryWork(deps, workId) } };
  },
};
