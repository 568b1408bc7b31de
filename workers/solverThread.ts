import { parentPort, workerData } from 'node:worker_threads';
import { createHighsSolver } from '../src/planning/highs.ts';
import { solveHere } from '../src/planning/solveHere.ts';
import type { ThreadData, ThreadMessage } from '../src/planning/solverPort.ts';

/** Entry of a solver thread: one request in, progress and one reply out. */
const { request, cancel } = workerData as ThreadData;
const post = (message: ThreadMessage) => parentPort?.postMessage(message);
post({
  reply: solveHere(
    request,
    () => Atomics.load(cancel, 0) === 1,
    (progress) => post({ progress }),
    request.proof === undefined ? undefined : await createHighsSolver(),
  ),
});
