import { parentPort, workerData } from 'node:worker_threads';
import { planHere } from '../src/planning/planHere.ts';
import type { PlanThreadData, PlanThreadMessage } from '../src/planning/planThread.ts';

/** Entry of a planning thread: a batch in, progress and one plan out. It is terminated where nobody wants the plan any more. */
const { input, options } = workerData as PlanThreadData;
const post = (message: PlanThreadMessage) => parentPort?.postMessage(message);
post({ plan: await planHere(input, options, (progress) => post({ progress })) });
