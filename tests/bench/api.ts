import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { seedBatchMix } from './apiMix.ts';
import { fire, type LoadFigures, repeat, type Shot } from './loadPattern.ts';
import { machineBusyMs, serverTime } from './processorTime.ts';
import { serveDemo } from './servedDemo.ts';

/**
 * Mixed reads against the product as `npm start` runs it: embedded database, seed batch, its plan. This process sends, the
 * server runs in others. Prints the processor time of each kind of request, then latencies at a fixed rate, and how busy
 * the machine was with anything else: only a machine without other work measures the latencies.
 */
const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '20' },
    port: { type: 'string', default: '3999' },
  },
});
/** What has to hold. */
const p99MsMax = 100;
/** The compiler has seen every kind by then. */
const warmUp = { requests: 60, seconds: 5 };

const demo = serveDemo(values.port);
const { url } = demo;
const serverPid = demo.process().pid!;

try {
  const shots = await seedBatchMix(url);
  await untilIdle(serverPid);
  await tellKinds(serverPid, shots);
  const load = { perSecond: Number(values.rate), seconds: Number(values.seconds) };
  await fire(url, shots, { ...load, seconds: warmUp.seconds });
  await tellLoad(serverPid, shots, load);
} finally {
  await demo.remove();
}

/** One kind after the other, one request at a time. */
async function tellKinds(pid: number, shots: readonly Shot[]): Promise<void> {
  for (const shot of shots) await repeat(url, shot, warmUp.requests);
  console.log('processor ms for one request           API  database  bytes');
  const times = 200;
  const sum = { apiMs: 0, databaseMs: 0, weight: 0 };
  for (const shot of shots) {
    const before = serverTime(pid);
    const bytes = await repeat(url, shot, times);
    const now = serverTime(pid);
    const apiMs = (now.apiMs - before.apiMs) / times;
    const databaseMs = (now.databaseMs - before.databaseMs) / times;
    sum.apiMs += apiMs * shot.weight;
    sum.databaseMs += databaseMs * shot.weight;
    sum.weight += shot.weight;
    const name = `${String(shot.weight).padStart(2)} x ${shot.name}`.padEnd(34);
    console.log(`  ${name} ${ms(apiMs)}    ${ms(databaseMs)} ${String(bytes).padStart(6)}`);
  }
  console.log(`  ${'of the mix'.padEnd(34)} ${ms(sum.apiMs / sum.weight)}    ${ms(sum.databaseMs / sum.weight)}`);
}

/** All kinds at a fixed rate, whether or not the answers come. */
async function tellLoad(
  pid: number,
  shots: readonly Shot[],
  load: { perSecond: number; seconds: number },
): Promise<void> {
  const processors = availableParallelism();
  const loadBefore = loadavg()[0]!;
  const start = {
    server: serverTime(pid),
    machineMs: machineBusyMs(),
    own: process.cpuUsage(),
    atMs: performance.now(),
  };
  const figures = await fire(url, shots, load);
  const own = process.cpuUsage(start.own);
  const now = serverTime(pid);
  const perElapsed = 100 / (performance.now() - start.atMs);
  const apiMs = now.apiMs - start.server.apiMs;
  const databaseMs = now.databaseMs - start.server.databaseMs;
  const senderMs = (own.user + own.system) / 1000;
  const othersMs = machineBusyMs() - start.machineMs - apiMs - databaseMs - senderMs;

  console.log(`${load.perSecond} requests/s for ${load.seconds} s on ${processors} processors: ${told(figures)}`);
  console.log(
    `  busy, % of one processor: API ${(apiMs * perElapsed).toFixed(0)}, database ${(databaseMs * perElapsed).toFixed(0)}, ` +
      `sender ${(senderMs * perElapsed).toFixed(0)}, other programs ${Math.max(0, othersMs * perElapsed).toFixed(0)}; ` +
      `load average before ${loadBefore.toFixed(2)}`,
  );
  const holds = figures.failed === 0 && figures.p99Ms <= p99MsMax;
  console.log(`  p99 <= ${p99MsMax} ms and none failed: ${holds ? 'holds' : 'DOES NOT HOLD'}`);
  console.log(JSON.stringify({ ...load, ...figures, holds, loadBefore }));
}

function told({ sent, failed, p50Ms, p90Ms, p99Ms, maxMs }: LoadFigures): string {
  return `${sent} sent, ${failed} failed, p50 ${ms(p50Ms)}, p90 ${ms(p90Ms)}, p99 ${ms(p99Ms)}, worst ${ms(maxMs)} ms`;
}

function ms(value: number): string {
  return value.toFixed(2).padStart(5);
}

/** Until the server has nothing to do any more but wait. */
async function untilIdle(pid: number): Promise<void> {
  const busyMs = () => {
    const { apiMs, databaseMs } = serverTime(pid);
    return apiMs + databaseMs;
  };
  for (let before = busyMs(); ; ) {
    await sleep(2_000);
    const now = busyMs();
    if (now - before < 200) return;
    before = now;
  }
}
