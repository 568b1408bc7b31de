import type { journeyEndpoints } from '../../contract/api/journey.ts';
import { listStandings, readPlanProgress, readTripJourney } from '../../tracking/readJourney.ts';
import { tellJourney } from '../../tracking/tellJourney.ts';
import { tellPositions } from '../../tracking/tellPositions.ts';
import { acknowledgeTripAlert, readTripAlerts } from '../../tracking/watch/tripAlerts.ts';
import type { Handlers } from '../call.ts';

/** What happens to trips and workers, and what has become of them. */
export const journeyHandlers: Pick<Handlers, keyof typeof journeyEndpoints> = {
  async recordTripEvents({ deps, params, body }) {
    return { body: { results: await tellJourney(deps, { ...params, ...body }) } };
  },

  async recordPlanEvents({ deps, params, body }) {
    return { body: { results: await tellJourney(deps, { ...params, ...body, tripId: null }) } };
  },

  async readTripJourney({ deps, params, query }) {
    return { body: await readTripJourney(deps, params, instantOf(query)) };
  },

  async readPlanProgress({ deps, params, query }) {
    return { body: await readPlanProgress(deps, params.planId, instantOf(query)) };
  },

  async tellPositions({ deps, body }) {
    return { body: { results: await tellPositions(deps, body.positions) } };
  },

  async listTripAlerts({ deps, params, query }) {
    return { body: { alerts: await readTripAlerts(deps, params.planId, query.open) } };
  },

  async acknowledgeTripAlert({ deps, params }) {
    return { body: await acknowledgeTripAlert(deps.database, params.alertId) };
  },

  async listStandings({ deps, params }) {
    return { body: { people: await listStandings(deps, params.planId) } };
  },
};

function instantOf({ at }: { at?: string | undefined }): Date | null {
  return at === undefined ? null : new Date(at);
}
