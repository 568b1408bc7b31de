import type { Plan } from '../../contract/plan.ts';
import type { PlanLimit } from '../../contract/planEdit.ts';
import { groupsByParty } from '../parties.ts';
import type { EditBatch } from './editBatch.ts';
import { forbidden } from './limitsOf.ts';

/**
 * Parties (同行人) that an edit would part: people who travel together ride in one bus, or none of them rides.
 * @param goal where each person who is moved goes; null: into no bus
 */
export function partedBy(
  { batch }: EditBatch,
  { workers }: Plan,
  goal: ReadonlyMap<string, string | null>,
): PlanLimit[] {
  const tripOf = new Map(workers.map(({ workerId, tripId }) => [workerId, tripId]));
  return [...groupsByParty(batch).values()].flatMap((members): PlanLimit[] => {
    const ids = members.flatMap((group) => batch.groups[group]!.workers.map(({ workerId }) => workerId));
    if (!ids.some((workerId) => goal.has(workerId))) return [];
    const where = ids.map((workerId) => (goal.has(workerId) ? goal.get(workerId)! : (tripOf.get(workerId) ?? null)));
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
