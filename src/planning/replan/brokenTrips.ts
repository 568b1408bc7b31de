import type { Fault } from '../../contract/fault.ts';
import { lockText } from '../../contract/replan.ts';
import type { Bilingual } from '../../contract/text.ts';
import { PolicyRouteTimer } from '../../schedule/routeTimer.ts';
import type { Timetable } from '../../schedule/types.ts';
import type { Batch } from '../batch.ts';
import { assignCrews } from '../crews.ts';
import type { Given, GivenTrip } from './given.ts';
import { type LockFaultCode, lockFault } from './lockFaults.ts';

/**
 * Buses whose locked people alone break a limit today: seats, stops, who may share a bus, the loaded run, driving hours, drivers. Whoever
 * is not locked cannot be the reason, because he can be moved.
 */
export function brokenTrips(batch: Batch, { trips }: Given): Fault[] {
  const timer = new PolicyRouteTimer(batch.timing, batch.policy);
  const faults: Fault[] = [];
  const lawful: { type: number; trip: GivenTrip; timetable: Timetable }[] = [];
  const freeDrivers = new Map(batch.fleet.map(({ depotId }) => [depotId, driversOf(batch, depotId)]));
  for (const [type, trip] of [...trips].sort(([a], [b]) => a - b)) {
    if (trip.pinned.size === 0) continue;
    const say = (code: LockFaultCode, message: Bilingual, remedy?: Bilingual) => {
      faults.push(lockFault(trip.locks.map(lockText).join(' '), code, message, remedy));
    };
    const route = pinnedRoute(batch, trip);
    if (!route.hasAllStops) {
      say('lock_moved', { zh: '被锁定的人员现在在别处上下车', en: 'somebody locked now boards or alights elsewhere' });
      continue;
    }
    const broken = brokenRule(batch, type, route);
    if (broken !== null) {
      say(broken.code, broken.message);
      continue;
    }
    const { depotId } = batch.fleet[type]!;
    const free = freeDrivers.get(depotId)!;
    const time = timer.time(type, route) ?? timer.time(type, route, free);
    const fewer = time !== null && time.drivers > free ? timer.time(type, route, free) : time;
    if (time !== null && fewer === null) {
      say('lock_drivers', tooFewDrivers(depotId, free), moreDrivers);
      continue;
    }
    const timetable = timer.timetable(type, route, fewer?.drivers);
    if (!timetable.lawful) {
      say('lock_unlawful', timetable.text);
      continue;
    }
    freeDrivers.set(depotId, free - timetable.drivers);
    lawful.push({ type, trip, timetable });
  }
  const crews = assignCrews(
    batch,
    lawful.map(({ type, trip, timetable }) => ({
      plate: trip.plate,
      depotId: batch.fleet[type]!.depotId,
      timetable,
      keeps: true,
      ...(trip.frozen && { only: trip.crew }),
    })),
  );
  lawful.forEach(({ trip }, i) => {
    if (crews[i] == null)
      faults.push(lockFault(trip.locks.map(lockText).join(' '), 'lock_drivers', crewGone, moreDrivers));
  });
  return faults;
}

interface PinnedRoute {
  pickups: number[];
  boarding: number[];
  dropoffs: number[];
  alighting: number[];
  groups: number[];
  /** Whether the trip that stands calls at all of these places; asked of trips that stay as they are. */
  hasAllStops: boolean;
}

/** The trip with those alone who are pinned to it. */
function pinnedRoute({ groups }: Batch, trip: GivenTrip): PinnedRoute {
  const people = new Map<number, number>();
  for (const [group, ids] of trip.aboard) {
    const pinned = ids.filter((workerId) => trip.pinned.has(workerId)).length;
    if (pinned > 0) people.set(group, pinned);
  }
  const members = [...people.keys()];
  const pickups = inOrder(
    trip.pickups,
    members.map((group) => groups[group]!.pickup),
  );
  const dropoffs = inOrder(
    trip.dropoffs,
    members.map((group) => groups[group]!.dropoff),
  );
  const count = (of: (group: number) => number, point: number) =>
    members.reduce((sum, group) => sum + (of(group) === point ? people.get(group)! : 0), 0);
  return {
    pickups,
    boarding: pickups.map((point) => count((group) => groups[group]!.pickup, point)),
    dropoffs,
    alighting: dropoffs.map((point) => count((group) => groups[group]!.dropoff, point)),
    groups: members,
    hasAllStops:
      !trip.frozen ||
      (pickups.every((point) => trip.pickups.includes(point)) &&
        dropoffs.every((point) => trip.dropoffs.includes(point))),
  };
}

/** The needed points in the order of the trip; others come last. */
function inOrder(order: readonly number[], needed: readonly number[]): number[] {
  const wanted = new Set(needed);
  const known = order.filter((point) => wanted.has(point));
  return [...known, ...[...wanted].filter((point) => !known.includes(point))];
}

/** The first rule besides the clock that those pinned to a bus break. */
function brokenRule(batch: Batch, type: number, { pickups, boarding, dropoffs, groups }: PinnedRoute) {
  const { fleet, policy, groupRisk, groupAlone, groupCohort } = batch;
  const people = boarding.reduce((a, b) => a + b, 0);
  const seats = fleet[type]!.capacity[Math.max(...groups.map((group) => groupRisk[group]!))]!;
  if (people > seats)
    return fault(
      'lock_capacity',
      `锁定 ${people} 人，限乘 ${seats} 人`,
      `${people} people are locked, ${seats} may ride`,
    );
  const { max_pickups, max_dropoffs } = policy.trip;
  if (pickups.length > max_pickups || dropoffs.length > max_dropoffs)
    return fault(
      'lock_stops',
      `锁定的停靠站（上车 ${pickups.length}、下车 ${dropoffs.length}）超过上限（${max_pickups}、${max_dropoffs}）`,
      `${pickups.length} pick-ups and ${dropoffs.length} drop-offs are locked, ${max_pickups} and ${max_dropoffs} allowed`,
    );
  const counties = new Set(groups.map((group) => batch.groups[group]!.adcode));
  const cohorts = new Set(groups.map((group) => groupCohort?.[group] ?? 0));
  if ((counties.size > 1 && groups.some((group) => groupAlone[group])) || cohorts.size > 1)
    return fault(
      'lock_sharing',
      '锁定在同一车的人员按防疫规定不得同车',
      'people locked into one bus may not share it under the health rules',
    );
  return null;
}

function fault(code: LockFaultCode, zh: string, en: string) {
  return { code, message: { zh, en } };
}

function driversOf({ drivers }: Batch, depotId: string): number {
  return drivers === null ? Number.POSITIVE_INFINITY : (drivers.get(depotId)?.length ?? 0);
}

function tooFewDrivers(depotId: string, free: number): Bilingual {
  return {
    zh: `车场 ${depotId} 除已锁定班次外只剩 ${free} 名驾驶员，不够`,
    en: `depot ${depotId} has only ${free} driver(s) besides those of other locked trips`,
  };
}

const crewGone: Bilingual = {
  zh: '没有驾驶员能驾驶该班次（锁定的班次须由原驾驶员驾驶；不在表中、驾照到期或工时已满的不能驾驶）',
  en: 'nobody can drive the trip (a locked trip keeps its drivers; they may be gone, out of hours or without a valid licence)',
};
const moreDrivers: Bilingual = { zh: '增派驾驶员，或取消这项锁定', en: 'send more drivers, or take this lock away' };
