import type { TemperatureSheet } from '../contract/health.ts';
import type { PersonJourney } from '../contract/journey.ts';
import type { Locale } from '../contract/text.ts';
import { feverSeat } from '../health/feverSeat.ts';
import { type ChainStep, temperatureChain } from '../health/temperatureChain.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import { loadBatch } from '../planning/server/loadScenario.ts';
import { findTrip } from '../planning/server/renderPlan.ts';
import { isFever } from '../policy/fever.ts';
import { renderTemperatureSheet } from '../sheets/index.ts';
import { journeyClock } from './journeyClock.ts';
import { type LoadedJourney, loadJourney, publishedPlan } from './loadJourney.ts';
import { namesOf } from './people.ts';
import { expectedStops, passengerOf, temperaturesOf } from './rides.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** Temperatures of a trip: what is due, done and missed, person by person. @throws as `loadJourney` */
export async function readTemperatures(
  deps: Deps,
  { planId, tripId }: { planId: string; tripId: string },
): Promise<TemperatureSheet> {
  const journey = await loadJourney(deps, planId, tripId);
  const { plan, fold, policy, row } = journey;
  const trip = findTrip(plan, tripId);
  const chains = chainsOf(journey, tripId, journeyClock(journey));
  const names = await namesOf(deps, row.batchId, [...fold.people.keys()], policy);
  const aboard = [...fold.people.values()].filter((person) => person.tripId === tripId && person.state === 'boarded');
  const steps = [...chains.values()].flatMap(({ chain }) => chain);
  const inState = (state: ChainStep['state']) => steps.filter((step) => step.state === state).length;

  return {
    tripId,
    plate: trip.bus.plate,
    due: inState('due'),
    done: inState('done'),
    missed: inState('missed'),
    feverSeat: feverSeat(
      trip.bus.seats,
      aboard.flatMap(({ seat }) => (seat === null ? [] : [seat])),
      policy,
    ),
    people: [...chains.values()].map(({ person, chain }) => ({
      workerId: person.workerId,
      companyId: person.companyId,
      nameMasked: names.get(person.workerId) ?? '',
      seat: person.seat,
      steps: chain.map(({ kind, stop, opensMs, dueMs, state, doneMs }) => ({
        kind,
        stop,
        opensAt: iso(opensMs),
        dueAt: iso(dueMs),
        state,
        doneAt: doneMs === null ? null : iso(doneMs),
      })),
      readings: temperaturesOf(fold, person.workerId).map(({ at, celsius, checkpoint }) => ({
        at: iso(Date.parse(at)),
        celsius,
        checkpoint,
        isFever: isFever(celsius, policy),
      })),
    })),
  };
}

/** The same as a workbook. @throws as `readTemperatures` */
export async function temperatureWorkbook(
  deps: Deps,
  trip: { planId: string; tripId: string },
  locale: Locale,
): Promise<Uint8Array> {
  const { batchId } = await publishedPlan(deps.database, trip.planId);
  const { batch } = await loadBatch(deps.database, batchId);
  return renderTemperatureSheet(await readTemperatures(deps, trip), batch.timeZone, locale);
}

/** The chain of everybody in a bus; of somebody who has not boarded only what can still be done. */
export function chainsOf(
  { plan, fold, policy }: Pick<LoadedJourney, 'plan' | 'fold' | 'policy'>,
  tripId: string,
  nowMs: number,
): Map<string, { person: PersonJourney; chain: ChainStep[] }> {
  const trip = findTrip(plan, tripId);
  const progress = fold.trips.get(tripId)!;
  const stops = expectedStops(trip, progress);
  const chains = new Map<string, { person: PersonJourney; chain: ChainStep[] }>();
  for (const person of fold.people.values()) {
    if (person.tripId !== tripId) continue;
    const passenger = passengerOf(trip, person, temperaturesOf(fold, person.workerId));
    if (passenger === null) continue;
    const chain = temperatureChain(stops, passenger, nowMs, policy);
    const possible = person.state === 'placed' ? chain.filter(({ state }) => state !== 'missed') : chain;
    chains.set(person.workerId, { person, chain: possible });
  }
  return chains;
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
