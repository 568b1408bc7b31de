import type { Worker } from '../contract/worker.ts';
import { identityKey } from './context.ts';

/** Digits of a number within its company; a company with more workers simply gets longer numbers. */
const digits = 3;

/**
 * Gives every worker the id `<companyId>-<nnn>`, counted within the company in the given order. Ids given earlier (`known`, by
 * `identityKey`) are kept and no number is used twice, so that a file sent again changes nothing.
 */
export function numberWorkers(
  workers: readonly Omit<Worker, 'workerId'>[],
  known: ReadonlyMap<string, string> = new Map(),
): Worker[] {
  const last = new Map<string, number>();
  for (const workerId of known.values()) {
    const [companyId, number] = splitWorkerId(workerId);
    last.set(companyId, Math.max(last.get(companyId) ?? 0, number));
  }
  return workers.map((worker) => {
    const earlier = known.get(identityKey(worker));
    if (earlier !== undefined) return { workerId: earlier, ...worker };
    const number = (last.get(worker.companyId) ?? 0) + 1;
    last.set(worker.companyId, number);
    return { workerId: `${worker.companyId}-${String(number).padStart(digits, '0')}`, ...worker };
  });
}

function splitWorkerId(workerId: string): [companyId: string, number: number] {
  const dash = workerId.lastIndexOf('-');
  return [workerId.slice(0, dash), Number(workerId.slice(dash + 1))];
}
