import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { demoAccounts } from '../../src/service/accounts.ts';
import { fire, repeat, type Shot } from './loadPattern.ts';

/**
 * Mixed reads against the product as `npm start` runs it: embedded database, seed batch, its plan. Prints the processor time of
 * each kind of request, then latencies at a fixed rate.
 */
const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '20' },
    port: { type: 'string', default: '3999' },
  },
});
const url = `http://127.0.0.1:${values.port}`;
const dataDir = mkdtempSync(join(tmpdir(), 'jieyun-bench-'));
const env = { ...process.env, DATA_DIR: dataDir, PORT: values.port, REQUESTS_PER_MINUTE: '1000000', DEMO: '1' };
const server = spawn(process.execPath, ['src/bin/jieyun.js', 'serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] });

try {
  const shots = await prepare();
  await untilIdle(server.pid!);
  console.log('processor ms of the server for one request, database included:');
  for (const shot of shots) {
    await repeat(url, shot, 20);
    const before = processorMs(server.pid!);
    await repeat(url, shot, 100);
    console.log(`  ${shot.name.padEnd(28)} ${((processorMs(server.pid!) - before) / 100).toFixed(2)}`);
  }
  const load = { perSecond: Number(values.rate), seconds: Number(values.seconds) };
  await fire(url, shots, { ...load, seconds: 3 });
  const before = processorMs(server.pid!);
  const figures = await fire(url, shots, load);
  const busyPct = (processorMs(server.pid!) - before) / (10 * load.seconds);
  console.log(JSON.stringify({ ...load, ...figures, serverBusyPct: Math.round(busyPct), loadavg: loadavg()[0] }));
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  // started by root, the cluster lies elsewhere and is linked
  const cluster = realpathSync(join(dataDir, 'postgres'));
  if (!cluster.startsWith(dataDir)) rmSync(dirname(cluster), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

/** Waits for the demo's plan, signs in as its people, and lists what each of them reads. */
async function prepare(): Promise<Shot[]> {
  const dispatcher = await tokenOf('demo-dispatcher');
  const hr = await tokenOf('demo-hr');
  const desk = await tokenOf('demo-desk');
  const { batches } = await read<{ batches: { batchId: string }[] }>('/api/v1/batches', dispatcher);
  const batch = `/api/v1/batches/${batches[0]!.batchId}`;
  for (;;) {
    const { plans } = await read<{ plans: { planId: string; status: string }[] }>(`${batch}/plans`, dispatcher);
    if (plans[0]?.status === 'done') {
      const plan = `/api/v1/plans/${plans[0].planId}`;
      return [
        { name: 'batches', path: '/api/v1/batches', token: dispatcher, weight: 4 },
        { name: 'a batch', path: batch, token: dispatcher, weight: 3 },
        { name: 'companies of a batch', path: `${batch}/companies?limit=20`, token: dispatcher, weight: 3 },
        { name: 'people, 50 of 676', path: `${batch}/workers?limit=50`, token: dispatcher, weight: 3 },
        { name: 'people of a company (hr)', path: `${batch}/workers?limit=50`, token: hr, weight: 3 },
        { name: 'requests', path: `${batch}/requests?limit=50`, token: dispatcher, weight: 2 },
        { name: 'buses', path: `${batch}/buses`, token: dispatcher, weight: 2 },
        { name: 'policy', path: `${batch}/policy`, token: dispatcher, weight: 1 },
        { name: 'a plan', path: plan, token: dispatcher, weight: 4 },
        { name: 'trips', path: `${plan}/trips`, token: dispatcher, weight: 2 },
        { name: 'trips (desk)', path: `${plan}/trips`, token: desk, weight: 1 },
        { name: 'a trip', path: `${plan}/trips/T01`, token: dispatcher, weight: 2 },
        { name: 'the plan document', path: `${plan}/document`, token: dispatcher, weight: 1 },
        { name: 'who I am', path: '/api/v1/session', token: hr, weight: 4 },
      ];
    }
    await sleep(500);
  }
}

async function read<T>(path: string, token: string): Promise<T> {
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return (await response.json()) as T;
}

/** An API token of a demo account, as soon as there is one. */
async function tokenOf(login: string): Promise<string> {
  for (;;) {
    const token = await signIn(login).catch(() => null);
    if (token !== null) return token;
    await sleep(500);
  }
}

async function signIn(login: string): Promise<string | null> {
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

/** Until the server has nothing to do any more but wait. */
async function untilIdle(pid: number): Promise<void> {
  for (let before = processorMs(pid); ; ) {
    await sleep(2_000);
    const now = processorMs(pid);
    if (now - before < 200) return;
    before = now;
  }
}

/** Processor time of a process and all below it, ended ones included, as Linux counts it. */
function processorMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return ticks * 10 + children.reduce((sum, child) => sum + processorMs(Number(child)), 0);
}
