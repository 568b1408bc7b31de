import type { Fault } from '../../contract/fault.ts';
import type { Plan } from '../../contract/plan.ts';
import type { Lock } from '../../contract/replan.ts';
import type { Bilingual } from '../../contract/text.ts';
import { lockFault } from './lockFaults.ts';

/** Somebody who must stay in the bus of a trip. */
export interface LockedPerson {
  workerId: string;
  tripId: string;
}

/** Whom a lock holds in the plan that stands, or why it names nobody. */
export function lockedPeople(plan: Plan, lock: Lock): { people: LockedPerson[] } | { fault: Fault } {
  switch (lock.kind) {
    case 'trip':
    case 'stop': {
      const { tripId } = lock;
      const trip = plan.trips.find((each) => each.tripId === tripId);
      if (trip === undefined)
        return unknown(lock, { zh: `方案中没有班次 ${tripId}`, en: `the plan has no trip ${tripId}` });
      const ids = trip.stops.flatMap(({ seq, board, alight }) => {
        if (lock.kind === 'trip') return board;
        return seq === lock.seq ? [...board, ...alight] : [];
      });
      if (ids.length === 0)
        return unknown(lock, {
          zh: `班次 ${tripId} 在这一站没有人上下车`,
          en: `nobody boards or alights at that stop of trip ${tripId}`,
        });
      return { people: ids.map((workerId) => ({ workerId, tripId })) };
    }
    case 'group': {
      const { adcode, companyId } = lock;
      const members = plan.workers.filter((worker) => worker.adcode === adcode && worker.companyId === companyId);
      return riding(lock, members, { zh: '方案中没有这个组', en: 'the plan has no such group' });
    }
    case 'worker': {
      const members = plan.workers.filter(({ workerId }) => workerId === lock.workerId);
      return riding(lock, members, { zh: '方案中没有此人', en: 'nobody of that id is in the plan' });
    }
  }
}

function riding(
  lock: Lock,
  members: Plan['workers'],
  nobody: Bilingual,
): { people: LockedPerson[] } | { fault: Fault } {
  if (members.length === 0) return unknown(lock, nobody);
  const people = members.flatMap(({ workerId, tripId }) => (tripId === null ? [] : [{ workerId, tripId }]));
  if (people.length > 0) return { people };
  const message = { zh: '原方案没有安排车，无处可留', en: 'the plan gave no bus, so there is nowhere to stay' };
  return { fault: lockFault(lock, 'lock_left_over', message) };
}

function unknown(lock: Lock, message: Bilingual): { fault: Fault } {
  const remedy = { zh: '改为方案中的编号，或取消这项锁定', en: 'name one of the plan, or take this lock away' };
  return { fault: lockFault(lock, 'lock_unknown', message, remedy) };
}
