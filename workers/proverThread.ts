import { parentPort, workerData } from 'node:worker_threads';
import { createHighsSolver } from '../src/planning/highs.ts';
import { type ProverData, proveBeside } from '../src/planning/team/proveBeside.ts';

/** Entry of a thread that proves bounds while others search. */
proveBeside(workerData as ProverData, await createHighsSolver(), (news) => parentPort?.postMessage(news));
