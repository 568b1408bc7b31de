import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../errors.ts';
import { type Client, type Pool, withOwnerTransaction } from './pool.ts';

/** Serialises migrating processes; any number that nobody else in the database uses. */
const migrationLock = 7_434_901;

interface Migration {
  version: number;
  name: string;
  sql: string;
  sha256: string;
}

/**
 * Brings the schema to the newest version: numbered plain SQL, forward only, all or nothing.
 * Any number of processes may call it at once; one works, the others wait and find nothing to do.
 *
 * @param owner connections of the role that owns the schema
 * @returns the versions that this call applied.
 * @throws AppError `config_invalid` where the database is newer than this program, or where a migration that it has
 *   applied was changed since.
 */
export async function migrate(owner: Pool, folder: string = migrationsFolder()): Promise<number[]> {
  return withOwnerTransaction(owner, (client) => migrateIn(client, { folder }));
}

/**
 * `migrate` within the caller's transaction.
 *
 * @param upTo only these migrations: the schema that another database had
 * @throws AppError `config_invalid`, also where this program does not know one of `upTo`
 */
export async function migrateIn(
  client: Client,
  { folder = migrationsFolder(), upTo }: { folder?: string; upTo?: readonly AppliedMigration[] } = {},
): Promise<number[]> {
  const migrations = await readMigrations(folder);
  // Waiting in the queue of starting processes is no runaway statement.
  await client.query('set local statement_timeout = 0');
  await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
  await client.query(
    `create table if not exists schema_migrations (
       version integer primary key, name text not null, sha256 text not null,
       applied_at timestamptz not null default now())`,
  );
  const applied = await listMigrations(client);
  refuseForeignSchema(migrations, [...applied, ...(upTo ?? [])]);

  const done = new Set(applied.map(({ version }) => version));
  const wanted = upTo === undefined ? null : new Set(upTo.map(({ version }) => version));
  const pending = migrations.filter(({ version }) => !done.has(version) && (wanted === null || wanted.has(version)));
  for (const migration of pending) {
    await client.query(migration.sql);
    await client.query('insert into schema_migrations (version, name, sha256) values ($1, $2, $3)', [
      migration.version,
      migration.name,
      migration.sha256,
    ]);
  }
  return pending.map(({ version }) => version);
}

/** A migration that a database has. */
export interface AppliedMigration {
  version: number;
  sha256: string;
}

/** The migrations that a database has, in their order. */
export async function listMigrations(client: Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'select version, sha256 from schema_migrations order by version',
  );
  return rows;
}

function refuseForeignSchema(migrations: Migration[], applied: readonly AppliedMigration[]): void {
  const newest = migrations[migrations.length - 1]?.version ?? 0;
  const ahead = Math.max(0, ...applied.map(({ version }) => version));
  if (ahead > newest) {
    throw new AppError(
      'config_invalid',
      `the database has schema version ${ahead}, this program knows up to ${newest}; run the newer program`,
    );
  }
  for (const { version, sha256 } of applied) {
    const ours = migrations.find((migration) => migration.version === version);
    if (ours !== undefined && ours.sha256 !== sha256) {
      throw new AppError('config_invalid', `migration ${ours.name} was changed after the database had applied it`);
    }
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { version: Number(name.slice(0, 4)), name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** The .sql files stand beside the TypeScript source, which the package carries also when compiled code runs. */
function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new AppError('internal', 'the package folder was not found');
    folder = parent;
  }
  return join(folder, 'src', 'db', 'migrations');
}
