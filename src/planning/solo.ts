import type { UnassignedCode } from '../contract/plan.ts';
import type { Bilingual } from '../contract/text.ts';
import type { Policy } from '../policy/schema.ts';
import { PolicyRouteTimer, type TimingData } from '../schedule/routeTimer.ts';
import type { TimetableRefusal } from '../schedule/types.ts';
import type { Batch } from './batch.ts';

/** A limit that stands in the way of a group, with limit and actual value. */
export interface Obstacle {
  code: UnassignedCode;
  limit: number | string;
  actual: number | string;
  text: Bilingual;
  /** True where the error band of an estimate reaches back over the limit, so that the refusal is only probable. */
  probable: boolean;
  /** The timetable engine's rule, where it refused. */
  rule?: string;
}

/** Whether one person of a group could be carried by an otherwise empty fleet; if not, by which limits not. */
export type SoloResult = { possible: true; types: number[] } | { possible: false; obstacles: Obstacle[] };

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
    const types = fleet.map((_, type) => type).filter((type) => this.#carries(type, group));
    if (types.length > 0) return { possible: true, types };
    if (fleet.length === 0) return { possible: false, obstacles: [noFleet()] };
    return { possible: false, obstacles: this.#obstacles(group) };
  }

  #carries(type: number, group: number): boolean {
    const { batch, metres, seconds } = this.#run(group);
    if (batch.fleet[type]!.capacity[batch.groupRisk[group]!]! < 1) return false;
    if (!this.#hasDrivers(type)) return false;
    if (metres > batch.policy.limits.loadedDistanceM || seconds > batch.policy.limits.loadedDriveS) return false;
    return this.#timer.timetable(type, this.#stops(group)).lawful;
  }

  /** Lifts one limit after the other until the group can be carried; each lifted limit is an obstacle. */
  #obstacles(group: number): Obstacle[] {
    const { batch, metres, seconds, band } = this.#run(group);
    const type = bestType(batch, group);
    const relaxed = { policy: structuredClone(batch.policy), timing: { ...batch.timing } };
    const found: Obstacle[] = [];
    if (batch.fleet[type]!.capacity[batch.groupRisk[group]!]! < 1) found.push(noSeats(batch, type));
    if (!this.#hasDrivers(type)) found.push(noDrivers(batch, type));

    const { loadedDistanceM, loadedDriveS } = batch.policy.limits;
    if (metres > loadedDistanceM) {
      found.push(tooFar(loadedDistanceM, metres, band));
      relaxed.policy.limits.loadedDistanceM = metres;
    }
    if (seconds > loadedDriveS) {
      found.push(tooLong(loadedDriveS, seconds, band));
      relaxed.policy.limits.loadedDriveS = seconds;
    }
    found.sort((a, b) => excess(a) - excess(b));

    for (let i = 0; i < mostRelaxations; i++) {
      const result = new PolicyRouteTimer(relaxed.timing, relaxed.policy).timetable(type, this.#stops(group));
      if (result.lawful) break;
      const obstacle = fromRefusal(result, band);
      found.push(obstacle);
      if (!relax(relaxed, result, type)) break;
    }
    return found;
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

/** The code of formats.md §2 for a rule of the timetable engine. */
export function codeOf({ rule }: TimetableRefusal): UnassignedCode {
  switch (rule) {
    case 'limits.loadedDistanceM':
      return 'loaded_distance';
    case 'limits.loadedDriveS':
      return 'loaded_drive';
    case 'receive_window':
      return 'time_window';
    case 'hos.second_driver_km':
    case 'hos.second_driver_km_expressway':
      return 'no_crew';
    default:
      return 'no_lawful_timetable';
  }
}

function fromRefusal(refusal: TimetableRefusal, band: number): Obstacle {
  const { rule, limit, actual, text } = refusal;
  const probable = typeof limit === 'number' && typeof actual === 'number' && actual * (1 - band) <= limit;
  return { code: codeOf(refusal), rule, limit, actual, text, probable: probable && band > 0 };
}

/** How far an obstacle's actual value lies beyond its limit, as a share; obstacles without numbers come last. */
function excess({ limit, actual }: Obstacle): number {
  return typeof limit === 'number' && typeof actual === 'number' && limit > 0
    ? actual / limit
    : Number.POSITIVE_INFINITY;
}

function tooFar(limit: number, actual: number, band: number): Obstacle {
  const probable = actual * (1 - band) <= limit;
  const km = (metres: number) => `${(metres / 1000).toFixed(1)} km`;
  return {
    code: 'loaded_distance',
    limit,
    actual,
    probable,
    text: {
      zh: `载人行驶里程${probable ? '很可能' : ''}为 ${km(actual)}，超过上限 ${km(limit)}`,
      en: `the loaded run ${probable ? 'is probably' : 'is'} ${km(actual)}, over the limit of ${km(limit)}`,
    },
  };
}

function tooLong(limit: number, actual: number, band: number): Obstacle {
  const probable = actual * (1 - band) <= limit;
  const hours = (seconds: number) => `${(seconds / 3600).toFixed(1)} h`;
  return {
    code: 'loaded_drive',
    limit,
    actual,
    probable,
    text: {
      zh: `载人驾驶时间${probable ? '很可能' : ''}为 ${hours(actual)}，超过上限 ${hours(limit)}`,
      en: `the loaded run ${probable ? 'probably takes' : 'takes'} ${hours(actual)} of driving, over the limit of ${hours(limit)}`,
    },
  };
}

function noFleet(): Obstacle {
  return {
    code: 'fleet_exhausted',
    limit: 0,
    actual: 1,
    probable: false,
    text: { zh: '车队中没有可用的客车', en: 'the fleet has no bus that may be used' },
  };
}

function noSeats(batch: Batch, type: number): Obstacle {
  return {
    code: 'fleet_exhausted',
    limit: 0,
    actual: 1,
    probable: false,
    text: {
      zh: `${batch.fleet[type]!.seats} 座客车按防疫规定没有可用座位`,
      en: `a bus of ${batch.fleet[type]!.seats} seats has none left under the occupancy rule`,
    },
  };
}

function noDrivers(batch: Batch, type: number): Obstacle {
  const { depotId } = batch.fleet[type]!;
  return {
    code: 'no_crew',
    limit: 0,
    actual: 1,
    probable: false,
    text: {
      zh: `车场 ${depotId} 没有驾照有效且工时充足的驾驶员`,
      en: `depot ${depotId} has no driver with a valid licence and hours left`,
    },
  };
}
