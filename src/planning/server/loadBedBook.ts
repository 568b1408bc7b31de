import { readBedLabel, roomLabel } from '../../contract/dorms.ts';
import type { DormRoom } from '../../contract/scenario.ts';
import { type HoldRow, listHolds, listHoldsOfOthers } from '../../db/bedHolds.ts';
import { listDormMoves } from '../../db/dormMoves.ts';
import type { Queryable } from '../../db/pool.ts';
import type { BedBook, BedInUse, LockedBed } from '../dorms/bedBook.ts';

/**
 * What is known of a batch's beds: those that people of other batches have, and those that its own keep in every later plan, because
 * somebody locked them or they are in them already.
 */
export async function loadBedBook(db: Queryable, batchId: string, rooms: readonly DormRoom[]): Promise<BedBook> {
  const [moves, holds, others] = await Promise.all([
    listDormMoves(db, batchId, null),
    listHolds(db, batchId),
    listHoldsOfOthers(db, batchId),
  ]);
  const locked = new Map(
    moves.flatMap(({ workerId, bed }) => (bed === null ? [] : [[workerId, { workerId, ...bed }]])),
  );
  const byLabel = new Map(rooms.map((room) => [roomLabel(room), room]));
  for (const hold of holds.filter(({ isTold }) => isTold)) {
    const bed = ownBed(byLabel, hold);
    if (bed !== null) locked.set(hold.workerId, bed);
  }
  return { inUse: others.flatMap((hold) => inUse(hold) ?? []), locked: [...locked.values()] };
}

/** The bed that somebody of another batch holds; null where its name is none of a plan's. */
export function inUse({ bedId, from, until }: Pick<HoldRow, 'bedId' | 'from' | 'until'>): BedInUse | null {
  const bed = readBedLabel(bedId);
  return bed === null ? null : { ...bed, from, until };
}

function ownBed(byLabel: ReadonlyMap<string, DormRoom>, { workerId, bedId }: HoldRow): LockedBed | null {
  const bed = readBedLabel(bedId);
  const found = bed === null ? undefined : byLabel.get(bed.room);
  if (bed === null || found === undefined) return null;
  const { site, building, floor, room } = found;
  return { workerId, site, building, floor, room, bed: bed.bed };
}
