import type { Worker } from '../contract/worker.ts';

/** Digits of a number within its company; a company with more workers simply gets longer numbers. */
const digits = 3;

/** Gives every worker the id `<companyId>-<nnn>`, counted within the company in the given order. */
export function numberWorkers(workers: readonly Omit<Worker, 'workerId'>[]): Worker[] {
  const last = new Map<string, number>();
  return workers.map((worker) => {
    const number = (last.get(worker.companyId) ?? 0) + 1;
    last.set(worker.companyId, number);
    return { workerId: `${worker.companyId}-${String(number).padStart(digits, '0')}`, ...worker };
  });
}
