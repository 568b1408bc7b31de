import type { JourneyKind } from '../../contract/journeyEvent.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { listStayRows } from '../../db/journeyEvents.ts';
import type { Queryable } from '../../db/pool.ts';
import { fromJourneyRow } from '../../planning/server/sealJourney.ts';

const stays: ReadonlySet<JourneyKind> = new Set<JourneyKind>(['bed', 'isolated', 'referred', 'hospital', 'returned']);

/** What brought people to where they sleep last, by worker: a bed, a room apart, a doctor. */
export async function lastStays(
  { db, keys }: { db: Queryable; keys: KeyRing },
  batchId: string,
  workerIds: readonly string[],
): Promise<Map<string, JourneyKind>> {
  const last = new Map<string, JourneyKind>();
  if (workerIds.length === 0) return last;
  for (const row of await listStayRows(db, batchId, workerIds)) {
    if (last.has(row.workerId)) continue;
    const kind = fromJourneyRow(keys, row)?.kind;
    if (kind !== undefined && stays.has(kind)) last.set(row.workerId, kind);
  }
  return last;
}
