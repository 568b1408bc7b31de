import type { PlanEdit } from '../../../contract/planEdit.ts';
import { lockText } from '../../../contract/replan.ts';
import { lockedPeople } from '../../replan/lockedPeople.ts';
import type { Outcome } from '../changeTrips.ts';
import type { DraftState } from '../draftState.ts';
import { forbidden } from '../limitsOf.ts';

/** Puts a lock on, or takes it away. */
export function changeLock(state: DraftState, { kind, lock }: PlanEdit & { kind: 'lock' | 'unlock' }): Outcome {
  const name = lockText(lock);
  const others = state.locks.filter((one) => lockText(one) !== name);
  const isOn = others.length < state.locks.length;
  if (kind === 'unlock') {
    if (!isOn) return refused(name, { zh: `没有锁定 ${name}`, en: `there is no lock ${name}` });
    const text = { zh: `取消锁定 ${name}`, en: `took ${name} away` };
    return { done: true, state: { ...state, locks: others }, text, raised: [] };
  }
  const found = lockedPeople(state.plan, lock);
  if ('fault' in found) return refused(name, found.fault.message);
  if (isOn) return refused(name, { zh: `${name} 已锁定`, en: `${name} is locked already` });
  const text = { zh: `锁定 ${name}`, en: `locked ${name}` };
  return { done: true, state: { ...state, locks: [...state.locks, lock] }, text, raised: [] };
}

function refused(name: string, text: { zh: string; en: string }): Outcome {
  return { done: false, limits: [forbidden(null, 'lock', name, 'none', text)] };
}
