import type { DrivingRules } from './rules.ts';
import type { DayWindow, TimetableLeg, TimetableRequest } from './types.ts';

/** A request made ready for the walk: flat arrays and sums. Legs are numbered by the stop that they leave. */
export interface Route {
  request: TimetableRequest;
  stops: number;
  /** Index of the last drop-off. */
  lastDrop: number;
  /** Driving of a leg, all by day and all at night. */
  dayS: Float64Array;
  nightS: Float64Array;
  /** Work of a leg: dayS × nightS units; a second by day does nightS of them, a second at night dayS. Exact in integers. */
  work: Float64Array;
  /** 1 where a leg is nearly all motorway. */
  motorway: Uint8Array;
  dwellS: Float64Array;
  windows: readonly (readonly DayWindow[] | null)[];
  /** Least seconds from reaching a stop to the end, to reaching the last drop-off, and the daytime driving among each. */
  toEndS: Float64Array;
  toEndDriveS: Float64Array;
  /** Driving to the end, all by night, with a second for rounding on every leg. */
  toEndNightS: Float64Array;
  toLastDropS: Float64Array;
  toLastDropDriveS: Float64Array;
  outM: number;
  loadedM: number;
  loadedDayS: number;
  loadedNightS: number;
  totalDayS: number;
  totalNightS: number;
}

const motorwayLegPct = 90;

/** True where a leg counts as motorway (formats.md §2: ≥ 90 %). */
export function isMotorway({ motorwayPct }: TimetableLeg): boolean {
  return motorwayPct >= motorwayLegPct;
}

/** @throws RangeError where the request is not depot, pick-ups, drop-offs, depot with one leg less than stops */
export function compileRoute(request: TimetableRequest): Route {
  const { stops, legs } = request;
  const n = stops.length;
  assertSequence(request);
  const route: Route = {
    request,
    stops: n,
    lastDrop: n - 2,
    dayS: new Float64Array(n),
    nightS: new Float64Array(n),
    work: new Float64Array(n),
    motorway: new Uint8Array(n),
    dwellS: new Float64Array(n),
    windows: stops.map(({ windowS }) => windowS && [...windowS].sort((a, b) => a.fromS - b.fromS)),
    toEndS: new Float64Array(n),
    toEndDriveS: new Float64Array(n),
    toEndNightS: new Float64Array(n),
    toLastDropS: new Float64Array(n),
    toLastDropDriveS: new Float64Array(n),
    outM: legs[0]!.distanceM,
    loadedM: 0,
    loadedDayS: 0,
    loadedNightS: 0,
    totalDayS: 0,
    totalNightS: 0,
  };
  for (let i = n - 1; i >= 0; i -= 1) {
    route.dwellS[i] = stops[i]!.dwellS;
    route.toEndS[i] = stops[i]!.dwellS;
    if (i === n - 1) continue;
    const leg = legs[i]!;
    const day = leg.driveS;
    const night = Math.max(day, leg.nightDriveS);
    route.dayS[i] = day;
    route.nightS[i] = night;
    route.work[i] = day * night;
    route.motorway[i] = isMotorway(leg) ? 1 : 0;
    route.totalDayS += day;
    route.totalNightS += night;
    route.toEndS[i]! += day + route.toEndS[i + 1]!;
    route.toEndDriveS[i] = day + route.toEndDriveS[i + 1]!;
    route.toEndNightS[i] = night + 1 + route.toEndNightS[i + 1]!;
    if (i >= route.lastDrop) continue;
    route.toLastDropS[i] = stops[i]!.dwellS + day + route.toLastDropS[i + 1]!;
    route.toLastDropDriveS[i] = day + route.toLastDropDriveS[i + 1]!;
    if (i === 0) continue;
    route.loadedM += leg.distanceM;
    route.loadedDayS += day;
    route.loadedNightS += night;
  }
  return route;
}

/** Driving that is left at most, on the leg under the wheels (`work` of it is still to do) and on those after it. */
export function drivingAheadS({ dayS, toEndNightS }: Route, { leg, work }: { leg: number; work: number }): number {
  return (work > 0 ? Math.ceil(work / dayS[leg]!) : 0) + toEndNightS[leg + 1]!;
}

function assertSequence({ stops, legs }: TimetableRequest): void {
  const order = stops.map(({ kind }) => (kind === 'pickup' ? 'p' : kind === 'dropoff' ? 'd' : 'o')).join('');
  if (!/^op+d+o$/.test(order) || legs.length !== stops.length - 1)
    throw new RangeError(`expected depot, pick-ups, drop-offs, depot and a leg between each; got ${order}`);
}

/** The fewest drivers that the lengths of the runs allow; 1 or 2 (domain.md §2.1: one-way > 400 km, > 600 km expressway). */
export function fewestDrivers(route: Route, rules: DrivingRules): number {
  const { legs } = route.request;
  const needsSecond = (from: number, to: number): boolean => {
    let distanceM = 0;
    let motorwayPctM = 0;
    for (let i = from; i < to; i += 1) {
      distanceM += legs[i]!.distanceM;
      motorwayPctM += legs[i]!.distanceM * legs[i]!.motorwayPct;
    }
    return needsSecondDriver(distanceM, motorwayPctM, rules);
  };
  return needsSecond(0, 1) || needsSecond(1, route.lastDrop) ? 2 : 1;
}

/** Whether a run of this length asks for a second driver. @param motorwayPctM metres by percent of motorway, summed over its legs */
export function needsSecondDriver(distanceM: number, motorwayPctM: number, rules: DrivingRules): boolean {
  const direct = motorwayPctM >= rules.motorwayPct * distanceM;
  return distanceM > (direct ? rules.secondDriverMotorwayM : rules.secondDriverM);
}

/** Which spans of the day a route with so many drivers has: the curfew spares short trips, and one driver may have to stand by night. */
export function timelineChoice(
  { outM, loadedM }: Pick<Route, 'outM' | 'loadedM'>,
  rules: Pick<DrivingRules, 'curfewExemptM' | 'secondDriverNightM'>,
  drivers: number,
) {
  const longestM = Math.max(outM, loadedM);
  return {
    curfew: longestM > rules.curfewExemptM,
    closedAtNight: drivers === 1 && longestM > rules.secondDriverNightM,
  };
}
