import type { PlanUnassigned, UnassignedCode } from '../../../../contract/plan.ts';

/** People whom one and the same change would bring along. */
export interface LeftOverCase {
  /** Id of the first of them, as the server knows a fix by. */
  workerId: string;
  workerIds: readonly string[];
  reason: PlanUnassigned['reason'];
  fix: PlanUnassigned['fix'];
  /** By how much the limit is missed, in its own unit; null where either is no number. */
  by: number | null;
}

/** Why people are left over: a limit, or because somebody took them out of their bus. */
export type LeftOverReason = UnassignedCode | 'by_hand';

/** People left over for the same reason. */
export interface LeftOverGroup {
  code: LeftOverReason;
  people: number;
  cases: readonly LeftOverCase[];
}

/** Left-over people by reason, most people first; within a reason by the change that would help. */
export function leftOverGroups(unassigned: readonly PlanUnassigned[]): LeftOverGroup[] {
  const byCode = new Map<LeftOverReason, Map<string, PlanUnassigned[]>>();
  for (const one of unassigned) {
    const code = one.reason.limit === 'by_hand' ? 'by_hand' : one.reason.code;
    const cases = byCode.get(code) ?? new Map<string, PlanUnassigned[]>();
    byCode.set(code, cases);
    const key = one.fix?.group ?? `${one.reason.text}|${one.fix?.text ?? ''}`;
    cases.set(key, [...(cases.get(key) ?? []), one]);
  }
  return [...byCode]
    .map(([code, cases]) => {
      const listed = [...cases.values()].map(leftOverCase).sort((a, b) => b.workerIds.length - a.workerIds.length);
      return { code, people: listed.reduce((sum, { workerIds }) => sum + workerIds.length, 0), cases: listed };
    })
    .sort((a, b) => b.people - a.people);
}

function leftOverCase(people: readonly PlanUnassigned[]): LeftOverCase {
  const { workerId, reason, fix } = people[0]!;
  const { limit, actual } = reason;
  return {
    workerId,
    workerIds: people.map((one) => one.workerId),
    reason,
    fix,
    by: typeof limit === 'number' && typeof actual === 'number' ? Math.abs(actual - limit) : null,
  };
}
