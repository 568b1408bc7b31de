import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { verifyAudit } from '../../db/audit.ts';
import {
  type BackupTable,
  beginLoading,
  countUsers,
  dropEverything,
  holdsData,
  listBackupTables,
  loadRows,
  moveEventsOn,
  writeSequences,
} from '../../db/backup.ts';
import { migrateIn } from '../../db/migrate.ts';
import { type Client, type Pool, withOwnerTransaction } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import { type BackupEnd, brokenBackup, endSchema, headSchema, readMark, tableSchema } from './format.ts';

/** Characters that go into the database at once. */
const loadChars = 4 * 1024 * 1024;

/**
 * Puts a backup back: the schema that it was made with, every row, and then whatever migrations came since. All or nothing, in one
 * transaction; the audit log has to be the very same chain afterwards.
 *
 * @param owner connections of the role that owns the schema
 * @param replace whether what stands in the database may go
 * @throws AppError `conflict` where something stands there, or works on it; `input_invalid` for a broken file or one of a newer program
 */
export async function restoreBackup(owner: Pool, file: string, { replace }: { replace: boolean }): Promise<BackupEnd> {
  return withOwnerTransaction(owner, async (db) => {
    await db.query('set local statement_timeout = 0');
    if ((await countUsers(db)) > 0) throw new AppError('conflict', 'stop the server and all workers first');
    if (await holdsData(db)) {
      if (!replace) throw new AppError('conflict', 'the database is not empty: --replace deletes what stands in it');
      await dropEverything(db);
    }
    const lines = linesOf(file);
    try {
      const end = await restoreLines(db, async () => (await lines.next()).value as string | undefined);
      await migrateIn(db);
      await moveEventsOn(db, end.sequences);
      return end;
    } finally {
      await lines.return(undefined);
    }
  });
}

async function restoreLines(db: Client, next: () => Promise<string | undefined>): Promise<BackupEnd> {
  const { migrations } = readMark(headSchema, await next());
  await migrateIn(db, { upTo: migrations });
  const tables = await listBackupTables(db);
  const endLoading = await beginLoading(db, tables);
  const loaded: Record<string, number> = {};
  let line = await next();
  for (const table of tables) {
    const mark = readMark(tableSchema, line);
    if (mark.table !== table.name || mark.columns.join() !== table.columns.join()) {
      throw brokenBackup(`its table ${mark.table} is not that of its own schema`);
    }
    line = await loadTable(db, table, next, (rows) => {
      loaded[table.name] = rows;
    });
  }
  const end = readMark(endSchema, line);
  if (JSON.stringify(loaded) !== JSON.stringify(end.rows)) throw brokenBackup('rows are missing');
  await endLoading().catch((error: unknown) => {
    throw brokenBackup('rows refer to others that are not in it', error);
  });
  await writeSequences(db, end.sequences);
  const { entries, head, brokenAt } = await verifyAudit(db);
  if (brokenAt !== null || entries !== end.audit.entries || head !== end.audit.head) {
    throw brokenBackup('its audit log is not the one that was backed up');
  }
  return end;
}

/** @returns the line behind the rows */
async function loadTable(
  db: Client,
  table: BackupTable,
  next: () => Promise<string | undefined>,
  onDone: (rows: number) => void,
): Promise<string | undefined> {
  let lines: string[] = [];
  let chars = 0;
  let rows = 0;
  const flush = async () => {
    if (lines.length > 0) {
      await loadRows(db, table, lines).catch((error: unknown) => {
        throw brokenBackup(`rows of ${table.name} do not fit`, error);
      });
    }
    rows += lines.length;
    lines = [];
    chars = 0;
  };
  for (let line = await next(); ; line = await next()) {
    if (line === undefined || line.startsWith('#')) {
      await flush();
      onDone(rows);
      return line;
    }
    lines.push(line);
    chars += line.length;
    if (chars >= loadChars) await flush();
  }
}

/** The lines of a gzipped file, read as they are asked for. A damaged file ends in an error. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip()).setEncoding('utf8');
  source.on('error', (error) => text.destroy(error));
  let rest = '';
  try {
    for await (const chunk of text) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop()!;
      yield* lines;
    }
  } catch (error) {
    throw damaged(error);
  } finally {
    source.destroy();
  }
  if (rest !== '') throw brokenBackup('its last line is cut off');
}

function damaged(error: unknown): unknown {
  // that there is no such file is the system's to say
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined || code.startsWith('Z_') ? brokenBackup('it cannot be unpacked', error) : error;
}
