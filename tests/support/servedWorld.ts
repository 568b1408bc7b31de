import type { WorkDeps } from '../../src/planning/server/deps.ts';
import type { databases, TestDatabase } from './database.ts';
import { planPooled } from './pooledPlan.ts';
import { serverWork } from './serverWork.ts';
import { startTestApp, type TestApp } from './testApp.ts';

/** A database of its own with a world in it, and the API that serves it. */
export interface ServedWorld<W> {
  database: TestDatabase;
  deps: WorkDeps;
  app: TestApp;
  world: W;
}

/** Makes the world in a new database and starts the API; `close` ends both. */
export async function serveWorld<W>(
  server: ReturnType<typeof databases>,
  makeWorld: (deps: WorkDeps) => Promise<W>,
): Promise<ServedWorld<W>> {
  const database = await server.create();
  const deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  const app = await startTestApp(deps);
  return { database, deps, app, world: await makeWorld(deps) };
}

/** Stops the API and its queues. */
export async function closeWorld({ app, deps }: Pick<ServedWorld<unknown>, 'app' | 'deps'>): Promise<void> {
  await app.close();
  await deps.queues.close();
}
