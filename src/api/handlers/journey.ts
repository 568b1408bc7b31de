import type { journeyEndpoints } from '../../contract/api/journey.ts';
import { listStandings, readPlanProgress, readTripJourney } from '../../tracking/readJourney.ts';
import { recordEvents } from '../../tracking/recordEvents.ts';
import type { Handlers } from '../call.ts';

/** What happens to trips and workers, and what has become of them. */
export const journeyHandlers: Pick<Handlers, keyof typeof journeyEndpoints> = {
  async recordTripEvents({ deps, params, body }) {
    return { body: { results: await recordEvents(deps, { ...params, ...body }) } };
  },

  async recordPlanEvents({ deps, params, body }) {
    return { body: { results: await recordEvents(deps, { ...params, ...body, tripId: null }) } };
  },

  async readTripJourney({ deps, params }) {
    return { body: await readTripJourney(deps, params) };
  },

  async readPlanProgress({ deps, params }) {
    return { body: await readPlanProgress(deps, params.planId) };
  },

  async listStandings({ deps, params }) {
    return { body: { people: await listStandings(deps, params.planId) } };
  },
};
