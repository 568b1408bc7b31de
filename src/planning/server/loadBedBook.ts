import { listDormMoves } from '../../db/dormMoves.ts';
import type { Queryable } from '../../db/pool.ts';
import type { BedBook } from '../dorms/bedBook.ts';

/** Beds of a batch that somebody locked: every later plan keeps them. */
export async function loadBedBook(db: Queryable, batchId: string): Promise<BedBook> {
  const rows = await listDormMoves(db, batchId, null);
  const locked = rows.flatMap(({ workerId, bed }) => (bed === null ? [] : [{ workerId, ...bed }]));
  return { inUse: [], locked };
}
