import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { fire, repeat, type Shot } from './loadPattern.ts';
import { demoPlan, processorMs, serveDemo, tokenOf } from './servedDemo.ts';

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
const demo = serveDemo(values.port);
const { url } = demo;
const serverPid = demo.process().pid!;

try {
  const shots = await prepare();
  await untilIdle(serverPid);
  console.log('processor ms of the server for one request, database included:');
  for (const shot of shots) {
    await repeat(url, shot, 20);
    const before = processorMs(serverPid);
    await repeat(url, shot, 100);
    console.log(`  ${shot.name.padEnd(28)} ${((processorMs(serverPid) - before) / 100).toFixed(2)}`);
  }
  const load = { perSecond: Number(values.rate), seconds: Number(values.seconds) };
  await fire(url, shots, { ...load, seconds: 3 });
  const before = processorMs(serverPid);
  const figures = await fire(url, shots, load);
  const busyPct = (processorMs(serverPid) - before) / (10 * load.seconds);
  console.log(JSON.stringify({ ...load, ...figures, serverBusyPct: Math.round(busyPct), loadavg: loadavg()[0] }));
} finally {
  await demo.remove();
}

/** Waits for the demo's plan, signs in as its people, and lists what each of them reads. */
async function prepare(): Promise<Shot[]> {
  const dispatcher = await tokenOf(url, 'demo-dispatcher');
  const hr = await tokenOf(url, 'demo-hr');
  const desk = await tokenOf(url, 'demo-desk');
  const { batchId, planId } = await demoPlan(url, dispatcher);
  const batch = `/api/v1/batches/${batchId}`;
  const plan = `/api/v1/plans/${planId}`;
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

/** Until the server has nothing to do any more but wait. */
async function untilIdle(pid: number): Promise<void> {
  for (let before = processorMs(pid); ; ) {
    await sleep(2_000);
    const now = processorMs(pid);
    if (now - before < 200) return;
    before = now;
  }
}
