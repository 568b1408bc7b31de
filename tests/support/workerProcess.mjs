/**
 * Workers in a process of their own, for tests that kill them. Plain JavaScript on the compiled product (`npm run build`),
 * because Node 20 runs no TypeScript. Takes `WorkerProcessOptions` as JSON in its first argument; see spawnWorkers.ts.
 */
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { readKeyRing } from '../../dist/src/crypto/keyRing.js';
import { systemActor } from '../../dist/src/db/actor.js';
import { createPool, databaseAs } from '../../dist/src/db/pool.js';
import { countyRegister } from '../../dist/src/geo/index.js';
import { createQueues } from '../../dist/src/jobs/enqueue.js';
import { openRoads } from '../../dist/src/planning/roads/openRoads.js';
import { rosterTasks } from '../../dist/src/planning/server/rosterTasks.js';
import { startWorkers } from '../../dist/workers/main.js';

const { databaseUrl, store, keys, plan, timing, sweepMs, slowMs, roadsUrl } = JSON.parse(process.argv[2]);
const slowly = (signal) => setTimeout(slowMs, undefined, { signal }).catch(() => {});
const rosters = rosterTasks(countyRegister());

const pool = createPool({ connectionString: databaseUrl });
const queues = createQueues(store, () => {});
const deps = {
  database: databaseAs(pool, systemActor('worker')),
  keys: readKeyRing(keys),
  queues,
  log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
  rosters: {
    ...rosters,
    read: async (file, context) => {
      await slowly();
      return rosters.read(file, context);
    },
  },
  roads:
    roadsUrl === undefined
      ? null
      : openRoads(
          { url: roadsUrl, key: null, profile: 'coach', deadlineMs: 60_000, concurrency: 4, cacheDays: 30 },
          pool,
          () => {},
        ),
  // as ours does, it gives what it has when it is called off
  makePlan: async (_input, { seed }, { signal }) => {
    await slowly(signal);
    return { ...plan, seed };
  },
};
const workers = startWorkers(deps, { store, timing, sweepMs });

process.on('SIGTERM', async () => {
  await workers.close(200);
  await queues.close();
  await pool.end();
});
process.stdout.write('ready\n');
