import type { dormEndpoints } from '../../contract/api/dorms.ts';
import { replaceRooms } from '../../planning/server/replaceRooms.ts';
import { moveBed, reassignBeds } from '../../tracking/dorms/moveBed.ts';
import { listTargets, readBoard } from '../../tracking/dorms/readBoard.ts';
import { assignWarden, readWardens } from '../../tracking/dorms/wardens.ts';
import type { Handlers } from '../call.ts';

/** Beds and rooms. */
export const dormHandlers: Pick<Handlers, keyof typeof dormEndpoints> = {
  async readDormBoard({ deps, params, query }) {
    return { body: await readBoard(deps, params.planId, query.from ?? null) };
  },

  async listMoveTargets({ deps, params, query }) {
    return { body: { targets: await listTargets(deps, params.planId, query.workerId) } };
  },

  async moveBed({ deps, params, body }) {
    return { body: { moved: await moveBed(deps, params.planId, body) } };
  },

  async reassignBeds({ deps, params }) {
    return { body: await reassignBeds(deps, params.planId) };
  },

  async listWardens({ deps, params }) {
    return { body: { wardens: await readWardens(deps.database, params.batchId) } };
  },

  async assignWarden({ deps, params: { batchId, login }, body, version: asked }) {
    const { wardens, version } = await assignWarden(deps, batchId, { login, ...body }, asked);
    return { body: { wardens }, version };
  },

  async replaceDormRooms({ deps, params, body, version: asked }) {
    const { version, ...replaced } = await replaceRooms(deps, params.batchId, body.csv, asked);
    return { body: replaced, version };
  },
};
