import { parentPort, workerData } from 'node:worker_threads';
import { checkPlan } from '../checker/checkPlan.ts';
import { memoryFolder } from '../checker/raw/folder.ts';
import type { CheckRequest } from '../planning/server/drafts/checkDraft.ts';

/** Entry of a thread that runs the independent checker on one document: files and plan in, a report out. */
const { plan, files } = workerData as CheckRequest;
parentPort?.postMessage(await checkPlan(plan, memoryFolder(files)));
