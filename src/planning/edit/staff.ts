import type { Driver } from '../../contract/scenario.ts';
import type { Locale } from '../../contract/text.ts';
import type { Batch } from '../batch.ts';
import type { GivenTrip } from '../replan/given.ts';
import { type PlannedTrip, planTrips } from '../trips.ts';
import type { DraftState } from './draftState.ts';
import type { EditBatch } from './editBatch.ts';
import type { Fit } from './fit.ts';
import type { Sketch } from './sketch.ts';

/** A sketch that a bus can carry. */
export interface FittedSketch {
  sketch: Sketch;
  fit: Fit & { lawful: true };
  /** `only`: nobody but the drivers of the sketch; `prefer`: them if they can, else others. */
  crew: 'only' | 'prefer';
}

/**
 * Draws up trips with timetables, crews and seats. Each keeps its drivers where they may drive it; others come from those of the depot
 * who drive no trip. Null for a sketch that no crew can drive.
 * @param busy drivers of the other trips
 */
export function staffSketches(
  { batch, groupOf }: EditBatch,
  fitted: readonly FittedSketch[],
  busy: ReadonlySet<string>,
  state: Pick<DraftState, 'plan'>,
  locale: Locale,
): (PlannedTrip | null)[] {
  const free = freeDrivers(batch, busy);
  let loose = new Set<string>();
  for (;;) {
    const trips = new Map<number, GivenTrip>();
    for (const { sketch, fit } of fitted) trips.set(fit.type, pinned(sketch, fit, groupOf, !loose.has(sketch.tripId)));
    const given = { start: { plan: state.plan, locks: [] }, today: new Map<string, string>(), trips };
    const routes = fitted.map(({ fit }) => ({ busType: fit.type, ...fit.route, fixedFen: 0, drivers: fit.drivers }));
    const planned = planTrips({ ...batch, drivers: free, given }, routes, locale).trips;
    const found = fitted.map(({ sketch }) => planned.find(({ trip }) => trip.bus.plate === sketch.plate) ?? null);
    const stuck = fitted.filter(
      ({ sketch, crew }, i) => found[i] === null && crew === 'prefer' && !loose.has(sketch.tripId),
    );
    if (stuck.length === 0)
      return found.map((one, i) => one && { ...one, trip: { ...one.trip, tripId: fitted[i]!.sketch.tripId } });
    loose = new Set([...loose, ...stuck.map(({ sketch }) => sketch.tripId)]);
  }
}

/** The usable drivers of each depot who drive no other trip; null where each bus brings its own. */
export function freeDrivers({ drivers }: Batch, busy: ReadonlySet<string>): Map<string, Driver[]> | null {
  if (drivers === null) return null;
  return new Map([...drivers].map(([depotId, list]) => [depotId, list.filter(({ driverId }) => !busy.has(driverId))]));
}

/** Everybody of a sketch is pinned to its bus, so that the people are those named and not just as many. */
function pinned(
  sketch: Sketch,
  { route }: Fit & { lawful: true },
  groupOf: EditBatch['groupOf'],
  keepsCrew: boolean,
): GivenTrip {
  const aboard = new Map<number, string[]>();
  for (const workerId of sketch.people) {
    const group = groupOf.get(workerId)!;
    aboard.set(group, [...(aboard.get(group) ?? []), workerId]);
  }
  return {
    tripId: sketch.tripId,
    plate: sketch.plate,
    crew: sketch.crew,
    pickups: route.pickups,
    dropoffs: route.dropoffs,
    aboard,
    pinned: new Set(sketch.people),
    frozen: keepsCrew && sketch.crew.length > 0,
    locks: [],
  };
}
