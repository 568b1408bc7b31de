import type { PlanEdit } from '../../../contract/planEdit.ts';
import { lockText } from '../../../contract/replan.ts';
import type { Locale } from '../../../contract/text.ts';
import { lockedPeople } from '../../replan/lockedPeople.ts';
import type { Outcome } from '../changeTrips.ts';
import type { DraftState } from '../draftState.ts';
import { leftOverSince } from '../leftOverSince.ts';
import { forbidden } from '../limitsOf.ts';
import { lockName } from '../names.ts';

/** Puts a lock on, or takes it away. What was proven to help people left over was proven without a new one. */
export function changeLock(
  state: DraftState,
  { kind, lock }: PlanEdit & { kind: 'lock' | 'unlock' },
  locale: Locale,
): Outcome {
  const code = lockText(lock);
  const name = lockName(state.plan, lock);
  const others = state.locks.filter((one) => lockText(one) !== code);
  const isOn = others.length < state.locks.length;
  if (kind === 'unlock') {
    if (!isOn) return refused(code, { zh: `${name.zh}没有锁定`, en: `there is no lock on ${name.en}` });
    const text = { zh: `取消锁定${name.zh}`, en: `unlocked ${name.en}` };
    return { done: true, state: { ...state, locks: others }, text, raised: [] };
  }
  const found = lockedPeople(state.plan, lock);
  if ('fault' in found) return refused(code, found.fault.message);
  if (isOn) return refused(code, { zh: `${name.zh}已锁定`, en: `${name.en} is locked already` });
  const text = { zh: `锁定${name.zh}`, en: `locked ${name.en}` };
  const plan = { ...state.plan, unassigned: leftOverSince(state.plan.unassigned, locale) };
  return { done: true, state: { ...state, plan, locks: [...state.locks, lock] }, text, raised: [] };
}

function refused(code: string, text: { zh: string; en: string }): Outcome {
  return { done: false, limits: [forbidden(null, 'lock', code, 'none', text)] };
}
