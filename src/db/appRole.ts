import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { AppError } from '../errors.ts';
import { type Client, isSqlState, type Pool, withOwnerTransaction } from './pool.ts';

/** Serialises processes that start at once; any number that nobody else in the database uses. */
const roleLock = 7_434_904;

/** SQLSTATE of a missing right. */
const insufficientPrivilege = '42501';

/** Tables of the owner alone. */
const ownerOnly = ['app_roles', 'schema_migrations'];

/**
 * Makes the role that the application connects as, `<database>_app`, and gives it what it needs: rows as the ownership rules
 * allow, and logs of audit, journeys and supplies that it can write to but not change. Its password is made once and kept in a table of the owner's.
 *
 * @param owner connections of the role that owns the schema, after migrating
 * @returns the connection string for it.
 * @throws AppError `config_invalid` where the owner may not make roles
 */
export async function ensureAppRole(owner: Pool, ownerUrl: string): Promise<string> {
  try {
    return await withOwnerTransaction(owner, async (db) => {
      await db.query('select pg_advisory_xact_lock($1)', [roleLock]);
      const { name, password, isNew } = await storedRole(db);
      const { rowCount } = await db.query('select from pg_roles where rolname = $1', [name]);
      const login = `${pg.escapeIdentifier(name)} login noinherit password ${pg.escapeLiteral(password)}`;
      if (rowCount === 0) await db.query(`create role ${login}`);
      // the role outlives its database: of one that was made anew, or restored, it has a password that nobody knows
      else if (isNew) await db.query(`alter role ${login}`);
      await grant(db, name);
      return withLogin(ownerUrl, name, password);
    });
  } catch (error) {
    if (!isSqlState(error, insufficientPrivilege)) throw error;
    throw new AppError('config_invalid', noRight, { cause: error });
  }
}

const noRight =
  'the owner of the database may not make the role that the application connects as: give it CREATEROLE, or make a role yourself and name it in DATABASE_APP_URL';

/** Gives a role of the operator's own what the application needs. @param appUrl connection string that names it */
export async function grantAppRole(owner: Pool, appUrl: string): Promise<void> {
  const name = decodeURIComponent(new URL(appUrl).username);
  await withOwnerTransaction(owner, async (db) => {
    await db.query('select pg_advisory_xact_lock($1)', [roleLock]);
    await grant(db, name);
  });
}

/**
 * Makes sure that the ownership rules bind the application's role, and that it cannot touch the logs.
 *
 * @throws AppError `config_invalid`
 */
export async function verifyAppRole(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{
    unbound: boolean;
    rewrites: boolean;
    rewritesJourneys: boolean;
    rewritesSupplies: boolean;
  }>(
    `select rolsuper or rolbypassrls or exists (select from pg_tables where tablename = 'batches' and tableowner = current_user)
         as unbound,
       has_table_privilege('audit_log', 'update, delete, truncate') as rewrites,
       has_table_privilege('journey_events', 'update, delete, truncate') as "rewritesJourneys",
       has_table_privilege('supply_movements', 'update, delete, truncate')
         or has_table_privilege('supply_balances', 'insert, update, delete, truncate') as "rewritesSupplies"
     from pg_roles where rolname = current_user`,
  );
  const { unbound, rewrites, rewritesJourneys, rewritesSupplies } = rows[0]!;
  if (unbound)
    throw new AppError('config_invalid', "the application's database role owns the tables or is a superuser");
  if (rewrites) throw new AppError('config_invalid', "the application's database role can change the audit log");
  if (rewritesJourneys)
    throw new AppError('config_invalid', "the application's database role can change the journey log");
  if (rewritesSupplies)
    throw new AppError('config_invalid', "the application's database role can change the ledger of supplies");
}

async function storedRole(db: Client): Promise<{ name: string; password: string; isNew: boolean }> {
  const { rowCount } = await db.query(
    `insert into app_roles (name, password) select current_database() || '_app', $1
    where not exists (select from app_roles)`,
    [randomBytes(24).toString('base64url')],
  );
  const { rows } = await db.query<{ name: string; password: string }>('select name, password from app_roles');
  return { ...rows[0]!, isNew: rowCount === 1 };
}

/** Idempotent; also for tables that came since. */
async function grant(db: Client, name: string): Promise<void> {
  const role = pg.escapeIdentifier(name);
  const schemas = await db.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname in ('public', 'bullmq')`,
  );
  for (const { name: schema } of schemas.rows) {
    await db.query(`grant usage on schema ${schema} to ${role};
      grant select, insert, update, delete on all tables in schema ${schema} to ${role};
      grant usage, select on all sequences in schema ${schema} to ${role}`);
  }
  await db.query(`revoke create on schema public from public;
    revoke all on ${ownerOnly.join(', ')} from ${role};
    revoke update, delete on audit_log, journey_events, supply_movements from ${role};
    revoke insert, update, delete on supply_balances from ${role};
    grant update (detail_sealed) on journey_events to ${role}`);
}

/** The same database for another role. */
function withLogin(url: string, name: string, password: string): string {
  const address = new URL(url);
  if (address.hostname === '') address.hostname = 'localhost';
  address.username = encodeURIComponent(name);
  address.password = encodeURIComponent(password);
  return address.href;
}
