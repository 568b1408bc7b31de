import pg from 'pg';
import type { ClusterSecrets } from './cluster.ts';
import { listenHost } from './postmaster.ts';

/** Name of the product's database and of the role that owns it. */
const appName = 'jieyun';

/** Address of the product's database for the role that owns it. */
export function appUrl(secrets: ClusterSecrets, port: number): string {
  return `postgresql://${appName}:${secrets.appPassword}@${listenHost}:${port}/${appName}`;
}

/** Address of the maintenance database for the superuser. */
export function superuserUrl(secrets: ClusterSecrets, port: number): string {
  return `postgresql://postgres:${secrets.superuserPassword}@${listenHost}:${port}/postgres`;
}

/**
 * A superuser connection, or why there is none: `starting` (not yet, or no longer, taking clients),
 * `refused` (nobody listens) or `foreign` (somebody else's server: the password, which the server has to know too, does not fit).
 */
export async function connectSuperuser(
  secrets: ClusterSecrets,
  port: number,
  applicationName: string,
): Promise<pg.Client | 'starting' | 'refused' | 'foreign'> {
  const client = new pg.Client({
    connectionString: superuserUrl(secrets, port),
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
  });
  // a connection that the server cuts also raises an event, which would end the process if nobody listened
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const code = (error as { code?: string }).code;
    if (code === 'ECONNREFUSED') return 'refused';
    // 28P01 wrong password, 28000 no such role, 08P01 protocol violation
    return code === '28P01' || code === '28000' || code === '08P01' ? 'foreign' : 'starting';
  }
}

/** Makes the product's role and database where they are missing; harmless when two processes do it at once. */
export async function provision(client: pg.Client, secrets: ClusterSecrets): Promise<void> {
  const role = await client.query<{ createrole: boolean }>(
    'select rolcreaterole as createrole from pg_roles where rolname = $1',
    [appName],
  );
  if (role.rowCount === 0) {
    const password = client.escapeLiteral(secrets.appPassword);
    await client.query(`create role ${appName} login createrole password ${password}`).catch(ignoreExisting);
  }
  // the owner makes the role that the application itself connects as; clusters of before did not let it
  if (role.rows[0]?.createrole === false) await client.query(`alter role ${appName} createrole`).catch(ignoreRace);
  const database = await client.query('select 1 from pg_database where datname = $1', [appName]);
  if (database.rowCount === 0) await client.query(`create database ${appName} owner ${appName}`).catch(ignoreExisting);
}

/** XX000 another process is altering the role at the same moment. */
function ignoreRace(error: { code?: string }): void {
  if (error.code !== 'XX000') throw error;
}

/** 42710 role exists, 42P04 database exists, 23505 the same seen through the catalogue's unique index. */
function ignoreExisting(error: { code?: string }): void {
  if (error.code !== '42710' && error.code !== '42P04' && error.code !== '23505') throw error;
}
