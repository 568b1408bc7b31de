import type { peopleEndpoints } from '../../contract/api/people.ts';
import type { Role } from '../../contract/api/roles.ts';
import { searchWorkers } from '../../planning/server/listWorkers.ts';
import { revealWorker } from '../../planning/server/revealWorker.ts';
import type { Handlers } from '../call.ts';

/** Finding one person and seeing what lists hide. */
export const peopleHandlers: Pick<Handlers, keyof typeof peopleEndpoints> = {
  async searchWorkers({ deps, params, body }) {
    return { body: { workers: await searchWorkers(deps, params.batchId, body) } };
  },

  async revealWorker({ deps, params, body, actor }) {
    const { name, idNumber, phone, remark } = await revealWorker(deps, {
      ...params,
      ...body,
      // the contract lets accounts in only
      role: actor.role as Role,
    });
    return {
      body: {
        ...(name != null && { name }),
        ...(idNumber != null && { idNumber }),
        ...(phone != null && { phone }),
        ...(remark !== undefined && { remark }),
      },
    };
  },
};
