import type { DraftState } from '../../edit/draftState.ts';
import type { EditBatch } from '../../edit/editBatch.ts';
import type { RoadBook } from '../../roads/roadBook.ts';

/** A batch ready for edits, and the input that it was made of. */
export interface PreparedEdits {
  stamp: string;
  edits: EditBatch;
  /** Measures legs on real roads; null where there is no server, or it is away. */
  book: RoadBook | null;
}

/** So many batches, and drafts, are kept ready in a process. */
const most = 6;

/**
 * What edits need again and again, in the memory of one process: never the truth, only what the database said under a stamp or a version
 * that is compared each time. Holds personal data of the batches edited last.
 */
export class EditCache {
  readonly #batches = new Map<string, PreparedEdits>();
  readonly #drafts = new Map<string, { version: number; state: DraftState }>();
  /** Drafts and batches that are being read from the database. */
  readonly #readingDrafts = new Map<string, Promise<DraftState>>();
  readonly #readingBatches = new Map<string, Promise<PreparedEdits>>();

  /** The batch, if its input is still the same. */
  batch(batchId: string, stamp: string): PreparedEdits | null {
    const found = this.#batches.get(batchId);
    return found?.stamp === stamp ? found : null;
  }

  /** Prepares the batch once, however many ask for it at a time. */
  async prepareOnce(batchId: string, stamp: string, prepare: () => Promise<PreparedEdits>): Promise<PreparedEdits> {
    return once(this.#readingBatches, `${batchId}/${stamp}`, prepare);
  }

  putBatch(batchId: string, prepared: PreparedEdits): void {
    put(this.#batches, batchId, prepared);
  }

  /** The draft at that version; `read` once, however many ask for it at a time, where it is not there. */
  async draftOr(planId: string, version: number, read: () => Promise<DraftState>): Promise<DraftState> {
    const found = this.#drafts.get(planId);
    if (found?.version === version) return found.state;
    return once(this.#readingDrafts, `${planId}/${version}`, async () => {
      const state = await read();
      this.putDraft(planId, version, state);
      return state;
    });
  }

  putDraft(planId: string, version: number, state: DraftState): void {
    put(this.#drafts, planId, { version, state });
  }
}

/** Begins work unless it is being done already. */
async function once<T>(underWay: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> {
  const begun = underWay.get(key);
  if (begun !== undefined) return begun;
  const working = work();
  underWay.set(key, working);
  try {
    return await working;
  } finally {
    underWay.delete(key);
  }
}

/** The one put last comes last; the oldest goes. */
function put<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
