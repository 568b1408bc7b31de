import type { PlanLimit } from '../../contract/planEdit.ts';
import { unreachable } from '../../routing/router.ts';
import { fixedFen } from '../../schedule/fixedCost.ts';
import { loadBreaches } from '../loadBreaches.ts';
import type { RouteThrough } from '../routeThrough.ts';
import type { EditBatch } from './editBatch.ts';
import { clockLimit, forbidden, loadLimits, roadLimit, runLimits } from './limitsOf.ts';
import { routeOf, type Sketch } from './sketch.ts';
import { type StopOrder, stopOrders } from './stopOrders.ts';

/** How a bus can carry the people of a sketch, or what forbids it. */
export type Fit =
  | { lawful: true; type: number; route: RouteThrough; drivers: number; fixedFen: number }
  | { lawful: false; limits: PlanLimit[] };

export interface FitOptions {
  /** Drivers whom the depot has left for this trip. */
  freeDrivers: number;
  /** How the stops that are there already may move: not at all, or wherever the way is shorter. */
  order: 'keep' | 'free';
}

/** So many orders that keep within the limits of the loaded run are held against the clock. */
const mostTimed = 12;

/**
 * Puts a bus's stops into a lawful order: the present order with new stops put in where they cost least, then others. The first one that
 * the clock allows counts. Where none is, the limits are those of the order that breaks least.
 */
export function fitSketch(edits: EditBatch, sketch: Sketch, { freeDrivers, order }: FitOptions): Fit {
  const { batch, timer, typeOf } = edits;
  const { tripId, plate } = sketch;
  const type = typeOf.get(plate);
  if (type === undefined) return { lawful: false, limits: [busGone(tripId, plate)] };
  const whole = routeOf(edits, sketch);
  const breaches = loadBreaches(batch, type, whole).flatMap((breach) => loadLimits(tripId, breach));
  if (breaches.length > 0) return { lawful: false, limits: breaches };

  const depot = batch.places.depot.get(batch.fleet[type]!.depotId)!;
  const known = (end: 'pickups' | 'dropoffs') => whole[end].filter((point) => sketch[end].includes(point));
  const added = (end: 'pickups' | 'dropoffs') => whole[end].filter((point) => !sketch[end].includes(point));
  const insertion = {
    depot,
    now: { pickups: known('pickups'), dropoffs: known('dropoffs') },
    added: { pickups: added('pickups'), dropoffs: added('dropoffs') },
  };
  const routes = stopOrders(batch.legs, insertion, order === 'free').map((stops) => inOrder(edits, sketch, stops));
  const runs = routes.map((route) => runOf(edits, depot, route, tripId));
  const within = routes.filter((_, i) => runs[i]!.limits.length === 0);
  if (within.length === 0) return { lawful: false, limits: leastBroken(runs) };
  const timed = within.slice(0, mostTimed);
  for (const route of timed) {
    const time = timer.time(type, route, freeDrivers);
    if (time !== null) return { lawful: true, type, route, drivers: time.drivers, fixedFen: time.fixedFen };
  }
  // the quick search nearly always finds a timetable where there is one
  const [route] = timed as [RouteThrough];
  const timetable = timer.timetable(type, route, freeDrivers);
  if (!timetable.lawful) return { lawful: false, limits: [clockLimit(tripId, timetable)] };
  const { drivers, days, nights } = timetable;
  const dayFen = 100 * batch.fleet[type]!.costDayCny;
  return { lawful: true, type, route, drivers, fixedFen: fixedFen(batch.policy, dayFen, drivers, days, nights) };
}

function inOrder(edits: EditBatch, { people }: Sketch, stops: StopOrder): RouteThrough {
  return routeOf(edits, { people, ...stops });
}

interface Run {
  distanceM: number;
  limits: PlanLimit[];
}

/** The loaded run of a route by daylight, against its limits. */
function runOf({ batch }: EditBatch, depot: number, { pickups, dropoffs }: StopOrder, tripId: string): Run {
  const { legs } = batch;
  const stops = [...pickups, ...dropoffs];
  const points = [depot, ...stops, depot];
  let distanceM = 0;
  let driveS = 0;
  let marginM = 0;
  for (let i = 1; i < points.length; i++) {
    const cell = points[i - 1]! * legs.size + points[i]!;
    const metres = legs.distanceM[cell]!;
    if (metres >= unreachable)
      return { distanceM: metres, limits: [roadLimit(tripId, batch, points[i - 1]!, points[i]!)] };
    if (i === 1 || i === points.length - 1) continue;
    distanceM += metres;
    driveS += legs.driveS[cell]!;
    marginM += metres * legs.band[cell]!;
  }
  const band = distanceM === 0 ? 0 : marginM / distanceM;
  return { distanceM, limits: runLimits(tripId, batch, { distanceM, driveS, band }) };
}

function leastBroken(runs: readonly Run[]): PlanLimit[] {
  return runs.reduce((best, run) => (run.distanceM < best.distanceM ? run : best)).limits;
}

function busGone(tripId: string, plate: string): PlanLimit {
  return forbidden(tripId, 'bus', plate, 'none', {
    zh: `客车 ${plate} 不在车队中，或没有驾驶员、没有可用座位`,
    en: `the bus ${plate} is not in the fleet, or has no driver or no seat that may be used`,
  });
}
