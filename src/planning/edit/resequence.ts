import { afterIterations, solve, tripFen } from '../../solver/index.ts';
import { toProblem } from '../batch.ts';
import type { RouteThrough } from '../routeThrough.ts';
import type { Writing } from './assemble.ts';
import { busyDrivers, changeTrips, freeAt, type Outcome } from './changeTrips.ts';
import type { DraftState } from './draftState.ts';
import type { EditBatch } from './editBatch.ts';
import { unknownTrip } from './kinds/move.ts';
import { forbidden } from './limitsOf.ts';
import { locksOnTrip } from './lockHold.ts';
import { countByGroup, routeOf, type Sketch, sketchOf } from './sketch.ts';
import { freeDrivers } from './staff.ts';
import { pathM } from './stopOrders.ts';

/** Enough for one bus; the smallest are solved by looking at every order. */
const iterations = 400;

/**
 * The best order of stops for one bus, by the same price as planning: the solver on this bus and its people alone, from the present order.
 * @param confirm true: also where the order was made by hand
 */
export function resequenceTrip(
  edits: EditBatch,
  state: DraftState,
  { tripId, confirm }: { tripId: string; confirm: boolean },
  writing: Writing,
): Outcome {
  const trip = state.plan.trips.find((one) => one.tripId === tripId);
  if (trip === undefined) return { done: false, limits: [unknownTrip(tripId)] };
  const locked = locksOnTrip(state, tripId);
  if (locked.length > 0) return { done: false, limits: locked };
  if (!confirm && state.byHand.tripIds.includes(tripId)) return { done: false, limits: [], undoes: [handMade(tripId)] };

  const sketch = sketchOf(edits, trip);
  const free = freeDrivers(edits.batch, busyDrivers(state.plan, new Set([tripId])));
  const drivers = freeAt(edits, free, sketch.plate);
  const now = routeOf(edits, sketch);
  const best = bestOrder(edits, sketch, now, drivers);
  if (best === null || costFen(edits, sketch, best, drivers) >= costFen(edits, sketch, now, drivers))
    return { done: false, limits: [nothingBetter(tripId)] };
  const { places } = edits.batch;
  const names = [...best.pickups, ...best.dropoffs].map((point) => places.list[point]!.name).join(' → ');
  return changeTrips(
    edits,
    state,
    {
      trips: [{ sketch: { ...sketch, pickups: best.pickups, dropoffs: best.dropoffs }, order: 'keep', crew: 'prefer' }],
      left: [],
      byHand: { workerIds: [], tripIds: [] },
      text: { zh: `${tripId} 重排顺序：${names}`, en: `${tripId} re-sequenced: ${names}` },
    },
    writing,
  );
}

/** What the solver makes of one bus and its people; null where it leaves somebody behind. */
function bestOrder(edits: EditBatch, sketch: Sketch, now: RouteThrough, drivers: number): RouteThrough | null {
  const { batch, timer, typeOf } = edits;
  const type = typeOf.get(sketch.plate);
  if (type === undefined) return null;
  const counts = countByGroup(edits, sketch.people);
  const { problem, groupOf } = toProblem(batch, {
    people: batch.groups.map((_, group) => counts.get(group) ?? 0),
    busCount: batch.fleet.map((_, i) => (i === type ? 1 : 0)),
    drivers: new Map([[batch.fleet[type]!.depotId, drivers]]),
    given: null,
  });
  const start = {
    busType: type,
    ...now,
    groups: groupOf.map((group, i) => ({ group: i, people: counts.get(group)! })),
  };
  const { routes, left } = solve(problem, afterIterations(iterations), { seed: 1, timer, exact: true, start: [start] });
  if (routes.length !== 1 || left.some((people) => people > 0)) return null;
  const { pickups, dropoffs } = routes[0]!;
  return routeOf(edits, { people: sketch.people, pickups, dropoffs });
}

/** Money of a trip in an order; Infinity where the clock forbids it. */
function costFen({ batch, timer, typeOf }: EditBatch, { plate }: Sketch, route: RouteThrough, drivers: number): number {
  const type = typeOf.get(plate)!;
  const time = timer.time(type, route, drivers);
  if (time === null) return Number.POSITIVE_INFINITY;
  const { depotId, costKmCny } = batch.fleet[type]!;
  const depot = batch.places.depot.get(depotId)!;
  const metres = pathM(batch.legs, [depot, ...route.pickups, ...route.dropoffs, depot]);
  return tripFen(time.fixedFen, 100 * costKmCny, metres);
}

function handMade(tripId: string) {
  return {
    zh: `${tripId} 的顺序、客车或驾驶员是手工确定的，重排会改变停靠顺序`,
    en: `the order, bus or crew of ${tripId} was made by hand, and re-sequencing changes the order of its stops`,
  };
}

function nothingBetter(tripId: string) {
  return forbidden(tripId, 'nothing', 'a better order', 'none', {
    zh: '现有停靠顺序已是最好的',
    en: 'no better order of stops was found',
  });
}
