import type { Queryable } from './pool.ts';

/**
 * Tables that no backup holds: what belongs to one installation (the role's password, which migrations it has), what lives
 * shortly (sessions, limits, answers to repeated requests, events), and the queues, which the rows themselves fill again.
 */
const leftOut = [
  'app_roles',
  'schema_migrations',
  'sessions',
  'rate_limits',
  'idempotency_keys',
  'events',
  'event_purge',
];

/** A table as a backup holds it. */
export interface BackupTable {
  name: string;
  /** Its columns but the generated ones. */
  columns: string[];
}

/** The tables of a backup, by name. */
export async function listBackupTables(db: Queryable): Promise<BackupTable[]> {
  const { rows } = await db.query<BackupTable>(
    `select t.relname as name,
       array(select a.attname::text from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = '' order by a.attnum) as columns
     from pg_class t
     where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and t.relname <> all ($1)
     order by t.relname`,
    [leftOut],
  );
  return rows;
}

/** Bytes that one read should bring; single rows may hold whole files. */
const readBytes = 4 * 1024 * 1024;
const readRowsMax = 2_000;

/** Every row of a table as one line of JSON, in the order in which they lie there. Needs a transaction. */
export async function* dumpRows(db: Queryable, { name, columns }: BackupTable): AsyncGenerator<string> {
  const row = columns.map((column) => `'${column}', ${quoted(column)}`).join(', ');
  await db.query(
    `declare backup_rows no scroll cursor for select jsonb_build_object(${row})::text as line from ${quoted(name)}`,
  );
  let count = 10;
  for (;;) {
    const { rows } = await db.query<{ line: string }>(`fetch ${count} from backup_rows`);
    if (rows.length === 0) break;
    for (const { line } of rows) yield line;
    const bytes = rows.reduce((sum, { line }) => sum + line.length, 0);
    count = Math.max(1, Math.min(readRowsMax, Math.floor((count * readBytes) / Math.max(bytes, 1))));
  }
  await db.query('close backup_rows');
}

/** Puts rows back as `dumpRows` gave them, numbers that the database had given included. */
export async function loadRows(db: Queryable, { name, columns }: BackupTable, lines: readonly string[]): Promise<void> {
  const list = columns.map(quoted).join(', ');
  await db.query(
    `insert into ${quoted(name)} (${list}) overriding system value
     select ${list} from jsonb_populate_recordset(null::${quoted(name)}, $1::jsonb)`,
    [`[${lines.join(',')}]`],
  );
}

/** How far each sequence has counted; those that never did are left out. */
export async function readSequences(db: Queryable): Promise<Record<string, number>> {
  const { rows } = await db.query<{ name: string; last: number }>(
    `select sequencename as name, last_value::float8 as last from pg_sequences
     where schemaname = 'public' and last_value is not null`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** Whoever was ahead of the backup must not take what comes now for what he has seen: events go on far behind that. */
const eventsSkipped = 1_000_000;

/** Lets each sequence go on where it was. */
export async function writeSequences(db: Queryable, sequences: Record<string, number>): Promise<void> {
  for (const [name, last] of Object.entries(sequences)) {
    await db.query('select setval(to_regclass($1), $2) where to_regclass($1) is not null', [
      `public.${quoted(name)}`,
      last,
    ]);
  }
}

/** Lets events go on behind all that were ever told. */
export async function moveEventsOn(db: Queryable, sequences: Record<string, number>): Promise<void> {
  const next = (sequences.event_seq ?? 0) + eventsSkipped;
  await db.query(`select setval('event_seq', $1)`, [next]);
  await db.query('update event_purge set purged_to = $1', [next]);
}

/**
 * Makes the tables take rows in as they are, in any order: no chain is made anew, nothing is told, references wait. Rows that
 * migrations made go.
 *
 * @returns what makes the tables as they were; it throws where a row refers to one that is not there
 */
export async function beginLoading(db: Queryable, tables: readonly BackupTable[]): Promise<() => Promise<void>> {
  const { rows } = await db.query<{ drop: string; add: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  for (const { drop } of rows) await db.query(drop);
  for (const { name } of tables) await db.query(`alter table ${quoted(name)} disable trigger user`);
  for (const { name } of tables) await db.query(`delete from ${quoted(name)}`);
  return async () => {
    for (const { name } of tables) await db.query(`alter table ${quoted(name)} enable trigger user`);
    for (const { add } of rows) await db.query(add);
  };
}

/** Whether anything of ours stands in the database. */
export async function holdsData(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ holds: boolean }>(
    `select to_regclass('public.schema_migrations') is not null as holds`,
  );
  return rows[0]!.holds;
}

/** How many other connections of the program the database has. */
export async function countUsers(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::integer as n from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like 'jieyun%'`,
  );
  return rows[0]!.n;
}

/** Deletes the whole schema, of the application and of its queues. */
export async function dropEverything(db: Queryable): Promise<void> {
  await db.query(`drop schema if exists bullmq cascade;
    do $$ declare
      command text;
      -- all of them named before the first one goes
      commands text[] := array(
        select format('drop table if exists %s cascade', c.oid::regclass) from pg_class c
          where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        union all select format('drop sequence if exists %s cascade', c.oid::regclass) from pg_class c
          where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace
        union all select format('drop function if exists %s cascade', p.oid::regprocedure) from pg_proc p
          where p.pronamespace = 'public'::regnamespace
            and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e'));
    begin
      foreach command in array commands loop execute command; end loop;
    end $$`);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
