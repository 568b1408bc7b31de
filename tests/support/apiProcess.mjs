// The API alone, in a process of its own. Told what to do by its first argument; prints its port when it listens.
import { createServer } from 'node:http';
import { createApp } from '../../dist/src/api/app.js';
import { createMetrics } from '../../dist/src/api/metrics.js';
import { readKeyRing } from '../../dist/src/crypto/keyRing.js';
import { systemActor } from '../../dist/src/db/actor.js';
import { createPool, databaseAs } from '../../dist/src/db/pool.js';
import { createQueues } from '../../dist/src/jobs/enqueue.js';
import { createLog } from '../../dist/src/log.js';
import { EditCache } from '../../dist/src/planning/server/drafts/editCache.js';
import { runChecker } from '../../dist/src/service/runChecker.js';

const { databaseUrl, keys, settings } = JSON.parse(process.argv[2]);

const closing = new AbortController();
const pool = createPool({ connectionString: databaseUrl });
const queues = createQueues({ kind: 'postgres', databaseUrl }, () => {});
const app = createApp({
  database: databaseAs(pool, systemActor('test')),
  keys: readKeyRing(keys),
  queues,
  log: createLog('error'),
  metrics: createMetrics({ queues, pool }),
  roads: null,
  settings,
  editCache: new EditCache(),
  runChecker,
  findDemoAccounts: async () => null,
  findDemoTrip: async () => null,
  closing: closing.signal,
});
const server = createServer(app).listen(0, '127.0.0.1', () => {
  process.stdout.write(`${server.address().port}\n`);
});
process.on('SIGTERM', async () => {
  closing.abort();
  await new Promise((resolve) => server.close(resolve));
  await Promise.all([queues.close(), pool.end()]);
});
