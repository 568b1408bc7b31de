import { gunzipSync, gzipSync } from 'node:zlib';
import type { Plan } from '../../contract/plan.ts';
import type { PlanPart } from '../../contract/planPart.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { open, seal } from '../../crypto/seal.ts';
import { listBatchParts, replacePart } from '../../db/planParts.ts';
import type { Queryable } from '../../db/pool.ts';
import { partPlace } from './planDocument.ts';

/** A row of a roster that is no more. */
export interface ErasedRow {
  file: string;
  sheet: string;
  row: number;
}

/** Takes what the plans of a batch say of erased rows out of them: rejected cells show masked values. */
export async function redactPlans(
  db: Queryable,
  keys: KeyRing,
  batchId: string,
  erased: readonly ErasedRow[],
): Promise<void> {
  const gone = new Set(erased.map(keyOf));
  for (const { planId, kind, partKey, documentSealed } of await listBatchParts(db, batchId)) {
    const place = partPlace(planId, kind, partKey);
    const document = JSON.parse(gunzipSync(open(keys, place, documentSealed)).toString('utf8')) as Plan | PlanPart;
    const rejected = document.rejected.filter((row) => !gone.has(keyOf(row)));
    if (rejected.length === document.rejected.length) continue;
    const redacted = gzipSync(JSON.stringify({ ...document, rejected }));
    await replacePart(db, { planId, kind, partKey, documentSealed: seal(keys, place, redacted) });
  }
}

function keyOf({ file, sheet, row }: ErasedRow): string {
  return JSON.stringify([file, sheet, row]);
}
