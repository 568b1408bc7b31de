import { gunzipSync, gzipSync } from 'node:zlib';
import type { Plan } from '../../contract/plan.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { open, seal } from '../../crypto/seal.ts';
import { findPlanDocument } from '../../db/plans.ts';
import type { Queryable } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';

const place = (planId: string) => ({ table: 'plans', column: 'document', row: planId });

/** A plan document as the database keeps it. */
export function sealDocument(keys: KeyRing, planId: string, plan: Plan): Buffer {
  return seal(keys, place(planId), gzipSync(JSON.stringify(plan)));
}

/** @throws AppError `not_found` where the plan does not exist or is not done */
export async function loadDocument({ pool, keys }: { pool: Queryable; keys: KeyRing }, planId: string): Promise<Plan> {
  const sealed = await findPlanDocument(pool, planId);
  if (sealed === null) throw new AppError('not_found', 'there is no finished plan of this id');
  return JSON.parse(gunzipSync(open(keys, place(planId), sealed)).toString('utf8')) as Plan;
}
