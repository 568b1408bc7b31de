import { gunzipSync, gzipSync } from 'node:zlib';
import type { Plan, PlanRejected } from '../../../contract/plan.ts';
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
    const place = (column: string) => editPlace(row.planId, seq, column);
    state =
      stateSealed === null
        ? patched(state, unpack(keys, place('patch'), patchSealed) as StatePatch)
        : (unpack(keys, place('state'), stateSealed) as DraftState);
  }
  return state;
}

/** A value of a draft's history, ready to be stored. */
export function pack(keys: KeyRing, planId: string, seq: number, column: 'patch' | 'state', value: unknown): Buffer {
  return seal(keys, editPlace(planId, seq, column), gzipSync(JSON.stringify(value), { level: 1 }));
}

/** An edit's content with one list of rejected rows less the rows that are to be forgotten; null where it holds none of them. */
export function withoutRows(
  keys: KeyRing,
  { planId, seq, patchSealed, stateSealed }: EditContent & { planId: string },
  isGone: (row: PlanRejected) => boolean,
): EditContent | null {
  const patch = unpack(keys, editPlace(planId, seq, 'patch'), patchSealed) as StatePatch;
  const state =
    stateSealed === null ? null : (unpack(keys, editPlace(planId, seq, 'state'), stateSealed) as DraftState);
  const lists = [patch.plan.rejected ?? [], state?.plan.rejected ?? []];
  if (!lists.flat().some(isGone)) return null;
  const kept = (rows: readonly PlanRejected[]) => rows.filter((row) => !isGone(row));
  const { rejected, ...plan } = patch.plan;
  const fresh = { ...patch, plan: { ...plan, ...(rejected !== undefined && { rejected: kept(rejected) }) } };
  return {
    seq,
    patchSealed: pack(keys, planId, seq, 'patch', fresh),
    stateSealed:
      state === null
        ? null
        : pack(keys, planId, seq, 'state', { ...state, plan: { ...state.plan, rejected: kept(state.plan.rejected) } }),
  };
}

function unpack(keys: KeyRing, place: SealedPlace, sealed: Buffer): unknown {
  return JSON.parse(gunzipSync(open(keys, place, sealed)).toString('utf8'));
}

function editPlace(planId: string, seq: number, column: string): SealedPlace {
  return { table: 'plan_edits', column, row: `${planId}/${seq}` };
}
