import type { Plan } from '../../contract/plan.ts';
import type { PlanLimit } from '../../contract/planEdit.ts';
import { groupsByParty } from '../parties.ts';
import type { EditBatch } from './editBatch.ts';
import { forbidden } from './limitsOf.ts';

/**
 * Parties (同行人) that an edit would part: people who travel together ride in one bus, or none of them rides.
 * @param goal where each person who is moved goes; null: into no bus
 */
export function partedBy(edits: EditBatch, plan: Plan, goal: ReadonlyMap<string, string | null>): PlanLimit[] {
  return partedAmong(partiesOf(edits, plan, goal), goal);
}

/** People who travel together, each with the bus that he is in now. */
export type Party = ReadonlyMap<string, string | null>;

/** The parties of people who are moved. */
export function partiesOf({ batch }: EditBatch, { workers }: Plan, moved: { has(workerId: string): boolean }): Party[] {
  const touched = [...groupsByParty(batch).values()]
    .map((members) => members.flatMap((group) => batch.groups[group]!.workers.map(({ workerId }) => workerId)))
    .filter((ids) => ids.some((workerId) => moved.has(workerId)));
  if (touched.length === 0) return [];
  const tripOf = new Map(workers.map(({ workerId, tripId }) => [workerId, tripId]));
  return touched.map((ids) => new Map(ids.map((workerId) => [workerId, tripOf.get(workerId) ?? null])));
}

/** Those of the parties that an edit would part. */
export function partedAmong(parties: readonly Party[], goal: ReadonlyMap<string, string | null>): PlanLimit[] {
  return parties.flatMap((party): PlanLimit[] => {
    const ids = [...party.keys()];
    if (!ids.some((workerId) => goal.has(workerId))) return [];
    const where = ids.map((workerId) => (goal.has(workerId) ? goal.get(workerId)! : party.get(workerId)!));
    if (new Set(where).size === 1) return [];
    const names = ids.join(', ');
    const text = {
      zh: `${names} 为同行人，须同乘一车：请一起移动`,
      en: `${names} travel together in one bus: move them together`,
    };
    const tripId = where.find((trip) => trip !== null) ?? null;
    return [forbidden(tripId, 'party', ids.length, where.filter((trip) => trip === where[0]).length, text)];
  });
}
