import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Place } from './place.ts';

const run = promisify(execFile);

/** What `postmaster.pid` says about the server of a cluster. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** Address that the server listens on; nothing but this machine reaches it. */
export const listenHost = '127.0.0.1';

/** Environment of every PostgreSQL program: nothing of ours leaks in, messages are English for `explainFailure`. */
export const serverEnv = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

const maxLogBytes = 10 * 1024 * 1024;

/** Small-memory settings; durability stays as PostgreSQL ships it. */
const settings: Record<string, string> = {
  listen_addresses: listenHost,
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  // parallel queries need /dev/shm, which containers keep tiny
  max_parallel_workers_per_gather: '0',
  huge_pages: 'off',
  jit: 'off',
  timezone: 'UTC',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // queries of a killed client end instead of running on
  client_connection_check_interval: '5s',
  // values of rows and statements are personal data: they stay out of the log
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
};

/** Path of the server's own log. */
export function logPathOf(place: Place): string {
  return join(place.baseDir, 'postgres.log');
}

/**
 * The live server of the cluster, or null. A pid file left by a dead server is no obstacle; one whose number now
 * belongs to a foreign process is removed, since PostgreSQL itself would take that process for a server.
 */
export async function findPostmaster(clusterDir: string): Promise<Postmaster | null> {
  const path = join(clusterDir, 'postmaster.pid');
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!Number.isInteger(pid) || !isProcessAlive(pid)) return null;
  if (!(await isPostgres(pid))) {
    await rm(path, { force: true });
    return null;
  }
  return { pid, port: Number.parseInt(lines[3] ?? '', 10) || 0 };
}

/** A running launch: resolves `exited` with what the server wrote if it ends before it is stopped. */
export interface Launch {
  port: number;
  exited: Promise<string>;
}

/** Starts the server in a session of its own, so that neither Ctrl-C nor our death reaches it. */
export async function launchPostmaster(postgres: string, place: Place, preferredPort: number | null): Promise<Launch> {
  const port = preferredPort !== null && (await isPortFree(preferredPort)) ? preferredPort : await freePort();
  const logPath = logPathOf(place);
  await rotateLog(logPath);
  const log = openSync(logPath, 'a', 0o600);
  const offset = (await stat(logPath)).size;
  const flags = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(postgres, ['-D', place.clusterDir, ...flags], {
    ...place.user.ids,
    cwd: '/',
    env: serverEnv,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`FATAL:  ${error.message}`));
    child.once('exit', () => {
      readFile(logPath).then(
        (content) => resolve(content.subarray(offset).toString()),
        (error: Error) => resolve(`FATAL:  ${error.message}`),
      );
    });
  });
  return { port, exited };
}

/**
 * Stops the server: fast shutdown first (clients are cut, a checkpoint is written), and past the deadline an immediate
 * one, after which the next start recovers from the log without loss. Resolves when the server is gone.
 */
export async function stopPostmaster(clusterDir: string, deadlineMs: number): Promise<void> {
  const server = await findPostmaster(clusterDir);
  if (server === null) return;
  signal(server.pid, 'SIGINT');
  if (await waitForEnd(clusterDir, server.pid, deadlineMs)) return;
  signal(server.pid, 'SIGQUIT');
  await waitForEnd(clusterDir, server.pid, 2_000);
}

/** Whether a process with that number exists, ours or not. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Asks for a fast shutdown without waiting; false when the process is gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

async function waitForEnd(clusterDir: string, pid: number, deadlineMs: number): Promise<boolean> {
  const pidFile = join(clusterDir, 'postmaster.pid');
  const until = Date.now() + deadlineMs;
  while (Date.now() < until) {
    // where nobody reaps orphans the process stays as a zombie, but its pid file goes
    const fileGone = await stat(pidFile).then(
      () => false,
      () => true,
    );
    if (fileGone || !isProcessAlive(pid)) return true;
    await sleep(20);
  }
  return false;
}

async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform === 'linux') {
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return basename(commandLine.split('\0')[0] ?? '').startsWith('postgres');
  }
  const { stdout } = await run('ps', ['-o', 'comm=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.includes('postgres');
}

async function rotateLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > maxLogBytes) await rename(path, `${path}.1`);
}

function isPortFree(port: number): Promise<boolean> {
  return bindOnce(port).then(
    () => true,
    () => false,
  );
}

function freePort(): Promise<number> {
  return bindOnce(0);
}

function bindOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, listenHost, () => {
      const address = probe.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      probe.close(() => resolve(bound));
    });
  });
}
