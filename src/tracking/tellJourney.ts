import type { EventResult } from '../contract/journey.ts';
import type { JourneyEvent, JourneyEventOf } from '../contract/journeyEvent.ts';
import { feverSeat } from '../health/feverSeat.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import { findTrip } from '../planning/server/renderPlan.ts';
import { seatMap } from '../policy/seatMap.ts';
import { derivedId } from './derivedId.ts';
import { loadTripJourney } from './loadJourney.ts';
import { recordEvents } from './recordEvents.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;
type Reading = JourneyEventOf<'temperature'>;

/**
 * `recordEvents`, and whoever was measured with fever in a bus gets a seat of the rows that are kept free for it (domain.md 1.5, 1.19),
 * told like everything else that happens: driver, desk and dispatcher see where he sits. In a full back row he stays where he is. Where the
 * program ended in between, whoever tells the reading again brings it about.
 */
export async function tellJourney(
  deps: Deps,
  telling: { planId: string; tripId: string | null; events: readonly JourneyEvent[] },
): Promise<EventResult[]> {
  const byTrip = new Map<string, Reading[]>();
  const onFever = (event: Reading) => {
    if (event.checkpoint === 'observation' || event.tripId === undefined) return;
    byTrip.set(event.tripId, [...(byTrip.get(event.tripId) ?? []), event]);
  };
  const results = await recordEvents(deps, { ...telling, onFever });
  for (const [tripId, readings] of byTrip) await moveFevers(deps, { planId: telling.planId, tripId }, readings);
  return results;
}

async function moveFevers(
  deps: Deps,
  { planId, tripId }: { planId: string; tripId: string },
  feverish: readonly Reading[],
): Promise<void> {
  const journey = await loadTripJourney(deps, planId, tripId);
  if (journey === null) return;
  const { fold, plan, policy } = journey;
  const { seats } = findTrip(plan, tripId).bus;
  const { reserved } = seatMap(seats, policy);
  const aboard = [...fold.people.values()].filter((person) => person.tripId === tripId && person.state === 'boarded');
  const taken = new Set(aboard.flatMap(({ seat }) => seat ?? []));
  const moved = new Set<string>();
  const events: JourneyEvent[] = [];
  for (const { id, at, workerId } of feverish) {
    const person = aboard.find((one) => one.workerId === workerId);
    const isUndone = fold.told.get(workerId)?.some((event) => event.id === id) !== true;
    // what is folded is others', too, and is not changed here
    if (
      person === undefined ||
      isUndone ||
      moved.has(workerId) ||
      (person.seat !== null && reserved.includes(person.seat))
    )
      continue;
    const seat = feverSeat(seats, [...taken], policy);
    if (seat === null) break;
    taken.add(seat);
    moved.add(workerId);
    events.push({ kind: 'reseated', id: derivedId(id, 'reseated'), at, workerId, tripId, seat });
  }
  if (events.length > 0) await recordEvents(deps, { planId, tripId, events });
}
