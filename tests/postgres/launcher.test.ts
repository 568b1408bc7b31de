import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { OperatorFault } from '../../src/operatorFault.ts';
import { locatePackage } from '../../src/postgres/binaries.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/postgres/index.ts';
import { findPostmaster, isProcessAlive, stopPostmaster } from '../../src/postgres/postmaster.ts';

const log = { info: () => undefined, warn: () => undefined };
const root = process.getuid?.() === 0;

let base: string;
let dataDir: string;
const started: EmbeddedPostgres[] = [];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'jieyun-launcher-'));
  chmodSync(base, 0o755);
  dataDir = join(base, 'data');
});

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  const cluster = join(dataDir, 'postgres');
  // a killed child's server, where no start of the test took it over
  await stopPostmaster(cluster, 20_000);
  const moved = existsSync(dataDir) && lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink();
  if (moved) rmSync(dirname(readlinkSync(cluster)), { recursive: true, force: true });
  rmSync(base, { recursive: true, force: true });
});

async function start(options: { exclusive?: boolean; packageDir?: string } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log, ...options });
  started.push(server);
  return server;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function faultOf(work: Promise<unknown>): Promise<OperatorFault> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(OperatorFault);
  return error as OperatorFault;
}

/** Another process that starts the server, tells its state on stdout and then waits to be killed. */
function startElsewhere(): ChildProcess {
  const script = `
    const { startEmbeddedPostgres } = await import(process.argv[1]);
    const log = { info() {}, warn() {} };
    const server = await startEmbeddedPostgres({ dataDir: process.argv[2], log });
    console.log('up');
    setInterval(() => server, 1000);`;
  const compiled = new URL('../../dist/src/postgres/index.js', import.meta.url).href;
  return spawn(process.execPath, ['--input-type=module', '-e', script, compiled, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function untilUp(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.stdout!.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`exit ${code}`)));
  });
}

describe('embedded PostgreSQL', () => {
  it('starts durable, checksummed, UTF-8, local only, and keeps its data over a stop', async () => {
    const first = await start();
    await query(first.url, "create table t (name text); insert into t values ('接运')");
    const [facts] = await query(
      first.url,
      `select current_setting('fsync') fsync, current_setting('synchronous_commit') sync, current_setting('data_checksums') sums,
              current_setting('listen_addresses') listen, pg_encoding_to_char(encoding) encoding, datcollate,
              (select rolsuper from pg_roles where rolname = current_user) super
       from pg_database where datname = current_database()`,
    );
    expect(facts).toMatchObject({ fsync: 'on', sync: 'on', sums: 'on', listen: '127.0.0.1', encoding: 'UTF8' });
    expect(facts!.super).toBe(false);
    await first.stop();
    await expect(query(first.url, 'select 1')).rejects.toThrow('ECONNREFUSED');

    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select name from t')).toEqual([{ name: '接运' }]);
    expect(await query(second.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('keeps the cluster and its passwords from everybody else', async () => {
    await start();
    const cluster = join(dataDir, 'postgres');
    expect(statSync(cluster).mode & 0o777).toBe(0o700);
    expect(statSync(join(cluster, 'jieyun.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(cluster)).filter((name) => name.includes('.new-'))).toEqual([]);
  });

  it('takes over the server that a killed process left, and stops it at the end', async () => {
    const child = startElsewhere();
    await untilUp(child);
    const before = await findPostmaster(join(dataDir, 'postgres'));
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(isProcessAlive(before!.pid)).toBe(true);

    const server = await start();
    expect(server.adopted).toBe(true);
    expect(await findPostmaster(join(dataDir, 'postgres'))).toEqual(before);
    await server.stop();
    expect(await findPostmaster(join(dataDir, 'postgres'))).toBeNull();
  });

  it('runs the server in a session of its own, out of reach of Ctrl-C', async () => {
    await start();
    const live = await findPostmaster(join(dataDir, 'postgres'));
    const session = execFileSync('ps', ['-o', 'sid=', '-p', String(live!.pid)]).toString();
    expect(Number(session)).toBe(live!.pid);
  });

  it('refuses a second process on the same folder, and names the first', async () => {
    const child = startElsewhere();
    await untilUp(child);
    const fault = await faultOf(start());
    expect(fault.problems[0]!.problem.en).toBe(
      `another jieyun (jieyun pid ${child.pid}) is running on this data folder`,
    );
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  });

  it('two first starts at once: exactly one runs, the other is told so', async () => {
    const results = await Promise.allSettled([start(), start()]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const failed = results.find((result) => result.status === 'rejected');
    expect(failed?.reason).toBeInstanceOf(OperatorFault);
  });

  it('lets a command join a running server, and whoever leaves last stops it', async () => {
    const owner = await start();
    const guest = await start({ exclusive: false });
    expect(guest.url).toBe(owner.url);
    await owner.stop();
    expect(await query(guest.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await guest.stop();
    await expect(query(guest.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('brings a server that died back on the same port', async () => {
    const server = await start();
    const live = await findPostmaster(join(dataDir, 'postgres'));
    process.kill(live!.pid, 'SIGQUIT');
    let rows: unknown = null;
    for (let i = 0; i < 600 && rows === null; i++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const now = await findPostmaster(join(dataDir, 'postgres'));
      if (now !== null && now.pid !== live!.pid) rows = await query(server.url, 'select 1 as one').catch(() => null);
    }
    expect(rows).toEqual([{ one: 1 }]);
  });

  it('starts over a pid file whose number now belongs to a process that is no server', async () => {
    const first = await start();
    await first.stop();
    const lines = [String(process.pid), join(dataDir, 'postgres'), '0', '5432', '', '127.0.0.1', '', 'ready'];
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), lines.join('\n'));
    const second = await start();
    expect(second.adopted).toBe(false);
  });

  it('makes the library links that a skipped install script left out', async () => {
    const packageDir = packageWithoutLinks();
    await start({ packageDir });
    const { target } = linksOf(packageDir)[0]!;
    expect(lstatSync(join(packageDir, target)).isSymbolicLink()).toBe(true);
  });

  (root ? it.skip : it)('runs from a private copy where the package can get no links', async () => {
    const packageDir = packageWithoutLinks();
    chmodSync(join(packageDir, 'native', 'lib'), 0o555);
    await start({ packageDir });
    expect(readdirSync(dataDir).some((name) => name.startsWith('pgsql-'))).toBe(true);
    chmodSync(join(packageDir, 'native', 'lib'), 0o755);
  });

  (root ? it : it.skip)('root in a private folder: puts the cluster where the server user can reach it', async () => {
    chmodSync(base, 0o700);
    const server = await start();
    const place = readlinkSync(join(dataDir, 'postgres'));
    expect(place).toMatch(/^\/var\/lib\/jieyun-[0-9a-f]{8}\/postgres$/);
    expect(server.describe.en).toContain(place);
    expect(statSync(place).uid).not.toBe(0);
    expect(statSync(dirname(place)).mode & 0o022).toBe(0);
  });
});

describe('embedded PostgreSQL refuses, with one message and its remedy', () => {
  it('a data folder that is a file', async () => {
    writeFileSync(dataDir, '');
    const fault = await faultOf(start());
    expect(fault.problems).toHaveLength(1);
    expect(fault.problems[0]!.place).toBe(dataDir);
    expect(fault.problems[0]!.problem.en).toContain('cannot be written');
    expect(fault.problems[0]!.remedy.en).toContain('DATA_DIR');
    rmSync(dataDir);
  });

  (root ? it.skip : it)('a data folder without write permission', async () => {
    mkdirSync(dataDir, { mode: 0o500 });
    const fault = await faultOf(start());
    expect(fault.problems[0]!.problem.zh).toContain('无法写入');
  });

  it('a cluster of another major version', async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    const fault = await faultOf(start());
    expect(fault.problems[0]!.problem.en).toBe(
      'the data were made by PostgreSQL 17, this program brings PostgreSQL 18',
    );
  });

  it('a cluster that lost its control file', async () => {
    await (await start()).stop();
    rmSync(join(dataDir, 'postgres', 'global', 'pg_control'));
    const fault = await faultOf(start());
    expect(fault.problems[0]!.problem.en).toContain('damaged');
    expect(fault.problems[0]!.problem.en).toContain('pg_control');
  });

  it('a folder in its place that is no cluster, whose content stays', async () => {
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', 'mine.txt'), 'x');
    const fault = await faultOf(start());
    expect(fault.problems[0]!.problem.en).toContain('damaged or incomplete');
    expect(readFileSync(join(dataDir, 'postgres', 'mine.txt'), 'utf8')).toBe('x');
  });
});

/** The installed package as a skipped install script leaves it: complete but for the library links. */
function packageWithoutLinks(): string {
  const packageDir = join(base, 'package');
  cpSync(locatePackage(), packageDir, { recursive: true, verbatimSymlinks: true });
  for (const { target } of linksOf(packageDir)) rmSync(join(packageDir, target), { force: true });
  return packageDir;
}

function linksOf(packageDir: string): { source: string; target: string }[] {
  return JSON.parse(readFileSync(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8'));
}
