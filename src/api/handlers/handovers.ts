import type { handoverEndpoints } from '../../contract/api/handovers.ts';
import { handoverSheet, listHandovers, signHandover } from '../../tracking/handOver.ts';
import type { Handlers } from '../call.ts';

/** Signed hand-overs of the passenger list. */
export const handoverHandlers: Pick<Handlers, keyof typeof handoverEndpoints> = {
  async signHandover({ deps, params, body }) {
    return { body: await signHandover(deps, params, body) };
  },

  async listHandovers({ deps, params }) {
    return { body: { handovers: await listHandovers(deps, params.planId) } };
  },

  async readHandoverSheet({ deps, params, locale }) {
    const bytes = await handoverSheet(deps, params, locale);
    return { file: { name: `handover-${params.handoverId.slice(0, 8)}.pdf`, bytes } };
  },
};
