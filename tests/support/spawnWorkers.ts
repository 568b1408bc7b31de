import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LockTiming } from '../../src/jobs/consume.ts';
import type { QueueStore } from '../../src/jobs/store.ts';
import { emptyPlan } from './emptyPlan.ts';
import { testKeyText } from './serverWork.ts';

const entry = join(process.cwd(), 'tests', 'support', 'workerProcess.mjs');
const compiled = join(process.cwd(), 'dist', 'workers', 'main.js');

/** How the process works. */
export interface WorkerProcessOptions {
  databaseUrl: string;
  store: QueueStore;
  timing?: LockTiming;
  sweepMs: number;
  /** Extra time that reading a file and making a plan take, so that a kill finds work under way. */
  slowMs: number;
  /** A GraphHopper server; left out, there is none. */
  roadsUrl?: string;
}

/** Workers in a process of their own, which can be killed. */
export interface WorkerProcess {
  /** `kill -9`, and until it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop and waits; the exit status. */
  stop(): Promise<number | null>;
}

/** Starts the workers and waits until it works. */
export async function spawnWorkers(options: WorkerProcessOptions): Promise<WorkerProcess> {
  if (!existsSync(compiled)) throw new Error('the workers are not compiled: run npm run build');
  const told = { ...options, keys: testKeyText, plan: emptyPlan('kills', 0) };
  const child = spawn(process.execPath, [entry, JSON.stringify(told)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await ready(child);
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return gone;
  };
  return {
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout!.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the worker process ended at once with ${code}`)));
  });
}
