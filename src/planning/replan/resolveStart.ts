import type { Fault } from '../../contract/fault.ts';
import type { PlanTrip } from '../../contract/plan.ts';
import type { Lock, StartPlan } from '../../contract/replan.ts';
import type { Batch } from '../batch.ts';
import { stopPoint } from '../points.ts';
import { brokenTrips } from './brokenTrips.ts';
import type { Given, GivenTrip } from './given.ts';
import { lockedPeople } from './lockedPeople.ts';
import { LockFaults, lockFault } from './lockFaults.ts';
import { type LocksOf, pinnedParties } from './pinnedParties.ts';
import { todaysIds } from './todaysIds.ts';

/**
 * Holds the plan that stands against the batch of today: trips whose bus is gone are forgotten, people who are gone and stops that
 * nobody needs any more are left out.
 * @throws LockFaults where the plan is of another batch, or with every lock that names nothing, or that the batch of today no longer allows
 */
export function resolveStart(batch: Batch, start: StartPlan): Given {
  const faults: Fault[] = [];
  if (start.plan.scenario !== batch.scenario.name) throw new LockFaults([otherBatch(start.plan.scenario)]);
  const today = todaysIds(start.plan, batch.intake.workers);
  const groupOf = new Map(
    batch.groups.flatMap(({ workers }, group) => workers.map(({ workerId }) => [workerId, group])),
  );
  const locksOf: LocksOf = new Map();
  for (const lock of start.locks) {
    const found = lockedPeople(start.plan, lock);
    if ('fault' in found) {
      faults.push(found.fault);
      continue;
    }
    const present = found.people.flatMap(({ workerId: before, tripId }) => {
      const workerId = today.get(before);
      return workerId === undefined ? [] : [{ workerId, tripId }];
    });
    if (present.length === 0) {
      faults.push(
        lockFault(lock, 'lock_gone', {
          zh: '被锁定的人员已不在本批次',
          en: 'none of those locked is in the batch any more',
        }),
      );
      continue;
    }
    for (const { workerId, tripId } of present) {
      const own = locksOf.get(tripId) ?? { workers: new Set(), locks: [], frozen: false };
      own.workers.add(workerId);
      own.frozen ||= lock.kind === 'trip';
      if (!own.locks.includes(lock)) own.locks.push(lock);
      locksOf.set(tripId, own);
    }
  }

  const homes = pinnedParties(batch, start, today, locksOf, faults);

  const typeOf = new Map(batch.fleet.flatMap(({ plates }, type) => plates.map((plate) => [plate, type])));
  const trips = new Map<number, GivenTrip>();
  for (const trip of start.plan.trips) {
    const type = typeOf.get(trip.bus.plate);
    const own = locksOf.get(trip.tripId);
    if (type !== undefined) {
      trips.set(type, givenTrip(batch, trip, { groupOf, today }, own, homes));
      continue;
    }
    for (const lock of own?.locks ?? []) faults.push(lockFault(lock, 'lock_bus', busGone(trip.bus.plate), bringBack));
  }
  const given = { start, today, trips };
  faults.push(...brokenTrips(batch, given));
  if (faults.length > 0) throw new LockFaults(faults);
  return given;
}

function givenTrip(
  batch: Batch,
  trip: PlanTrip,
  { groupOf, today }: { groupOf: ReadonlyMap<string, number>; today: ReadonlyMap<string, string> },
  own: { workers: ReadonlySet<string>; locks: readonly Lock[]; frozen: boolean } | undefined,
  homes: ReadonlyMap<string, string>,
): GivenTrip {
  const aboard = new Map<number, string[]>();
  const before = trip.stops.flatMap(({ board }) => board.flatMap((workerId) => today.get(workerId) ?? []));
  const joining = [...homes].flatMap(([workerId, tripId]) => (tripId === trip.tripId ? [workerId] : []));
  for (const workerId of new Set([...before, ...joining])) {
    if ((homes.get(workerId) ?? trip.tripId) !== trip.tripId) continue;
    const group = groupOf.get(workerId);
    if (group !== undefined) aboard.set(group, [...(aboard.get(group) ?? []), workerId]);
  }
  const groups = [...aboard.keys()].map((group) => batch.groups[group]!);
  const pickups = new Set(groups.map(({ pickup }) => pickup));
  const dropoffs = new Set(groups.map(({ dropoff }) => dropoff));
  const points = trip.stops.map((stop) => stopPoint(batch.places, stop));
  return {
    tripId: trip.tripId,
    plate: trip.bus.plate,
    crew: trip.crew.map(({ driverId }) => driverId),
    pickups: points.filter((point) => pickups.has(point)),
    dropoffs: points.filter((point) => dropoffs.has(point)),
    aboard,
    pinned: own?.workers ?? new Set(),
    frozen: own?.frozen ?? false,
    locks: own?.locks ?? [],
  };
}

function otherBatch(name: string): Fault {
  return {
    file: 'start',
    code: 'start_other_batch',
    message: { zh: `原方案属于另一批次 ${name}`, en: `the plan that stands is of another batch, ${name}` },
    remedy: { zh: '给出本批次的方案', en: 'give a plan of this batch' },
  };
}

function busGone(plate: string) {
  return { zh: `客车 ${plate} 已不能使用`, en: `the bus ${plate} can no longer be used` };
}

const bringBack = {
  zh: '把该车加回车队，或取消这项锁定',
  en: 'put the bus back into the fleet, or take this lock away',
};
