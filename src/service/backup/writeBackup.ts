import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { verifyAudit } from '../../db/audit.ts';
import { dumpRows, listBackupTables, readSequences } from '../../db/backup.ts';
import { listMigrations } from '../../db/migrate.ts';
import { type Client, type Pool, withOwnerTransaction } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import { type BackupEnd, markLine } from './format.ts';

/**
 * Writes everything that the database holds into one file, as it stands at one moment, beside the running server. Personal
 * values stay sealed: the file is worth nothing without the keys, which are not in it.
 *
 * @param owner connections of the role that owns the schema
 * @returns rows by table
 * @throws AppError `conflict` where the audit log is broken; whatever the file system says. The file then does not exist.
 */
export async function writeBackup(owner: Pool, file: string): Promise<BackupEnd> {
  if (existsSync(file)) throw new AppError('conflict', 'the file exists already');
  const part = `${file}.part`;
  let end: BackupEnd | null = null;
  try {
    await withOwnerTransaction(owner, async (db) => {
      await db.query('set transaction isolation level repeatable read, read only');
      await db.query('set local statement_timeout = 0');
      const lines = backupLines(db, (written) => {
        end = written;
      });
      const target = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
      await pipeline(Readable.from(lines), createGzip({ level: 6 }), target);
    });
    await rename(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(part, { force: true });
    throw error;
  }
  return end!;
}

async function* backupLines(db: Client, onEnd: (end: BackupEnd) => void): AsyncGenerator<string> {
  const { entries, head, brokenAt } = await verifyAudit(db);
  if (brokenAt !== null) {
    throw new AppError('conflict', `the audit log is broken at entry ${brokenAt}: see jieyun admin verify-audit`);
  }
  const migrations = await listMigrations(db);
  yield markLine({ product: 'jieyun', format: 1, madeAt: new Date().toISOString(), migrations });
  const rows: Record<string, number> = {};
  for (const table of await listBackupTables(db)) {
    yield markLine({ table: table.name, columns: table.columns });
    let count = 0;
    for await (const line of dumpRows(db, table)) {
      count += 1;
      yield `${line}\n`;
    }
    rows[table.name] = count;
  }
  const end = { rows, sequences: await readSequences(db), audit: { entries, head } };
  yield markLine(end);
  onEnd(end);
}
