import type { auditEndpoints } from '../../contract/api/audit.ts';
import { listAudit } from '../../db/audit.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, numberCursor, pageOf } from '../validate.ts';

/** The audit log, for admins. */
export const auditHandlers: Pick<Handlers, keyof typeof auditEndpoints> = {
  async listAudit({ deps, query: { limit, cursor, objectId } }) {
    const page = { limit: limit + 1, beforeSeq: cursorOf(numberCursor, cursor), objectId: objectId ?? null };
    const { rows, nextCursor } = pageOf(await listAudit(deps.database, page), limit, ({ seq }) => String(seq));
    return { body: { entries: rows.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })), nextCursor } };
  },
};
