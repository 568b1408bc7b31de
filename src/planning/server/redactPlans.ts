import type { KeyRing } from '../../crypto/keyRing.ts';
import { listBatchEdits, replaceEdit } from '../../db/drafts.ts';
import { listBatchParts, replacePart } from '../../db/planParts.ts';
import type { Queryable } from '../../db/pool.ts';
import { withoutRows } from './drafts/loadState.ts';
import { openPart, sealPart } from './planDocument.ts';

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
  for (const { planId, ...part } of await listBatchParts(db, batchId)) {
    const document = openPart(keys, planId, part);
    const rejected = document.rejected.filter((row) => !gone.has(keyOf(row)));
    if (rejected.length === document.rejected.length) continue;
    const { kind, version, partKey } = part;
    const redacted = sealPart(keys, planId, { kind, version, partKey }, { ...document, rejected }, null);
    await replacePart(db, { planId, ...redacted });
  }
  for (const edit of await listBatchEdits(db, batchId)) {
    const redacted = withoutRows(keys, edit, (row) => gone.has(keyOf(row)));
    if (redacted !== null) await replaceEdit(db, { planId: edit.planId, ...redacted });
  }
}

function keyOf({ file, sheet, row }: ErasedRow): string {
  return JSON.stringify([file, sheet, row]);
}
