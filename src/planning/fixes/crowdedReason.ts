import type { DriverShortage, PlanUnassigned, UnassignedCode } from '../../contract/plan.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { Batch } from '../batch.ts';
import type { ProvenFix } from './cheapestFix.ts';

/** A reason before the reader's language is known. */
export type Reason = Omit<PlanUnassigned['reason'], 'text'> & { text: Bilingual };

/**
 * Why people who could be carried alone are left over beside the others: the limit that the cheapest fix lifts. Without one, and where it
 * brings other buses, drivers are what is missing, or else seats.
 *
 * @param shortages drivers who are missing while idle buses have seats enough
 */
export function crowdedReason(
  batch: Batch,
  fix: ProvenFix | null,
  people: number,
  shortages: readonly Pick<DriverShortage, 'drivers'>[],
): Reason {
  const [change, ...others] = fix?.changes ?? [];
  if (change?.kind === 'driver')
    return tooFewDrivers(
      batch,
      [change, ...others].map(({ amount }) => amount),
    );
  if (change?.kind === 'apart') return keptTogether(change.amount);
  if (change?.kind === 'unlock') return heldByLocks(change.locks.join(' '));
  if (change?.kind === 'policy') {
    const { field, from, to } = change;
    const named = ruleReasons[field];
    if (field === 'cohort.separate_isolation') return cohortsApart;
    if (named !== undefined)
      return { code: named.code, limit: shown(from), actual: shown(to), text: named.text(shown(from)) };
  }
  if (shortages.length > 0)
    return tooFewDrivers(
      batch,
      shortages.map(({ drivers }) => drivers),
    );
  return noSeats(batch, people, change?.kind === 'bus' ? change.amount : 1);
}

function heldByLocks(names: string): Reason {
  const text = { zh: `锁定 ${names} 占用了座位或驾驶员`, en: `the seats or drivers are held by the locks ${names}` };
  return { code: 'locked', limit: names, actual: 'unlocked', text };
}

function keptTogether(people: number): Reason {
  const text = {
    zh: `同行的 ${people} 人须同乘一车，没有一辆车能同时接上他们`,
    en: `the ${people} who travel together must ride in one bus, and none has room for all of them on a lawful way`,
  };
  return { code: 'excluded', limit: 'travel_together', actual: 'apart', text };
}

/** @param lacking drivers who are missing, depot by depot */
function tooFewDrivers({ drivers, fleet, policy }: Batch, lacking: readonly number[]): Reason {
  const have =
    drivers === null
      ? fleet.reduce((sum, type) => sum + type.plates.length * type.drivers, 0)
      : [...drivers.values()].reduce((sum, list) => sum + list.length, 0);
  const week = policy.hos.max_7d_min / 60;
  return {
    code: 'no_crew',
    limit: have,
    actual: lacking.reduce((sum, amount) => sum + amount, have),
    text: {
      zh: `${have} 名驾驶员中，人数、7 日 ${week} 小时工时或驾照有效期不足以再开空闲客车`,
      en: `of the ${have} drivers too few are free, have hours left of ${week} in 7 days, or a licence that lasts, for the idle buses`,
    },
  };
}

function noSeats({ fleet }: Batch, people: number, amount: number): Reason {
  const buses = fleet.reduce((sum, type) => sum + type.plates.length, 0);
  return {
    code: 'fleet_exhausted',
    limit: buses,
    actual: buses + amount,
    text: {
      zh: `已逐一核对全部 ${buses} 辆客车：能跑这些线路的没有足够的空座，还差 ${people} 人`,
      en: `all ${buses} buses were looked at: those that can drive these routes have too few seats free; ${people} people are left`,
    },
  };
}

/** The codes of the rules that a fix may lift; rules not in here leave the seats as the reason. */
const ruleReasons: Readonly<Record<string, { code: UnassignedCode; text: (limit: number | string) => Bilingual }>> = {
  'trip.max_pickups': {
    code: 'stop_limit',
    text: (limit) => ({
      zh: `每车最多 ${limit} 个上车点，不够`,
      en: `at most ${limit} pick-up stops a bus are in the way`,
    }),
  },
  'trip.max_dropoffs': {
    code: 'stop_limit',
    text: (limit) => ({
      zh: `每车最多 ${limit} 个下车点，不够`,
      en: `at most ${limit} drop-off stops a bus are in the way`,
    }),
  },
  'limits.loadedDistanceM': {
    code: 'loaded_distance',
    text: (limit) => ({
      zh: `载人行驶里程上限 ${Number(limit) / 1000} km 使有空座的客车无法绕行`,
      en: `the limit of ${Number(limit) / 1000} km keeps buses with free seats from the detour`,
    }),
  },
  'limits.loadedDriveS': {
    code: 'loaded_drive',
    text: (limit) => ({
      zh: `载人驾驶时间上限 ${Math.floor(Number(limit) / 60)} 分钟使有空座的客车无法绕行`,
      en: `the limit of ${Math.floor(Number(limit) / 60)} min of loaded driving keeps buses with free seats from the detour`,
    }),
  },
  'trip.no_stop_risk': {
    code: 'risk',
    text: (limit) => ({
      zh: `风险等级为 ${limit} 的区县须单独成车，占用了其他人的座位`,
      en: `counties of risk ${limit} need buses of their own, which takes seats from others`,
    }),
  },
};

const cohortsApart: Reason = {
  code: 'excluded',
  limit: 'cohort.separate_isolation',
  actual: 'shared',
  text: {
    zh: '隔离规定不同的人员不得同车（cohort.separate_isolation），占用了其他人的座位',
    en: 'people under different isolation rules may not share a bus (cohort.separate_isolation), which takes seats from others',
  },
};

function shown(value: unknown): number | string {
  if (typeof value === 'number') return value;
  return Array.isArray(value) ? value.join(', ') || 'none' : JSON.stringify(value);
}
