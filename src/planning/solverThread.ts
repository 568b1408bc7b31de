import { Worker } from 'node:worker_threads';
import type { RunSolver, SolveReply, ThreadData, ThreadMessage } from './solverPort.ts';

const entry = new URL('../../workers/solverThread.js', import.meta.url);

/** Runs the solver in a thread of its own, so that the event loop keeps serving requests and renewing job locks. */
export const runSolverInThread: RunSolver = (request, hooks = {}) =>
  new Promise<SolveReply>((resolve, reject) => {
    const cancel = new Int32Array(new SharedArrayBuffer(4));
    const data: ThreadData = { request, cancel };
    const thread = new Worker(entry, { workerData: data });
    const onAbort = () => Atomics.store(cancel, 0, 1);
    if (hooks.signal?.aborted) onAbort();
    hooks.signal?.addEventListener('abort', onAbort, { once: true });

    thread.on('message', (message: ThreadMessage) => {
      if ('progress' in message) hooks.onProgress?.(message.progress);
      else resolve(message.reply);
    });
    thread.on('error', reject);
    thread.on('exit', (code) => {
      hooks.signal?.removeEventListener('abort', onAbort);
      reject(new Error(`the solver thread ended with status ${code} and no reply`));
    });
  });
