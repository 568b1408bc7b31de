import { endSimulation, findSimulation, reportSimulation } from '../db/simulations.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import type { JourneyDeps } from '../tracking/loadJourney.ts';
import { roughOdds } from './odds.ts';
import { play } from './play.ts';
import { ServerWorld, serverScene } from './serverWorld.ts';

/**
 * Plays the story of a demo's plan to its end, noting how far it was told, so that pages can show what there is by then. Begun again after a
 * kill it tells the same once more, of which what is recorded is known.
 */
export async function playStory(
  deps: JourneyDeps & Pick<ServerDeps, 'log'>,
  planId: string,
  { signal, isLastAttempt }: { signal: AbortSignal; isLastAttempt: boolean },
): Promise<void> {
  const { database, log } = deps;
  const story = await findSimulation(database, planId);
  if (story === null || story.status === 'done') return;
  try {
    const scene = await serverScene(deps, planId);
    const departures = scene.trips.map(({ stops }) => Date.parse(stops[0]!.departAt));
    const beginsAt = new Date(Math.min(...departures));
    const { violations } = await play(new ServerWorld(deps, planId), scene, {
      odds: roughOdds,
      seed: story.seed,
      signal,
      onStep: (toldMs) => reportSimulation(database, planId, { beginsAt, toldUntil: new Date(toldMs) }),
    });
    if (violations.length > 0) log.error({ planId, violations: violations.slice(0, 20) }, 'a story broke invariants');
    await endSimulation(database, planId, violations.length);
  } catch (error) {
    if (isLastAttempt && !signal.aborted) await endSimulation(database, planId, null);
    throw error;
  }
}
