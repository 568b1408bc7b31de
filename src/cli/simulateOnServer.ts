import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorkers } from '../../workers/main.ts';
import type { Config } from '../config.ts';
import type { Scenario } from '../contract/scenario.ts';
import { defaultLocale } from '../contract/text.ts';
import { resetJourney } from '../db/retention.ts';
import { createLog } from '../log.ts';
import { importScenario } from '../planning/server/importScenario.ts';
import type { PolicyChoice } from '../policy/resolve.ts';
import { planBatch } from '../service/planBatch.ts';
import { runChecker } from '../service/runChecker.ts';
import { openRuntime, type Runtime } from '../service/runtime.ts';
import { createWorkDeps, type ProcessDeps } from '../service/workDeps.ts';
import { Shutdown, workGraceMs } from '../shutdown.ts';
import { roughOdds } from '../simulation/odds.ts';
import { type Played, play } from '../simulation/play.ts';
import { ServerWorld, serverScene } from '../simulation/serverWorld.ts';

/** Iterations of the search: the simulation wants a lawful plan, not the cheapest one. */
export const planIterations = 2_000;
export const planSeed = 1;

/** Longest wait for a connection to a server of our own: a machine with other work keeps it waiting, and nobody else does. */
const patienceMs = 120_000;

/** What is imported and played. */
export interface PlayedBatch {
  scenario: Scenario;
  policyChoice: PolicyChoice;
}

/**
 * Plays a batch once a seed on a server of its own, in a folder that is deleted afterwards, with one plan for all. Where the program is
 * asked to stop it ends early, with the runs that were played to their end.
 */
export async function simulateOnServer(
  { scenario, policyChoice }: PlayedBatch,
  seeds: readonly number[],
  onPlayed: (played: Played) => void,
  configured: Config,
): Promise<Played[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jieyun-simulate-'));
  // passable, since the database may run as another user
  await chmod(folder, 0o711);
  const own = { databaseUrl: null, databaseAppUrl: null, redisUrl: null };
  const config: Config = { ...configured, dataDir: join(folder, 'data'), ...own };
  const log = createLog(config.logLevel);
  const shutdown = new Shutdown({ log, exit: (status) => status !== 0 && process.exit(status) });
  const stopListening = shutdown.listen();
  const { signal } = shutdown;
  const runs: Played[] = [];
  try {
    const runtime = await openRuntime({ config, log, shutdown, exclusive: true, connectTimeoutMs: patienceMs });
    const deps = createWorkDeps(runtime, log, config.graphhopper);
    const { batchId, planId } = await planOnce(
      { ...deps, queueStore: runtime.queueStore },
      { scenario, policyChoice },
      shutdown,
    );
    const scene = await serverScene(deps, planId);
    // what is being told is told to its end before the database closes
    let telling: Promise<unknown> = Promise.resolve();
    shutdown.add('work', { name: 'simulation', close: () => telling.then(noop, noop) });
    for (const seed of seeds) {
      const run = play(new ServerWorld(deps, planId), scene, { odds: roughOdds, seed, signal });
      telling = run;
      runs.push(await run);
      onPlayed(runs.at(-1)!);
      await deps.database.transaction((db) => resetJourney(db, batchId));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await shutdown.run('done', 0);
    stopListening();
    await rm(folder, { recursive: true, force: true });
  }
  return runs;
}

const noop = () => undefined;

/** Imports, plans and publishes, once for all seeds; workers run no longer than that. */
async function planOnce(
  deps: ProcessDeps & Pick<Runtime, 'queueStore'>,
  { scenario, policyChoice }: PlayedBatch,
  shutdown: Shutdown,
): Promise<{ batchId: string; planId: string }> {
  const workers = startWorkers(deps, { store: deps.queueStore });
  let closing: Promise<void> | null = null;
  const close = () => (closing ??= workers.close(workGraceMs));
  shutdown.add('work', { name: 'workers', close });
  // a demo's clock stands at its newest event: people travel in a past that is played
  const { batchId } = await importScenario(deps, { scenario, policyChoice, isDemo: true });
  const planId = await planBatch(deps, batchId, {
    options: { iterations: planIterations, threads: 1, locale: defaultLocale },
    seed: planSeed,
    signal: shutdown.signal,
    onProgress: noop,
    runChecker,
  });
  await close();
  return { batchId, planId };
}
