import type { Intake, Worker } from '../contract/worker.ts';
import { identityKey } from './context.ts';

/** What a company's new request changes against what was accepted before. */
export interface RosterComparison<Previous extends Worker = Worker> {
  /** Sent again as they were. */
  unchanged: Worker[];
  /** The same person with other data; the new row replaces the old one. */
  changed: { before: Previous; after: Worker }[];
  added: Worker[];
  /** Still in the files, but with a fault that the new row must lose first; what was accepted before stands until then. */
  refused: Previous[];
  /** No longer in the files: proposed as withdrawals, for a person to confirm; never dropped silently. */
  withdrawn: Previous[];
}

/**
 * Compares a request with the accepted workers of the same company, by ID type and number (formats.md §1). Where a row stands
 * does not matter: a sorted or renamed file changes nothing.
 */
export function compareRosters<Previous extends Worker>(
  previous: readonly Previous[],
  next: Pick<Intake, 'workers' | 'claims'>,
): RosterComparison<Previous> {
  const before = new Map(previous.map((worker) => [identityKey(worker), worker]));
  const comparison: RosterComparison<Previous> = { unchanged: [], changed: [], added: [], refused: [], withdrawn: [] };
  for (const after of next.workers) {
    const key = identityKey(after);
    const earlier = before.get(key);
    before.delete(key);
    if (earlier === undefined) comparison.added.push(after);
    else if (comparedFields.every((field) => earlier[field] === after[field])) comparison.unchanged.push(after);
    else comparison.changed.push({ before: earlier, after });
  }
  const claimed = new Set((next.claims ?? []).map(identityKey));
  for (const [key, earlier] of before) comparison[claimed.has(key) ? 'refused' : 'withdrawn'].push(earlier);
  return comparison;
}

/** What makes a worker another one for the plan or the sheets; neither the place in the file nor the id. */
const comparedFields = [
  'name',
  'sex',
  'birthDate',
  'phone',
  'adcode',
  'pickupName',
  'lng',
  'lat',
  'remark',
] as const satisfies readonly (keyof Worker)[];
