import type { FixChange } from '../contract/fix.ts';
import type { UnassignedCode } from '../contract/plan.ts';
import type { Bilingual } from '../contract/text.ts';
import type { TimetableRefusal } from '../schedule/types.ts';
import type { Batch } from './batch.ts';

/** A limit that stands in the way of a group, with limit and actual value. */
export interface Obstacle {
  code: UnassignedCode;
  limit: number | string;
  actual: number | string;
  text: Bilingual;
  /** What would lift it. */
  remedy: Bilingual;
  /** True where the error band of an estimate reaches back over the limit, so that the refusal is only probable. */
  probable: boolean;
  /** The timetable engine's rule, where it refused. */
  rule?: string;
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
    case 'hos.second_driver_night_km':
      return 'no_crew';
    default:
      return 'no_lawful_timetable';
  }
}

/** What the timetable engine refused, as an obstacle. */
export function fromRefusal(refusal: TimetableRefusal, band: number): Obstacle {
  const { rule, limit, actual, text } = refusal;
  const probable = typeof limit === 'number' && typeof actual === 'number' && actual * (1 - band) <= limit;
  const code = codeOf(refusal);
  return { code, rule, limit, actual, text, remedy: refusalRemedy(code, rule), probable: probable && band > 0 };
}

/** How far an obstacle's actual value lies beyond its limit, as a share; obstacles without numbers come last. */
export function excess({ limit, actual }: Obstacle): number {
  return typeof limit === 'number' && typeof actual === 'number' && limit > 0
    ? actual / limit
    : Number.POSITIVE_INFINITY;
}

/** The loaded run is too long in metres. */
export function tooFar(limit: number, actual: number, band: number): Obstacle {
  const probable = actual * (1 - band) <= limit;
  return {
    code: 'loaded_distance',
    limit,
    actual,
    probable,
    text: {
      zh: `载人行驶里程${probable ? '很可能' : ''}为 ${km(actual)}，超过上限 ${km(limit)}`,
      en: `the loaded run ${probable ? 'is probably' : 'is'} ${km(actual)}, over the limit of ${km(limit)}`,
    },
    remedy: {
      zh: `把载人行驶里程上限放宽到 ${km(actual)}`,
      en: `raise the limit of the loaded run to ${km(actual)}`,
    },
  };
}

/** The loaded run takes too many seconds of driving. */
export function tooLong(limit: number, actual: number, band: number): Obstacle {
  const probable = actual * (1 - band) <= limit;
  return {
    code: 'loaded_drive',
    limit,
    actual,
    probable,
    text: {
      zh: `载人驾驶时间${probable ? '很可能' : ''}为 ${hours(actual)}，超过上限 ${hours(limit)}`,
      en: `the loaded run ${probable ? 'probably takes' : 'takes'} ${hours(actual)} of driving, over the limit of ${hours(limit)}`,
    },
    remedy: {
      zh: `把载人驾驶时间上限放宽到 ${hours(actual)}`,
      en: `raise the limit of loaded driving to ${hours(actual)}`,
    },
  };
}

/** The road router knows no road to a group's pick-up place or company: an island, or a place far from any road. */
export function noRoad({ places }: Batch, pickup: number, dropoff: number): Obstacle {
  const [from, to] = [places.list[pickup]!.name, places.list[dropoff]!.name];
  return {
    code: 'no_lawful_timetable',
    rule: 'road',
    limit: 'road',
    actual: 'none',
    probable: false,
    text: { zh: `没有从${from}到${to}的道路`, en: `no road leads from ${from} to ${to}` },
    remedy: {
      zh: '在 pickups.csv 中指定道路可达的上车点（岛上的人请在对岸码头上车）',
      en: 'name a pick-up place that a road reaches in pickups.csv (islanders board at the mainland pier)',
    },
  };
}

/** No bus may be used at all. */
export function noFleet(): Obstacle {
  return {
    code: 'fleet_exhausted',
    limit: 0,
    actual: 1,
    probable: false,
    text: {
      zh: '车队中没有可用的客车：须配有驾驶员，且按防疫规定留出观察区后仍有座位',
      en: 'the fleet has no bus that may be used: it needs a driver, and a seat outside the rows kept free',
    },
    remedy: addBus,
  };
}

/** The policy leaves a bus without a seat. */
export function noSeats(batch: Batch, type: number): Obstacle {
  return {
    code: 'fleet_exhausted',
    limit: 0,
    actual: 1,
    probable: false,
    text: {
      zh: `${batch.fleet[type]!.seats} 座客车按防疫规定没有可用座位`,
      en: `a bus of ${batch.fleet[type]!.seats} seats has none left under the occupancy rule`,
    },
    remedy: addBus,
  };
}

/**
 * The limit that a change lifts, where another rule refused the run but lifting this one is cheaper.
 * @param refusal by that other rule; drivers who lack are told with it, because it is why so few do not do
 */
export function liftedObstacle(batch: Batch, type: number, change: FixChange, refusal: TimetableRefusal): Obstacle {
  if (change.kind === 'driver') {
    const { drivers } = batch.fleet[type]!;
    const text = {
      zh: `客车配 ${drivers} 名驾驶员，须 ${drivers + change.amount} 名：只有 ${drivers} 名时，${refusal.text.zh}`,
      en: `the bus comes with ${drivers} driver(s), ${drivers + change.amount} are needed: with ${drivers} ${refusal.text.en}`,
    };
    return inTheWay('no_crew', refusal.limit, refusal.actual, text, refusal.rule);
  }
  const limit = change.kind === 'receive' || change.kind === 'policy' ? spanOf(change.from) : '';
  const actual = change.kind === 'receive' || change.kind === 'policy' ? spanOf(change.to) : '';
  if (change.kind === 'receive') {
    const text = {
      zh: `企业接收时间 ${limit} 内无法合法到达`,
      en: `no lawful arrival within the company's hours ${limit}`,
    };
    return inTheWay('time_window', limit, actual, text, 'receive_window');
  }
  const text = {
    zh: `上车时段 ${limit} 内无法合法上车`,
    en: `no lawful boarding within the pick-up hours ${limit}`,
  };
  return inTheWay('no_lawful_timetable', limit, actual, text, 'trip.pickup_hours');
}

function inTheWay(
  code: UnassignedCode,
  limit: number | string,
  actual: number | string,
  text: Bilingual,
  rule: string,
): Obstacle {
  return { code, rule, limit, actual, text, remedy: refusalRemedy(code, rule), probable: false };
}

function spanOf(value: unknown): string {
  return Array.isArray(value) ? value.join('–') : String(value);
}

const addBus: Bilingual = { zh: '增加配有驾驶员、座位足够的客车', en: 'add a bus with a driver and enough seats' };

function refusalRemedy(code: UnassignedCode, rule: string): Bilingual {
  switch (code) {
    case 'loaded_distance':
    case 'loaded_drive':
      return { zh: '放宽载人行驶的上限', en: 'raise the limits of the loaded run' };
    case 'time_window':
      return { zh: '请企业放宽接收时间', en: 'ask the company to receive at other hours' };
    case 'no_crew':
      return { zh: '改用配更多驾驶员的客车', en: 'use a bus with more drivers' };
    default:
      return { zh: `放宽规则 ${rule}`, en: `relax the rule ${rule}` };
  }
}

/** Rounded up, so that a limit raised to the figure shown is enough. */
const km = (metres: number) => `${(Math.ceil(metres / 100) / 10).toFixed(1)} km`;
const hours = (seconds: number) => {
  const minutes = Math.ceil(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
};
