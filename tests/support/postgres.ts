import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Binaries, locatePackage, prepareBinaries } from '../../src/postgres/binaries.ts';
import { chooseServerUser, type ServerUser } from '../../src/postgres/serverUser.ts';
import { onceARun, runFolder } from './onceARun.ts';

const run = promisify(execFile);

/** A throw-away PostgreSQL: own folder, own socket, no durability. */
export interface TestServer {
  /** Connection string of a database on it. */
  url(database: string): string;
  stop(): Promise<void>;
}

/** Starts a server of its own. It ends with this process, even a killed one. */
export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(baseFolder(), 'pg-'));
  const server = await startGuarded(folder, 'pipe');
  return {
    url: (database) => urlOf(folder, database),
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.stdin?.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server of this run of Jest, which ends with the run. @param prepare done once, when it has started */
export async function runServer(
  prepare: (server: Omit<TestServer, 'stop'>) => Promise<void>,
): Promise<Omit<TestServer, 'stop'>> {
  const folder = await onceARun('postgres', async (made) => {
    const server = await startGuarded(made, openSync(join(runFolder(), 'alive'), 'r'));
    writeFileSync(join(runFolder(), 'postgres.pid'), String(server.pid));
    server.unref();
    await prepare({ url: (database) => urlOf(made, database) });
    return made;
  });
  return { url: (database) => urlOf(folder, database) };
}

function urlOf(folder: string, database: string): string {
  return `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
}

function baseFolder(): string {
  const base = join(tmpdir(), `jieyun-test-${process.getuid?.() ?? 0}`);
  mkdirSync(base, { recursive: true, mode: 0o755 });
  return base;
}

/** @param input as long as somebody can write to it, the server runs */
async function startGuarded(folder: string, input: 'pipe' | number): Promise<ChildProcess> {
  const user = await chooseServerUser([]);
  if (user === null) throw new Error('root found no unprivileged account to run PostgreSQL under');
  const base = baseFolder();
  const binaries = await prepareBinaries(locatePackage(), base, user);
  const pristine = await pristineCluster(base, binaries, user);
  give(folder, user);
  await run('cp', ['-R', pristine, join(folder, 'data')], user.ids);
  const server = spawnGuarded(binaries, folder, user, input);
  await untilReady(urlOf(folder, 'postgres'), server);
  return server;
}

/** A cluster made once per machine and version; copying it is ten times quicker than initdb. */
async function pristineCluster(base: string, binaries: Binaries, user: ServerUser): Promise<string> {
  const target = join(base, `pristine-${binaries.packageVersion}`);
  if (existsSync(target)) return target;
  const staging = mkdtempSync(join(base, 'initdb-'));
  give(staging, user);
  const data = join(staging, 'data');
  await run(binaries.initdb, ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'], {
    ...user.ids,
    cwd: '/',
  });
  await rename(data, target).catch((error) => {
    if (!existsSync(target)) throw error;
  });
  rmSync(staging, { recursive: true, force: true });
  return target;
}

function give(folder: string, user: ServerUser): void {
  chmodSync(folder, 0o700);
  if (user.ids.uid !== undefined) chownSync(folder, user.ids.uid, user.ids.gid);
}

/** Nothing has to outlive it, and nobody cleans up behind one user after the other. */
const settings = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0'],
  ...['autovacuum=off', 'max_connections=400'],
];

/** A shell reads `input` to its end and then stops the server. */
function spawnGuarded(binaries: Binaries, folder: string, user: ServerUser, input: 'pipe' | number): ChildProcess {
  const script = '"$@" </dev/null & pid=$!; cat >/dev/null; kill -QUIT $pid; wait $pid';
  const server = [binaries.postgres, '-D', join(folder, 'data'), '-k', folder, '-h', ''];
  return spawn('/bin/sh', ['-c', script, 'sh', ...server, ...settings.flatMap((setting) => ['-c', setting])], {
    ...user.ids,
    cwd: '/',
    stdio: [input, 'ignore', 'ignore'],
    // Ctrl-C in the terminal is for the tests; the guard ends when they have.
    detached: true,
  });
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended at once with ${server.exitCode}`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => {});
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
