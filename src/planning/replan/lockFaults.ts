import type { Fault } from '../../contract/fault.ts';
import { type Lock, lockText } from '../../contract/replan.ts';
import type { Bilingual } from '../../contract/text.ts';

/** A plan that nothing can start from, or locks that cannot be kept; all of them, each with what to do. */
export class LockFaults extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(`${faults.length} locks cannot be kept: ${faults.map(({ cell, code }) => `${cell} ${code}`).join(', ')}`);
    this.faults = faults;
  }
}

/** Why a lock cannot be kept. */
export type LockFaultCode =
  | 'lock_unknown'
  | 'lock_left_over'
  | 'lock_gone'
  | 'lock_bus'
  | 'lock_moved'
  | 'lock_capacity'
  | 'lock_stops'
  | 'lock_sharing'
  | 'lock_party'
  | 'lock_unlawful'
  | 'lock_drivers';

/** A fault at a lock; its place is the lock as people write it. */
export function lockFault(lock: Lock | string, code: LockFaultCode, message: Bilingual, remedy?: Bilingual): Fault {
  const cell = typeof lock === 'string' ? lock : lockText(lock);
  return { file: 'locks', cell, code, message, remedy: remedy ?? unlock };
}

const unlock: Bilingual = { zh: '取消这项锁定', en: 'take this lock away' };
