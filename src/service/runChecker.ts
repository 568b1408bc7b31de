import { Worker } from 'node:worker_threads';
import { AppError } from '../errors.ts';
import type { CheckVerdict, RunChecker } from '../planning/server/drafts/checkDraft.ts';

const entry = new URL('./checkThread.js', import.meta.url);

/** Far longer than the largest batch takes, and shorter than callers wait. */
const deadlineMs = 100_000;

/** Runs the checker in a thread of its own, since reading all rosters again keeps a core busy for seconds. */
export const runChecker: RunChecker = (request) =>
  new Promise((resolve, reject) => {
    const thread = new Worker(entry, { workerData: request });
    const timer = setTimeout(() => {
      reject(new AppError('unavailable', 'the checker took too long'));
      void thread.terminate();
    }, deadlineMs);
    thread.on('message', (verdict: CheckVerdict) => resolve(verdict));
    thread.on('error', reject);
    thread.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the checker's thread ended with status ${code} and no report`));
    });
  });
