import type { Plan } from '../../contract/plan.ts';
import type { PlanLimit } from '../../contract/planEdit.ts';
import { cnyText } from '../../sheets/format.ts';
import type { Batch } from '../batch.ts';
import { warning } from './limitsOf.ts';
import { companyName, groupName } from './names.ts';
import { type GroupRides, groupRides, lookOf, type TripLook } from './tripLook.ts';

/** A trip before and after an edit; null where there is none. */
export interface TripPair {
  before: TripLook | null;
  after: TripLook;
}

/** What changes beside single trips. */
export interface Whole {
  /** Buses that run before. */
  buses: number;
  /** Groups by the number of their buses before and after, those alone that are touched. */
  rides: readonly { group: string; before: number; after: number }[];
  /** People left over before and after. */
  left: { before: number; after: number };
}

/** What an edit makes worse without breaking a limit: trip by trip, then for the plan as a whole. */
export function raisedBy(batch: Batch, before: Plan, after: Plan, changed: ReadonlySet<string>): PlanLimit[] {
  const earlier = new Map(before.trips.map((trip) => [trip.tripId, trip]));
  const pairs = after.trips
    .filter(({ tripId }) => changed.has(tripId))
    .map((trip): TripPair => {
      const old = earlier.get(trip.tripId);
      return { before: old === undefined ? null : lookOf(batch, old, before), after: lookOf(batch, trip, after) };
    });
  const [was, is] = [groupRides(before), groupRides(after)];
  return raised(batch, pairs, {
    buses: before.trips.length,
    rides: [...is].map(([group, trips]) => ({ group, before: busesOf(was, group), after: trips.size })),
    left: { before: before.unassigned.length, after: after.unassigned.length },
  });
}

/** The same from looks alone. */
export function raised(batch: Batch, pairs: readonly TripPair[], whole: Whole): PlanLimit[] {
  return [
    ...pairs.flatMap((pair) => [
      ...(pair.after.near !== null && pair.before?.near == null ? [pair.after.near] : []),
      ...newBus(batch, pair, whole.buses),
      ...moreCompanies(batch, pair),
      ...otherCrew(pair),
      ...otherOrder(pair),
    ]),
    ...whole.rides.flatMap((group) => split(batch, group)),
    ...leftOver(whole.left),
  ];
}

/** In how many buses a group rides. */
export function busesOf(rides: GroupRides, group: string): number {
  return rides.get(group)?.size ?? 0;
}

function newBus({ scenario }: Batch, { before, after }: TripPair, buses: number): PlanLimit[] {
  if (before !== null) return [];
  const text = {
    zh: `多用一辆客车 ${after.plate}（¥${cnyText(after.costCny)}）`,
    en: `one more bus runs, ${after.plate} (CNY ${cnyText(after.costCny)})`,
  };
  return [warning(after.tripId, 'buses', scenario.fleet.length, buses + 1, text)];
}

function moreCompanies({ places }: Batch, { before, after }: TripPair): PlanLimit[] {
  const { companies, tripId } = after;
  const joining = [...companies.keys()].filter((companyId) => before?.companies.has(companyId) !== true);
  if (joining.length === 0 || companies.size < 2) return [];
  const names = joining.map((companyId) => companyName(places.list, companyId));
  const text = {
    zh: `${names.join('、')} 将与其他企业同车，车上共 ${companies.size} 家企业`,
    en: `${names.join(', ')} would share the bus, which then carries ${companies.size} companies`,
  };
  return [warning(tripId, 'price.extra_company', Math.max(1, before?.companies.size ?? 0), companies.size, text)];
}

function otherCrew({ before, after }: TripPair): PlanLimit[] {
  // drivers who come with the bus change with it
  if (before === null || before.plate !== after.plate || before.crew === null || after.crew === null) return [];
  const [was, is] = [[...before.crew].sort(), [...after.crew].sort()];
  if (was.join() === is.join()) return [];
  const text = {
    zh: `驾驶员由 ${was.join('、')} 变为 ${is.join('、')}`,
    en: `the drivers change from ${was.join(', ')} to ${is.join(', ')}`,
  };
  return [warning(after.tripId, 'crew', was.join(','), is.join(','), text)];
}

/** Stops that were there before come in another order now. */
function otherOrder({ before, after }: TripPair): PlanLimit[] {
  if (before === null) return [];
  const kept = (list: TripLook['calls'], other: TripLook['calls']) => {
    const keys = new Set(other.map(({ key }) => key));
    return list.filter(({ key }) => keys.has(key));
  };
  const [was, is] = [kept(before.calls, after.calls), kept(after.calls, before.calls)];
  const names = (calls: TripLook['calls']) => calls.map(({ name }) => name).join(' → ');
  if (was.every(({ key }, i) => key === is[i]!.key)) return [];
  const text = { zh: `停靠顺序改为 ${names(is)}`, en: `the order of stops becomes ${names(is)}` };
  return [warning(after.tripId, 'order', names(was), names(is), text)];
}

function split({ places }: Batch, { group, before, after }: Whole['rides'][number]): PlanLimit[] {
  if (after <= Math.max(1, before)) return [];
  const [adcode, companyId] = [group.slice(0, 6), group.slice(7)];
  const name = groupName(places.list, adcode, companyId);
  const text = {
    zh: `${name} 的人员分乘 ${after} 辆车`,
    en: `the people ${name} are spread over ${after} buses`,
  };
  return [warning(null, 'price.split_group', Math.max(1, before), after, text)];
}

function leftOver({ before, after }: Whole['left']): PlanLimit[] {
  if (after <= before) return [];
  const text = {
    zh: `多 ${after - before} 人没有车，共 ${after} 人`,
    en: `${after - before} more people have no bus, ${after} in all`,
  };
  return [warning(null, 'left_over', before, after, text)];
}
