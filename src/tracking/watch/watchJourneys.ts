import { type AlertRow, listWatchedPlans } from '../../db/journeyAlerts.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { watchHealth } from '../alerts/watchHealth.ts';
import { type JourneyDeps, loadStatus } from '../loadJourney.ts';
import { watchTrips } from './watchTrips.ts';

/**
 * Looks after every journey that is under way, a demo's on its own clock: buses and people's health, each loaded once. One that cannot be
 * looked at keeps none of the others from it.
 *
 * @returns alerts of buses that are new
 */
export async function watchJourneys(deps: JourneyDeps & Pick<ServerDeps, 'log'>, now: Date): Promise<number> {
  let raised = 0;
  for (const { planId, isDemo } of await listWatchedPlans(deps.database, now)) {
    try {
      raised += (await watchJourney(deps, planId, isDemo ? null : now)).length;
    } catch (error) {
      deps.log.warn({ err: error, planId }, 'a journey could not be looked at and will be again');
    }
  }
  return raised;
}

/**
 * Raises what has to be looked at in a journey, each once, and ends what is over. Any number of processes may do so at once.
 *
 * @param now null: by the journey's own clock
 * @returns alerts of buses that are new
 * @throws AppError `not_found` where the plan is not published
 */
export async function watchJourney(deps: JourneyDeps, planId: string, now: Date | null): Promise<AlertRow[]> {
  const journey = await loadStatus(deps, planId, { at: null, now });
  await watchHealth(deps, journey, journey.nowMs);
  return watchTrips(deps.database, journey);
}
