import { lastFourHash } from '../../crypto/lookupHash.ts';
import { open, openText, seal } from '../../crypto/seal.ts';
import { appendAudit } from '../../db/audit.ts';
import {
  listOldValues,
  listRowsWithoutLastFour,
  putLastFour,
  replaceValue,
  type SealedColumn,
  sealedColumns,
} from '../../db/sealedColumns.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from './deps.ts';
import { forgetOldKeys } from './openKeys.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** Values of one transaction; a person who uploads meanwhile waits for no more than these. */
const chunk = 200;

/** Rounds over everything before it counts as never ending: some process still seals with an old key. */
const roundsMax = 20;

/** How many values were sealed anew, by table. */
export type Rotation = Record<string, number>;

/**
 * Seals every value anew that is not under the active key, in small steps beside the running server, and then forgets the
 * other keys, so that they may be left out of `JIEYUN_KEYS`. All processes have to know the active key already: they were
 * started again with it in front. May be broken off and started again.
 *
 * @throws AppError `conflict` where values under old keys keep coming
 */
export async function rotateKeys(deps: Deps): Promise<Rotation> {
  const rotation: Rotation = {};
  for (let round = 0; round < roundsMax; round += 1) {
    let found = 0;
    for (const column of sealedColumns) {
      const done = await resealColumn(deps, column);
      if (done > 0) rotation[column.table] = (rotation[column.table] ?? 0) + done;
      found += done;
    }
    if (found === 0) {
      await fillLastFour(deps);
      await finish(deps, rotation);
      return rotation;
    }
  }
  throw new AppError(
    'conflict',
    'values under old keys keep coming: start every process again with the new key in front',
  );
}

async function resealColumn({ database, keys }: Deps, column: SealedColumn): Promise<number> {
  let done = 0;
  for (;;) {
    const count = await database.transaction(async (db) => {
      const old = await listOldValues(db, column, { keyId: keys.activeId, limit: chunk });
      for (const value of old) {
        const place = { ...column.place, row: value.row };
        await replaceValue(db, column, value, seal(keys, place, open(keys, place, value.sealed)));
      }
      return old.length;
    });
    done += count;
    if (count < chunk) return done;
  }
}

/** Rows of before there was a hash of the last four signs. */
async function fillLastFour({ database, keys }: Deps): Promise<void> {
  for (;;) {
    const count = await database.transaction(async (db) => {
      const rows = await listRowsWithoutLastFour(db, chunk);
      for (const { rowId, batchId, idNumberSealed } of rows) {
        const place = { table: 'roster_rows', column: 'id_number', row: rowId };
        await putLastFour(db, rowId, lastFourHash(keys, batchId, openText(keys, place, idNumberSealed)));
      }
      return rows.length;
    });
    if (count < chunk) return;
  }
}

async function finish({ database, keys }: Deps, rotation: Rotation): Promise<void> {
  await database.transaction(async (db) => {
    await forgetOldKeys(db, keys);
    await appendAudit(db, { action: 'keys.rotate', objectKind: 'key', objectId: keys.activeId, after: rotation });
  });
}
