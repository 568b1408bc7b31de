import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
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

/** A session of a demo account. */
export interface SignedIn {
  /** As the request header wants it. */
  cookie: string;
  csrfToken: string;
}

/** Signs in to a demo account, as soon as there is one. */
export async function signedIn(url: string, login: string): Promise<SignedIn> {
  for (;;) {
    const session = await signIn(url, login).catch(() => null);
    if (session !== null) return session;
    await sleep(500);
  }
}

/** An API token of a demo account, as soon as there is one. */
export async function tokenOf(url: string, login: string): Promise<string> {
  const { cookie, csrfToken } = await signedIn(url, login);
  const response = await fetch(`${url}/api/v1/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': csrfToken },
    body: JSON.stringify({ name: 'bench' }),
  });
  return ((await response.json()) as { token: string }).token;
}

async function signIn(url: string, login: string): Promise<SignedIn | null> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: demoAccounts.password }),
  });
  if (!response.ok) {
    // a login that is not there yet counts as a wrong password: five a minute are heard
    if (response.status === 401 || response.status === 429) await sleep(15_000);
    return null;
  }
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { cookie: response.headers.getSetCookie()[0]!.split(';')[0]!, csrfToken };
}
