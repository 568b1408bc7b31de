import { gunzipSync, gzipSync } from 'node:zlib';
import type { Plan } from '../../../contract/plan.ts';
import type { KeyRing } from '../../../crypto/keyRing.ts';
import { open, type SealedPlace, seal } from '../../../crypto/seal.ts';
import { type DraftRow, type EditContent, listEditContents } from '../../../db/drafts.ts';
import type { Queryable } from '../../../db/pool.ts';
import { type DraftState, draftOf } from '../../edit/draftState.ts';
import { patched, type StatePatch } from '../../edit/statePatch.ts';

/** What a draft holds besides its document. */
export type DraftExtras = Omit<DraftState, 'plan'>;

/** A draft as its edits have made it of the document that it began as. */
export async function loadState(db: Queryable, keys: KeyRing, row: DraftRow, base: Plan): Promise<DraftState> {
  let state: DraftState = { ...draftOf(base), ...(row.baseExtras as DraftExtras | null) };
  if (row.head === 0) return state;
  for (const { seq, patchSealed, stateSealed } of await listEditContents(db, row.planId, row.head)) {
    const { patch, whole } = unpackEdit(keys, row.planId, { seq, patchSealed, stateSealed });
    state = whole ?? patched(state, patch);
  }
  return state;
}

/** What an edit of a draft's history holds; `whole` null where it keeps only what it changed. */
export function unpackEdit(
  keys: KeyRing,
  planId: string,
  { seq, patchSealed, stateSealed }: EditContent,
): { patch: StatePatch; whole: DraftState | null } {
  const place = (column: string) => editPlace(planId, seq, column);
  return {
    patch: unpack(keys, place('patch'), patchSealed) as StatePatch,
    whole: stateSealed === null ? null : (unpack(keys, place('state'), stateSealed) as DraftState),
  };
}

/** A value of a draft's history, ready to be stored. */
export function pack(keys: KeyRing, planId: string, seq: number, column: 'patch' | 'state', value: unknown): Buffer {
  return seal(keys, editPlace(planId, seq, column), gzipSync(JSON.stringify(value), { level: 1 }));
}

function unpack(keys: KeyRing, place: SealedPlace, sealed: Buffer): unknown {
  return JSON.parse(gunzipSync(open(keys, place, sealed)).toString('utf8'));
}

function editPlace(planId: string, seq: number, column: string): SealedPlace {
  return { table: 'plan_edits', column, row: `${planId}/${seq}` };
}
