import { createHash } from 'node:crypto';
import type { PlanDocument, PlanWorkerShape } from './planShape.ts';

/**
 * The id in a later plan of each worker of an earlier one. Ids follow the order of the rosters and may shift; the same person has the
 * same company and tag in both, of several such the same county, and the same place among these. Who has no counterpart so is
 * the one with his id, if that one has none either. Missing: withdrawn.
 */
export function laterIds(before: PlanDocument, after: PlanDocument): ReadonlyMap<string, string> {
  const later = new Map<string, string>();
  const taken = new Set<string>();
  const keys: ((worker: PlanWorkerShape) => string | undefined)[] = [
    ({ companyId, idTag, adcode }) => idTag && `${companyId} ${idTag} ${adcode}`,
    ({ companyId, idTag }) => idTag && `${companyId} ${idTag}`,
    ({ workerId }) => workerId,
  ];
  for (const keyOf of keys)
    for (const worker of before.workers) {
      const key = keyOf(worker);
      if (key === undefined || later.has(worker.workerId)) continue;
      const same = after.workers.find((other) => !taken.has(other.workerId) && keyOf(other) === key);
      if (same === undefined) continue;
      later.set(worker.workerId, same.workerId);
      taken.add(same.workerId);
    }
  return later;
}

/** The tag that a person of a company must have. */
export function tagOf(companyId: string, idNumber: string): string {
  return createHash('sha256').update(`${companyId} ${idNumber}`).digest('hex').slice(0, 4);
}
