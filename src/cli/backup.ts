import { readConfig } from '../config.ts';
import { type Bilingual, inLocale } from '../contract/text.ts';
import { createPool, type Pool } from '../db/pool.ts';
import { createLog, scopedLog } from '../log.ts';
import { startEmbeddedPostgres } from '../postgres/index.ts';
import type { BackupEnd } from '../service/backup/format.ts';
import { restoreBackup } from '../service/backup/restoreBackup.ts';
import { writeBackup } from '../service/backup/writeBackup.ts';
import { checkDatabase } from '../service/dependencies.ts';
import type { Surroundings } from './program.ts';
import type { ExitStatus } from './reportError.ts';

/** `jieyun admin backup FILE`: everything in the database as it stands now, beside the running server; prints rows by table. */
export function backupCommand(file: string, surroundings: Surroundings): Promise<ExitStatus> {
  return withOwner(surroundings, { exclusive: false }, async (owner, tell) => {
    print(await writeBackup(owner, file));
    tell({
      zh: `已备份到 ${file}；没有 JIEYUN_KEYS（或 .data/keys）它无法读取，请另行保存密钥`,
      en: `backed up to ${file}; it cannot be read without JIEYUN_KEYS (or .data/keys): keep those elsewhere`,
    });
  });
}

/** `jieyun admin restore FILE [--replace]`: puts a backup into an empty database, or in place of what stands there. */
export function restoreCommand(
  file: string,
  { replace }: { replace: boolean },
  surroundings: Surroundings,
): Promise<ExitStatus> {
  return withOwner(surroundings, { exclusive: true }, async (owner, tell) => {
    print(await restoreBackup(owner, file, { replace }));
    tell({ zh: '已恢复，操作记录链完整', en: 'restored; the chain of the audit log is sound' });
  });
}

function print({ rows, audit }: BackupEnd): void {
  for (const [table, count] of Object.entries(rows)) process.stdout.write(`${table} ${count}\n`);
  process.stdout.write(`audit ${audit.entries} ${audit.head}\n`);
}

/** Runs `work` as the role that owns the schema, whatever state the database is in. */
async function withOwner(
  { env, cwd }: Surroundings,
  { exclusive }: { exclusive: boolean },
  work: (owner: Pool, tell: (text: Bilingual) => void) => Promise<void>,
): Promise<ExitStatus> {
  const config = readConfig(env, cwd);
  const log = createLog(config.logLevel);
  const { dataDir } = config;
  const embedded =
    config.databaseUrl === null
      ? await startEmbeddedPostgres({ dataDir, log: scopedLog(log, { part: 'postgres' }), exclusive })
      : null;
  const owner = createPool({ connectionString: config.databaseUrl ?? embedded!.url, max: 1 });
  try {
    await checkDatabase(owner);
    await work(owner, (text) => process.stderr.write(`${inLocale(text, config.locale)}\n`));
    return 0;
  } finally {
    await owner.end();
    await embedded?.stop();
  }
}
