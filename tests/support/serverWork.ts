import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { readKeyRing } from '../../src/crypto/keyRing.ts';
import { systemActor } from '../../src/db/actor.ts';
import { databaseAs } from '../../src/db/pool.ts';
import { countyRegister } from '../../src/geo/index.ts';
import { createQueues } from '../../src/jobs/enqueue.ts';
import type { QueueStore } from '../../src/jobs/store.ts';
import type { MakePlan, WorkDeps } from '../../src/planning/server/deps.ts';
import { rosterTasks } from '../../src/planning/server/rosterTasks.ts';
import type { TestDatabase } from './database.ts';
import { emptyPlan } from './emptyPlan.ts';

/** A planner that knows nothing of buses: everybody stands in `workers` without a trip. */
export const planNobody: MakePlan = async ({ scenario, intake }, { seed }) => ({
  ...emptyPlan(scenario.name, seed),
  workers: intake.workers.map(({ workerId, source, companyId, adcode }) => ({
    workerId,
    source,
    companyId,
    adcode,
    tripId: null,
    seat: null,
    dorm: null,
  })),
});

/** Key ring of tests; always the same, so that a second process opens what the first one sealed. */
export const testKeyText = `test:${Buffer.alloc(32, 7).toString('base64')}`;
export const testKeys = readKeyRing(testKeyText);

/** A random key ring, for tests of keys themselves. */
export function randomKeys(id: string): string {
  return `${id}:${randomBytes(32).toString('base64')}`;
}

/** The server's use-cases on a test database. Close `queues` afterwards. */
export function serverWork(database: TestDatabase, store: QueueStore, changes: Partial<WorkDeps> = {}): WorkDeps {
  return {
    database: databaseAs(database.pool, systemActor('test')),
    keys: testKeys,
    queues: createQueues(store, () => {}),
    log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
    rosters: rosterTasks(countyRegister()),
    makePlan: planNobody,
    roads: null,
    ...changes,
  };
}

/** For tests that call use-cases directly: an attempt that is not the last and never interrupted. */
export const calm = { isLastAttempt: false, signal: new AbortController().signal };
