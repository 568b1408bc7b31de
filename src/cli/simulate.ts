import { readConfig } from '../config.ts';
import type { Fault } from '../contract/fault.ts';
import { type Bilingual, inLocale } from '../contract/text.ts';
import { planFolder } from '../planning/planFolder.ts';
import { runSolverInThread } from '../planning/solverThread.ts';
import { formatFault } from '../roster/formatFault.ts';
import { readScenarioFolder } from '../scenario/readScenarioFolder.ts';
import { MemoryWorld } from '../simulation/memoryWorld.ts';
import { roughOdds } from '../simulation/odds.ts';
import { type Played, play } from '../simulation/play.ts';
import { describeRun } from '../simulation/report.ts';
import { makeScene } from '../simulation/scene.ts';
import type { Surroundings } from './program.ts';
import type { ExitStatus } from './reportError.ts';
import { planIterations, planSeed, simulateOnServer } from './simulateOnServer.ts';

/** Options of `jieyun simulate`. */
export interface SimulateOptions {
  /** How many runs. */
  seeds: number;
  /** Seed of the first; the others follow. */
  firstSeed: number;
  /** The rules alone, without a database. */
  memory: boolean;
}

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
  const { scenario, policyChoice } = reading;
  if (scenario === null || policyChoice === null || reading.policy === null) return 2;
  const startedMs = performance.now();
  const tell = (text: Bilingual) => process.stdout.write(`${inLocale(text, locale)}\n`);
  const seeds = Array.from({ length: options.seeds }, (_, n) => options.firstSeed + n);
  const onPlayed = (played: Played) => tell(describeRun(played));
  const runs = options.memory
    ? await inMemory(dir, reading, seeds, onPlayed)
    : await simulateOnServer({ scenario, policyChoice }, seeds, onPlayed, readConfig(env, cwd));
  const broken = runs.reduce((sum, { violations }) => sum + violations.length, 0);
  const minutes = ((performance.now() - startedMs) / 60_000).toFixed(1);
  const isWhole = runs.length === seeds.length;
  tell({
    zh: `${isWhole ? '' : '已中止：'}${runs.length}/${seeds.length} 次模拟，违反不变量 ${broken} 项，用时 ${minutes} 分钟`,
    en: `${isWhole ? '' : 'stopped: '}${runs.length}/${seeds.length} runs, ${broken} invariants broken, ${minutes} min`,
  });
  return isWhole && broken === 0 ? 0 : 1;
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
    { seed: planSeed, threads: 1, strict: false, tradeOff: false, locale: 'en', iterations: planIterations },
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
