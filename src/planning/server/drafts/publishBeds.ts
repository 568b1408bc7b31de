import { inBoth } from '../../../contract/bilingualIssues.ts';
import { bedLabel } from '../../../contract/dorms.ts';
import type { Plan } from '../../../contract/plan.ts';
import { type HoldingPlan, type PlannedHold, planHolds } from '../../../db/bedHolds.ts';
import { listDormMoves } from '../../../db/dormMoves.ts';
import type { Client } from '../../../db/pool.ts';
import { AppError } from '../../../errors.ts';

/** A version whose beds are to be held. */
export interface BedsOfVersion extends HoldingPlan {
  number: number;
  plan: Pick<Plan, 'workers'>;
}

/**
 * Lets everybody hold the bed that a published version gives him, or the one that was locked for him since.
 *
 * @returns people whose bed somebody else has meanwhile: of another batch, or told at a desk
 */
export async function publishBeds(db: Client, { planId, batchId, number, plan }: BedsOfVersion): Promise<string[]> {
  const moves = new Map((await listDormMoves(db, batchId, number)).map((move) => [move.workerId, move.bed]));
  const planned = plan.workers.flatMap(({ workerId, stay }): PlannedHold[] => {
    const bed = moves.has(workerId) ? moves.get(workerId)! : stay;
    return stay === undefined || bed === null || bed === undefined
      ? []
      : [{ workerId, bedId: bedLabel(bed), from: stay.from, until: stay.until }];
  });
  return planHolds(db, { planId, batchId }, planned);
}

/** @throws AppError `conflict` where somebody's bed was given away between planning and publishing */
export function refuseTakenBeds(taken: readonly string[]): void {
  if (taken.length === 0) return;
  const some = taken.slice(0, 5).join(', ');
  throw new AppError(
    'conflict',
    inBoth({
      zh: `${taken.length} 人的床位已给了别人（${some}）：请重新计算，或修改方案任一处，床位会重新分配，再核查发布`,
      en: `the beds of ${taken.length} people were given to others (${some}): plan again, or change anything in the draft and beds are assigned anew; then check and publish`,
    }),
  );
}
