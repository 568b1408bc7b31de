import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoAccounts } from '../../src/service/accounts.ts';

/** The product as `npm start` runs it, on a data folder of its own that goes with it. */
export interface ServedDemo {
  /** Address, without a slash at its end. */
  url: string;
  dataDir: string;
  process(): ChildProcess;
  /** Starts it again on the same folder, after its end. */
  start(): void;
  /** Ends it, and deletes its data. */
  remove(): Promise<void>;
}

/** Starts the embedded database, API and workers with the seed batch. */
export function serveDemo(port: string): ServedDemo {
  const dataDir = mkdtempSync(join(tmpdir(), 'jieyun-bench-'));
  const env = { ...process.env, DATA_DIR: dataDir, PORT: port, REQUESTS_PER_MINUTE: '1000000', DEMO: '1' };
  const launch = () =>
    spawn(process.execPath, ['src/bin/jieyun.js', 'serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  let server = launch();
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    process: () => server,
    start() {
      server = launch();
    },
    async remove() {
      server.kill('SIGTERM');
      if (server.exitCode === null && server.signalCode === null)
        await new Promise((resolve) => server.once('exit', resolve));
      // started by root, the cluster lies elsewhere and is linked
      const cluster = realpathSync(join(dataDir, 'postgres'));
      if (!cluster.startsWith(dataDir)) rmSync(dirname(cluster), { recursive: true, force: true });
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The demo's batch, as soon as its plan is done, and the plan. */
export async function demoPlan(url: string, token: string): Promise<{ batchId: string; planId: string }> {
  const { batches } = await read<{ batches: { batchId: string }[] }>(url, '/api/v1/batches', token);
  const { batchId } = batches[0]!;
  for (;;) {
    const path = `/api/v1/batches/${batchId}/plans`;
    const { plans } = await read<{ plans: { planId: string; publishedVersion: number | null }[] }>(url, path, token);
    if (plans[0] !== undefined && plans[0].publishedVersion !== null) return { batchId, planId: plans[0].planId };
    await sleep(500);
  }
}

/** A JSON answer. */
export async function read<T>(url: string, path: string, token: string): Promise<T> {
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return (await response.json()) as T;
}

/** An API token of a demo account, as soon as there is one. */
export async function tokenOf(url: string, login: string): Promise<string> {
  for (;;) {
    const token = await signIn(url, login).catch(() => null);
    if (token !== null) return token;
    await sleep(500);
  }
}

async function signIn(url: string, login: string): Promise<string | null> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ login, password: demoAccounts.password });
  const session = await fetch(`${url}/api/v1/session`, { method: 'POST', headers, body });
  if (!session.ok) {
    // a login that is not there yet counts as a wrong password: five a minute are heard
    if (session.status === 401 || session.status === 429) await sleep(15_000);
    return null;
  }
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  const cookie = session.headers.getSetCookie()[0]!.split(';')[0]!;
  const made = await fetch(`${url}/api/v1/tokens`, {
    method: 'POST',
    headers: { ...headers, cookie, 'x-csrf-token': csrfToken },
    body: JSON.stringify({ name: 'bench' }),
  });
  return ((await made.json()) as { token: string }).token;
}

/** Processor time of a process and all below it, ended ones included, as Linux counts it. */
export function processorMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return ticks * 10 + children.reduce((sum, child) => sum + processorMs(Number(child)), 0);
}
