import type { supplyEndpoints } from '../../contract/api/supplies.ts';
import { moveSupplies } from '../../planning/server/supplies/moveSupplies.ts';
import { readLedger, readNeeds, readStock } from '../../planning/server/supplies/readSupplies.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, numberCursor, pageOf } from '../validate.ts';

/** Supplies of a batch. */
export const supplyHandlers: Pick<Handlers, keyof typeof supplyEndpoints> = {
  async readSupplies({ deps, params }) {
    return { body: await readStock(deps, params.batchId) };
  },

  async moveSupplies({ deps, params, body }) {
    return { body: await moveSupplies(deps, params.batchId, body) };
  },

  async listSupplyMovements({ deps, params, query: { limit, cursor } }) {
    const page = { limit: limit + 1, beforeSeq: cursorOf(numberCursor, cursor) };
    const lines = await readLedger(deps, params.batchId, page);
    const { rows, nextCursor } = pageOf(lines, limit, ({ seq }) => String(seq));
    return { body: { movements: rows, nextCursor } };
  },

  async readSupplyNeeds({ deps, params }) {
    return { body: await readNeeds(deps, params.planId) };
  },
};
