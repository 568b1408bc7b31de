import type { arrivalEndpoints } from '../../contract/api/arrivals.ts';
import { readArrivals } from '../../tracking/arrivals/readArrivals.ts';
import { registerArrivals } from '../../tracking/arrivals/registerArrivals.ts';
import type { Handlers } from '../call.ts';

/** The arrival desk. */
export const arrivalHandlers: Pick<Handlers, keyof typeof arrivalEndpoints> = {
  async readArrivals({ deps, params }) {
    return { body: await readArrivals(deps, params.planId) };
  },

  async registerArrivals({ deps, params, body }) {
    return { body: { results: await registerArrivals(deps, params.planId, body.registrations) } };
  },
};
