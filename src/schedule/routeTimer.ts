import type { Policy } from '../policy/schema.ts';
import { FixedCostBound, fixedFen, type ScreenSums } from './fixedCost.ts';
import type { LocalTime } from './localTime.ts';
import { createTimetabler } from './timetabler.ts';
import type { DayWindow, Timetable, TimetableLeg, TimetableRequest, TimetableResult, TimetableStop } from './types.ts';

/** Everything about time that a route's stops refer to by index; plain data, so that it can be sent to a thread. */
export interface TimingData {
  points: number;
  /** Clock changes near the service date. */
  local: LocalTime;
  distanceM: Int32Array;
  driveS: Int32Array;
  nightDriveS: Int32Array;
  /** 0 where the router does not know the road classes. */
  motorwayPct: Uint8Array;
  /** Hours of each point beyond the policy's pick-up hours; null is any hour. */
  windows: (readonly DayWindow[] | null)[];
  buses: TimingBus[];
}

export interface TimingBus {
  depot: number;
  drivers: number;
  costDayCny: number;
  earliestStartS: number;
  /** Minutes of the last 7 days that its drivers have driven already; left out: none. */
  drivenLast7dMin?: readonly number[];
}

/** Stops of a route in order, with the people who board or alight. */
export interface RouteStops {
  pickups: readonly number[];
  boarding: readonly number[];
  dropoffs: readonly number[];
  alighting: readonly number[];
}

/** Lawful timetables for routes given by point numbers; the shape that the solver calls a `RouteTimer`. */
export class PolicyRouteTimer {
  readonly #data: TimingData;
  readonly #policy: Policy;
  readonly #bound: FixedCostBound;
  readonly #prices: { dayFen: number; drivers: number }[];
  readonly #timetabler: ReturnType<typeof createTimetabler>;

  constructor(data: TimingData, policy: Policy) {
    this.#data = data;
    this.#policy = policy;
    this.#bound = new FixedCostBound(
      policy,
      data.motorwayPct.some((pct) => pct > 0),
      data.local,
    );
    this.#prices = data.buses.map(({ costDayCny, drivers }) => ({ dayFen: 100 * costDayCny, drivers }));
    this.#timetabler = createTimetabler(policy, data.local);
  }

  boundFen(busType: number, sums: ScreenSums): number {
    return this.#bound.boundFen(this.#prices[busType]!, sums);
  }

  leastDrivers(sums: ScreenSums): number {
    return this.#bound.leastDrivers(sums);
  }

  time(busType: number, route: RouteStops, mostDrivers?: number) {
    const cost = this.#timetabler.cost(this.request(busType, route, mostDrivers));
    if (cost === null) return null;
    const { drivers, days, nights } = cost;
    return {
      fixedFen: fixedFen(this.#policy, this.#prices[busType]!.dayFen, drivers, days, nights),
      drivers,
      days,
      nights,
    };
  }

  /** The whole timetable, or the rule that forbids one. @param lawAlone without stops that no rule asks for */
  timetable(busType: number, route: RouteStops, mostDrivers?: number, lawAlone = false): TimetableResult {
    return this.#timetabler.timetable({ ...this.request(busType, route, mostDrivers), lawAlone });
  }

  /** The engine's request for a route; `mostDrivers` caps the crew where a depot is short of drivers. */
  request(busType: number, route: RouteStops, mostDrivers = Number.POSITIVE_INFINITY): TimetableRequest {
    const { points, distanceM, driveS, nightDriveS, motorwayPct } = this.#data;
    const { depot, drivers, costDayCny, earliestStartS, drivenLast7dMin = [] } = this.#data.buses[busType]!;
    const { dwell } = this.#policy;
    const order = [depot, ...route.pickups, ...route.dropoffs, depot];
    const stops: TimetableStop[] = [
      { kind: 'depot', dwellS: 0, windowS: null },
      ...route.pickups.map((point, i) => ({
        kind: 'pickup' as const,
        dwellS: dwell.pickup_s + dwell.pickup_person_s * route.boarding[i]!,
        windowS: this.#data.windows[point]!,
      })),
      ...route.dropoffs.map((point, i) => ({
        kind: 'dropoff' as const,
        dwellS: dwell.dropoff_s + dwell.dropoff_person_s * route.alighting[i]!,
        windowS: this.#data.windows[point]!,
      })),
      { kind: 'depot', dwellS: 0, windowS: null },
    ];
    const legs: TimetableLeg[] = [];
    for (let i = 1; i < order.length; i++) {
      const cell = order[i - 1]! * points + order[i]!;
      legs.push({
        distanceM: distanceM[cell]!,
        driveS: driveS[cell]!,
        nightDriveS: nightDriveS[cell]!,
        motorwayPct: motorwayPct[cell]!,
      });
    }
    return { stops, legs, maxDrivers: Math.min(drivers, mostDrivers), drivenLast7dMin, earliestStartS, costDayCny };
  }
}

export type { Timetable };
