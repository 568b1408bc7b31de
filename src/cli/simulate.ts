import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorkers } from '../../workers/main.ts';
import { type Config, readConfig } from '../config.ts';
import type { Fault } from '../contract/fault.ts';
import { type Bilingual, inLocale } from '../contract/text.ts';
import { resetJourney } from '../db/retention.ts';
import { createLog } from '../log.ts';
import { planFolder } from '../planning/planFolder.ts';
import { importScenario } from '../planning/server/importScenario.ts';
import { runSolverInThread } from '../planning/solverThread.ts';
import { formatFault } from '../roster/formatFault.ts';
import { readScenarioFolder } from '../scenario/readScenarioFolder.ts';
import { planBatch } from '../service/planBatch.ts';
import { runChecker } from '../service/runChecker.ts';
import { openRuntime } from '../service/runtime.ts';
import { createWorkDeps } from '../service/workDeps.ts';
import { Shutdown, workGraceMs } from '../shutdown.ts';
import { MemoryWorld } from '../simulation/memoryWorld.ts';
import { roughOdds } from '../simulation/odds.ts';
import { type Played, play } from '../simulation/play.ts';
import { describeRun } from '../simulation/report.ts';
import { makeScene } from '../simulation/scene.ts';
import { ServerWorld, serverScene } from '../simulation/serverWorld.ts';
import type { Surroundings } from './program.ts';
import type { ExitStatus } from './reportError.ts';

/** Options of `jieyun simulate`. */
export interface SimulateOptions {
  /** How many runs. */
  seeds: number;
  /** Seed of the first; the others follow. */
  firstSeed: number;
  /** The rules alone, without a database. */
  memory: boolean;
}

/** Iterations of the search: the simulation wants a lawful plan, not the cheapest one. */
const iterations = 2_000;
const planSeed = 1;

type Reading = Awaited<ReturnType<typeof readScenarioFolder>>;

/**
 * `jieyun simulate DIR`: plays a batch from its published plan to the last release, once a seed. With a database it starts a server of its
 * own in a folder that is deleted afterwards; nothing of the operator's is touched. Status 1 where an invariant did not hold.
 */
export async function simulateCommand(
  dir: string,
  options: SimulateOptions,
  { env, cwd, locale }: Surroundings,
): Promise<ExitStatus> {
  const reading = await readScenarioFolder(dir);
  for (const fault of reading.faults) process.stderr.write(`${formatFault(fault, locale)}\n`);
  if (reading.scenario === null || reading.policy === null) return 2;
  const tell = (text: Bilingual) => process.stdout.write(`${inLocale(text, locale)}\n`);
  const seeds = Array.from({ length: options.seeds }, (_, n) => options.firstSeed + n);
  const onPlayed = (played: Played) => tell(describeRun(played));
  const runs = options.memory
    ? await inMemory(dir, reading, seeds, onPlayed)
    : await onServer(reading, seeds, onPlayed, readConfig(env, cwd));
  const broken = runs.reduce((sum, { violations }) => sum + violations.length, 0);
  tell({
    zh: `${runs.length} 次模拟，违反不变量 ${broken} 项`,
    en: `${runs.length} runs, ${broken} invariants broken`,
  });
  return broken === 0 ? 0 : 1;
}

async function inMemory(
  dir: string,
  { scenario, policy }: Reading,
  seeds: readonly number[],
  onPlayed: (played: Played) => void,
): Promise<Played[]> {
  const onFault = (_: Fault) => undefined;
  const planned = await planFolder(
    dir,
    { seed: planSeed, threads: 1, strict: false, tradeOff: false, locale: 'en', iterations },
    { runSolver: runSolverInThread, now: () => new Date(), signal: new AbortController().signal, onFault },
  );
  const { timeZone, dorms } = scenario!;
  const source = { planId: 'simulated', plan: planned!.plan, policy: policy!, timeZone, rooms: dorms };
  const scene = makeScene(source);
  const runs: Played[] = [];
  for (const seed of seeds) {
    runs.push(await play(new MemoryWorld(scene), scene, { odds: roughOdds, seed }));
    onPlayed(runs.at(-1)!);
  }
  return runs;
}

async function onServer(
  { scenario, policyChoice }: Reading,
  seeds: readonly number[],
  onPlayed: (played: Played) => void,
  configured: Config,
): Promise<Played[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jieyun-simulate-'));
  // passable, since the database may run as another user
  await chmod(folder, 0o711);
  const config: Config = {
    ...configured,
    dataDir: join(folder, 'data'),
    databaseUrl: null,
    databaseAppUrl: null,
    redisUrl: null,
  };
  const log = createLog(config.logLevel);
  const shutdown = new Shutdown({ log, exit: (status) => status !== 0 && process.exit(status) });
  const stopListening = shutdown.listen();
  try {
    const runtime = await openRuntime({ config, log, shutdown, exclusive: true });
    const deps = createWorkDeps(runtime, log, config.graphhopper);
    const workers = startWorkers(deps, { store: runtime.queueStore });
    shutdown.add('work', { name: 'workers', close: () => workers.close(workGraceMs) });
    // a demo's clock stands at its newest event: people travel in a past that is played
    const { batchId } = await importScenario(deps, { scenario: scenario!, policyChoice: policyChoice!, isDemo: true });
    const planId = await planBatch(deps, batchId, {
      options: { iterations, threads: 1, locale: config.locale },
      seed: planSeed,
      signal: shutdown.signal,
      onProgress: () => undefined,
      runChecker,
    });
    const scene = await serverScene(deps, planId);
    const runs: Played[] = [];
    for (const seed of seeds) {
      const world = new ServerWorld(deps, planId);
      runs.push(await play(world, scene, { odds: roughOdds, seed, signal: shutdown.signal }));
      onPlayed(runs.at(-1)!);
      await deps.database.transaction((db) => resetJourney(db, batchId));
    }
    return runs;
  } finally {
    await shutdown.run('done', 0);
    stopListening();
    await rm(folder, { recursive: true, force: true });
  }
}
