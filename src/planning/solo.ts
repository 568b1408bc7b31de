import type { Policy } from '../policy/schema.ts';
import { unreachable } from '../routing/router.ts';
import { PolicyRouteTimer, type TimingData } from '../schedule/routeTimer.ts';
import type { TimetableRefusal } from '../schedule/types.ts';
import type { Batch } from './batch.ts';
import {
  codeOf,
  excess,
  fromRefusal,
  noDrivers,
  noFleet,
  noRoad,
  noSeats,
  type Obstacle,
  tooFar,
  tooLong,
} from './obstacles.ts';

/** Whether one person of a group could be carried by an otherwise empty fleet; if not, by which limits not. */
export type SoloResult = { possible: true } | { possible: false; obstacles: Obstacle[] };

/** After so many relaxations the obstacles named are enough for a person to see that it is hopeless. */
const mostRelaxations = 4;

/** Asks for each group whether it could be carried alone, whatever everybody else does. */
export class SoloCheck {
  readonly #batch: Batch;
  readonly #timer: PolicyRouteTimer;

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#timer = new PolicyRouteTimer(batch.timing, batch.policy);
  }

  check(group: number): SoloResult {
    const { fleet } = this.#batch;
    if (fleet.some((_, type) => this.#carries(type, group))) return { possible: true };
    return { possible: false, obstacles: fleet.length === 0 ? this.#withoutFleet(group) : this.#obstacles(group) };
  }

  /** The bus types that could carry one person of the group. */
  typesFor(group: number): number[] {
    return this.#batch.fleet.map((_, type) => type).filter((type) => this.#carries(type, group));
  }

  #carries(type: number, group: number): boolean {
    const { batch, metres, seconds } = this.#run(group);
    if (batch.fleet[type]!.capacity[batch.groupRisk[group]!]! < 1) return false;
    if (!this.#hasDrivers(type)) return false;
    if (this.#hasNoRoad(type, group)) return false;
    if (metres > batch.policy.limits.loadedDistanceM || seconds > batch.policy.limits.loadedDriveS) return false;
    // the quick search nearly always finds a timetable where there is one
    const stops = this.#stops(group);
    return this.#timer.time(type, stops) !== null || this.#timer.timetable(type, stops).lawful;
  }

  /** Lifts one limit after the other until the group can be carried; each lifted limit is an obstacle. */
  #obstacles(group: number): Obstacle[] {
    const { batch, metres, seconds, band } = this.#run(group);
    const type = bestType(batch, group);
    if (this.#hasNoRoad(type, group)) return [noRoad(batch, group)];
    const relaxed = { policy: structuredClone(batch.policy), timing: { ...batch.timing } };
    const found: Obstacle[] = [];
    if (batch.fleet[type]!.capacity[batch.groupRisk[group]!]! < 1) found.push(noSeats(batch, type));
    if (!this.#hasDrivers(type)) found.push(noDrivers(batch, type));

    found.push(...this.#overLimits(group));
    const { limits } = relaxed.policy;
    limits.loadedDistanceM = Math.max(limits.loadedDistanceM, metres);
    limits.loadedDriveS = Math.max(limits.loadedDriveS, seconds);

    for (let i = 0; i < mostRelaxations; i++) {
      const result = new PolicyRouteTimer(relaxed.timing, relaxed.policy).timetable(type, this.#stops(group));
      if (result.lawful) break;
      const obstacle = fromRefusal(result, band);
      found.push(obstacle);
      if (!relax(relaxed, result, type)) break;
    }
    return found;
  }

  /** Whether a leg of the direct trip is known to lead nowhere. */
  #hasNoRoad(type: number, group: number): boolean {
    const { legs, places, fleet, groups } = this.#batch;
    const { pickup, dropoff } = groups[group]!;
    const depot = places.depot.get(fleet[type]!.depotId)!;
    const cells = [depot * legs.size + pickup, pickup * legs.size + dropoff, dropoff * legs.size + depot];
    return cells.some((cell) => legs.distanceM[cell] === unreachable);
  }

  /** With no bus at all, the limits of the run are all that can be told. */
  #withoutFleet(group: number): Obstacle[] {
    return [noFleet(), ...this.#overLimits(group)];
  }

  /** Limits that the direct run breaks, the one to be raised least first. */
  #overLimits(group: number): Obstacle[] {
    const { batch, metres, seconds, band } = this.#run(group);
    const { loadedDistanceM, loadedDriveS } = batch.policy.limits;
    const over: Obstacle[] = [];
    if (metres > loadedDistanceM) over.push(tooFar(loadedDistanceM, metres, band));
    if (seconds > loadedDriveS) over.push(tooLong(loadedDriveS, seconds, band));
    return over.sort((a, b) => excess(a) - excess(b));
  }

  /** The direct loaded run of a group. */
  #run(group: number) {
    const batch = this.#batch;
    const { pickup, dropoff } = batch.groups[group]!;
    const cell = pickup * batch.legs.size + dropoff;
    return {
      batch,
      metres: batch.legs.distanceM[cell]!,
      seconds: batch.legs.driveS[cell]!,
      band: batch.legs.band[cell]!,
    };
  }

  #stops(group: number) {
    const { pickup, dropoff } = this.#batch.groups[group]!;
    return { pickups: [pickup], boarding: [1], dropoffs: [dropoff], alighting: [1] };
  }

  #hasDrivers(type: number): boolean {
    const { drivers, fleet } = this.#batch;
    return drivers === null || (drivers.get(fleet[type]!.depotId)?.length ?? 0) > 0;
  }
}

/** The bus with which a group has the best chance: most drivers, earliest free, most seats. */
function bestType(batch: Batch, group: number): number {
  const risk = batch.groupRisk[group]!;
  const order = batch.fleet.map((_, type) => type);
  order.sort((a, b) => {
    const [x, y] = [batch.fleet[a]!, batch.fleet[b]!];
    return y.drivers - x.drivers || x.earliestStartS - y.earliestStartS || y.capacity[risk]! - x.capacity[risk]!;
  });
  return order[0]!;
}

/** Lifts the limit that a refusal names; false where it cannot be lifted alone. */
function relax(at: { policy: Policy; timing: TimingData }, refusal: TimetableRefusal, type: number): boolean {
  const { policy, timing } = at;
  switch (codeOf(refusal)) {
    case 'loaded_distance':
      policy.limits.loadedDistanceM = Number.MAX_SAFE_INTEGER;
      return true;
    case 'loaded_drive':
      policy.limits.loadedDriveS = Number.MAX_SAFE_INTEGER;
      return true;
    case 'time_window':
      at.timing = { ...timing, windows: timing.windows.map(() => null) };
      return true;
    case 'no_crew':
      at.timing = {
        ...timing,
        buses: timing.buses.map((bus, i) => (i === type ? { ...bus, drivers: bus.drivers + 1 } : bus)),
      };
      return true;
    default:
      return false;
  }
}
