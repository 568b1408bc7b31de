import type { Fault } from '../../contract/fault.ts';
import type { Lock, StartPlan } from '../../contract/replan.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { Batch } from '../batch.ts';
import { groupsByParty } from '../parties.ts';
import { lockedPeople } from './lockedPeople.ts';
import { lockFault } from './lockFaults.ts';

/** Who must stay in each trip of the plan that stands, and because of which locks. */
export type LocksOf = Map<string, { workers: Set<string>; locks: Lock[]; frozen: boolean }>;

/**
 * Locks the companions of everybody who is locked into the same trip, so that nobody is parted from his party: `locksOf` grows. Where that
 * cannot be, because their locks name different trips or because the trip must stay as it is and somebody was not aboard, it is a fault.
 * Returns the trip of each worker of such a party, whether or not he rode in it.
 */
export function pinnedParties(
  batch: Batch,
  { plan, locks }: StartPlan,
  today: ReadonlyMap<string, string>,
  locksOf: LocksOf,
  faults: Fault[],
): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  const aboard = new Map(plan.workers.map(({ workerId, tripId }) => [today.get(workerId), tripId]));
  for (const members of groupsByParty(batch).values()) {
    const ids = members.flatMap((group) => batch.groups[group]!.workers.map(({ workerId }) => workerId));
    const trips = [...locksOf].filter(([, { workers }]) => ids.some((workerId) => workers.has(workerId)));
    const [first] = trips;
    if (first === undefined) continue;
    const [tripId, { workers, frozen }] = first;
    const isParted = trips.length > 1 || (frozen && ids.some((workerId) => aboard.get(workerId) !== tripId));
    if (isParted) {
      const holds = (lock: Lock) => {
        const found = lockedPeople(plan, lock);
        return 'people' in found && found.people.some(({ workerId }) => ids.includes(today.get(workerId) ?? ''));
      };
      faults.push(...locks.filter(holds).map((lock) => lockFault(lock, 'lock_party', parted)));
      continue;
    }
    for (const workerId of ids) {
      workers.add(workerId);
      homes.set(workerId, tripId);
    }
  }
  return homes;
}

const parted: Bilingual = {
  zh: '同行人员须同乘一车，这项锁定会把他们分开',
  en: 'people who travel together must ride in one bus, and this lock would part them',
};
