import { bedLabel } from '../../contract/dorms.ts';
import type { PlanPart } from '../../contract/planPart.ts';
import { listDormMoves } from '../../db/dormMoves.ts';
import type { PlanRow } from '../../db/plans.ts';
import type { Queryable } from '../../db/pool.ts';

/** The bed that each one is to have, as journey events name it: by the newest move, else by the published plan. */
export async function plannedBeds(
  db: Queryable,
  { row, plan }: { row: PlanRow; plan: PlanPart },
): Promise<ReadonlyMap<string, string>> {
  const beds = new Map(
    plan.workers.flatMap(({ workerId, stay }) => (stay ? [[workerId, bedLabel(stay)] as const] : [])),
  );
  for (const { workerId, bed } of await listDormMoves(db, row.batchId, row.publishedVersion)) {
    if (bed === null) beds.delete(workerId);
    else beds.set(workerId, bedLabel(bed));
  }
  return beds;
}
