import { Worker } from 'node:worker_threads';
import { AppError } from '../errors.ts';
import type { RosterTasks } from '../planning/server/rosterTasks.ts';

/** One task for a thread. */
export interface RosterOrder {
  task: keyof RosterTasks;
  args: unknown[];
}

/** What came of it. */
export type RosterOutcome = { done: unknown } | { failed: unknown };

/** Limits of the work on roster files; tests set smaller ones. */
export interface RosterLimits {
  /** Orders worked on at a time. */
  threads: number;
  /** Orders that wait beside; more are refused. */
  waitingMax: number;
  /** Longest work on one order, in milliseconds. The largest roster takes a few seconds. */
  deadlineMs: number;
  /** Memory of a thread, in MiB. */
  memoryMb: number;
}

const limits: RosterLimits = { threads: 2, waitingMax: 100, deadlineMs: 60_000, memoryMb: 1024 };

const entry = new URL('./rosterThread.js', import.meta.url);

interface Waiting extends RosterOrder {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/**
 * Works on roster files in threads of their own, so that this one goes on answering requests and renewing job locks. Threads start when they
 * are first needed and stay; none of them keeps the process alive. One that takes too long or too much memory is ended, and what it worked on
 * is refused.
 */
export function rosterThreads(chosen: Partial<RosterLimits> = {}): RosterTasks {
  const { threads, waitingMax, deadlineMs, memoryMb } = { ...limits, ...chosen };
  const idle: Worker[] = [];
  const waiting: Waiting[] = [];
  let running = 0;

  const start = () => {
    const thread = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    // one that ends while nobody waits for it concerns nobody: the next order starts another
    thread.on('error', () => undefined);
    thread.on('exit', () => idle.splice(0, idle.length, ...idle.filter((other) => other !== thread)));
    return thread;
  };
  const next = () => {
    const order = running < threads ? waiting.shift() : undefined;
    if (order === undefined) return;
    running += 1;
    const thread = idle.pop() ?? start();
    work(thread, order, deadlineMs).then((isWell) => {
      running -= 1;
      if (isWell) idle.push(thread);
      next();
    });
  };
  const order =
    (task: keyof RosterTasks) =>
    (...args: unknown[]) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= waitingMax) throw busy();
        waiting.push({ task, args, resolve, reject });
        next();
      });
  return Object.fromEntries(taskNames.map((task) => [task, order(task)])) as unknown as RosterTasks;
}

const taskNames: readonly (keyof RosterTasks)[] = [
  'read',
  'columns',
  'retitle',
  'badTables',
  'badRowsWorkbook',
  'fix',
  'redact',
];

/** Has a thread do one order. @returns whether it can be given another one */
function work(thread: Worker, { task, args, resolve, reject }: Waiting, deadlineMs: number): Promise<boolean> {
  return new Promise((ended) => {
    const onMessage = (outcome: RosterOutcome) => {
      if ('done' in outcome) resolve(outcome.done);
      else reject(outcome.failed);
      end(true);
    };
    const onExit = (code: number) => giveUp(new Error(`a roster thread ended with status ${code}`));
    const giveUp = (error: unknown) => {
      reject(error);
      end(false);
      void thread.terminate();
    };
    const end = (isWell: boolean) => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', giveUp).off('exit', onExit);
      thread.unref();
      ended(isWell);
    };
    const timer = setTimeout(() => giveUp(tooLong()), deadlineMs);
    thread.on('message', onMessage).on('error', giveUp).on('exit', onExit);
    thread.ref();
    thread.postMessage({ task, args } satisfies RosterOrder);
  });
}

function busy(): AppError {
  return new AppError('unavailable', 'too many rosters are being worked on', { retryAfterS: 10 });
}

function tooLong(): AppError {
  return new AppError('unavailable', 'working on the roster took too long', { retryAfterS: 60 });
}
