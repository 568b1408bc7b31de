import type { Fault } from '../../contract/fault.ts';
import { lockText } from '../../contract/replan.ts';
import type { Bilingual } from '../../contract/text.ts';
import { PolicyRouteTimer } from '../../schedule/routeTimer.ts';
import type { Timetable } from '../../schedule/types.ts';
import type { Batch } from '../batch.ts';
import { RouteTimes } from '../crew/routeTimes.ts';
import { assignCrews } from '../crews.ts';
import { loadBreaches } from '../loadBreaches.ts';
import { type RouteThrough, routeThrough } from '../routeThrough.ts';
import type { Given, GivenTrip } from './given.ts';
import { type LockFaultCode, lockFault } from './lockFaults.ts';

/**
 * Buses whose locked people alone break a limit today: seats, stops, who may share a bus, the loaded run, driving hours, drivers. Whoever
 * is not locked cannot be the reason, because he can be moved.
 */
export function brokenTrips(batch: Batch, { trips }: Given): Fault[] {
  const timer = new PolicyRouteTimer(batch.timing, batch.policy);
  const faults: Fault[] = [];
  const lawful: { type: number; trip: GivenTrip; timetable: Timetable; route: PinnedRoute }[] = [];
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
    lawful.push({ type, trip, timetable, route });
  }
  const times = new RouteTimes(batch);
  const { crews } = assignCrews(
    batch,
    lawful.map(({ type, trip, timetable, route }) => ({
      plate: trip.plate,
      depotId: batch.fleet[type]!.depotId,
      timetable,
      people: route.boarding.reduce((sum, count) => sum + count, 0),
      retime: times.retime(type, route),
      lawAlone: () => (trip.frozen ? null : times.lawAlone(type, route, timetable)),
      keeps: true,
      only: trip.frozen ? trip.crew : null,
    })),
  );
  lawful.forEach(({ trip }, i) => {
    if (crews[i] == null)
      faults.push(lockFault(trip.locks.map(lockText).join(' '), 'lock_drivers', crewGone, moreDrivers));
  });
  return faults;
}

interface PinnedRoute extends RouteThrough {
  /** Whether the trip that stands calls at all of these places; asked of trips that stay as they are. */
  hasAllStops: boolean;
}

/** The trip with those alone who are pinned to it. */
function pinnedRoute(batch: Batch, trip: GivenTrip): PinnedRoute {
  const people = new Map<number, number>();
  for (const [group, ids] of trip.aboard) {
    const pinned = ids.filter((workerId) => trip.pinned.has(workerId)).length;
    if (pinned > 0) people.set(group, pinned);
  }
  const route = routeThrough(batch, people, trip);
  return {
    ...route,
    hasAllStops:
      !trip.frozen ||
      (route.pickups.every((point) => trip.pickups.includes(point)) &&
        route.dropoffs.every((point) => trip.dropoffs.includes(point))),
  };
}

/** The first rule besides the clock that those pinned to a bus break. */
function brokenRule(batch: Batch, type: number, route: PinnedRoute) {
  const [breach] = loadBreaches(batch, type, route);
  switch (breach?.rule) {
    case undefined:
      return null;
    case 'capacity':
      return fault(
        'lock_capacity',
        `锁定 ${breach.people} 人，限乘 ${breach.limit} 人`,
        `${breach.people} people are locked, ${breach.limit} may ride`,
      );
    case 'stops': {
      const { pickups, dropoffs, maxPickups, maxDropoffs } = breach;
      return fault(
        'lock_stops',
        `锁定的停靠站（上车 ${pickups}、下车 ${dropoffs}）超过上限（${maxPickups}、${maxDropoffs}）`,
        `${pickups} pick-ups and ${dropoffs} drop-offs are locked, ${maxPickups} and ${maxDropoffs} allowed`,
      );
    }
    default:
      return fault(
        'lock_sharing',
        '锁定在同一车的人员按防疫规定不得同车',
        'people locked into one bus may not share it under the health rules',
      );
  }
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
