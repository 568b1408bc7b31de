import type { KeyRing } from '../../crypto/keyRing.ts';
import { listBatchEdits, replaceEdit } from '../../db/drafts.ts';
import { listBatchParts, replacePart } from '../../db/planParts.ts';
import type { Queryable } from '../../db/pool.ts';
import { pack, unpackEdit } from './drafts/loadState.ts';
import { openPart, sealPart } from './planDocument.ts';

/** A row of a roster that is no more. */
export interface ErasedRow {
  file: string;
  sheet: string;
  row: number;
}

/** Takes what the plans of a batch, their drafts included, say of erased rows out of them: rejected cells show masked values. */
export async function redactPlans(
  db: Queryable,
  keys: KeyRing,
  batchId: string,
  erased: readonly ErasedRow[],
): Promise<void> {
  const keep = keeperOf(erased);
  for (const { planId, ...part } of await listBatchParts(db, batchId)) {
    const document = openPart(keys, planId, part);
    const rejected = document.rejected.filter(keep);
    if (rejected.length === document.rejected.length) continue;
    const { kind, version, partKey } = part;
    const redacted = sealPart(keys, planId, { kind, version, partKey }, { ...document, rejected }, null);
    await replacePart(db, { planId, ...redacted });
  }
  await redactEdits(db, keys, batchId, keep);
}

async function redactEdits(db: Queryable, keys: KeyRing, batchId: string, keep: (row: ErasedRow) => boolean) {
  for (const { planId, ...edit } of await listBatchEdits(db, batchId)) {
    const { patch, whole } = unpackEdit(keys, planId, edit);
    const lists = [patch.plan.rejected, whole?.plan.rejected].filter((rows) => rows !== undefined);
    if (lists.every((rows) => rows.every(keep))) continue;
    if (patch.plan.rejected !== undefined) patch.plan.rejected = patch.plan.rejected.filter(keep);
    if (whole !== null) whole.plan.rejected = whole.plan.rejected.filter(keep);
    const patchSealed = pack(keys, planId, edit.seq, 'patch', patch);
    const stateSealed = whole === null ? null : pack(keys, planId, edit.seq, 'state', whole);
    await replaceEdit(db, { planId, seq: edit.seq, patchSealed, stateSealed });
  }
}

function keeperOf(erased: readonly ErasedRow[]): (row: ErasedRow) => boolean {
  const gone = new Set(erased.map(keyOf));
  return (row) => !gone.has(keyOf(row));
}

function keyOf({ file, sheet, row }: ErasedRow): string {
  return JSON.stringify([file, sheet, row]);
}
