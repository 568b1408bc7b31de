import type { InstanceResult } from '../contract/instance.ts';
import { inLocale, type Locale } from '../contract/text.ts';
import { searchInstanceInThreads } from '../planning/instance/instanceThread.ts';
import { readInstance } from '../planning/instance/readInstance.ts';
import { toVisitProblem } from '../planning/instance/toVisitProblem.ts';
import { createProgressBar } from './progressBar.ts';
import type { ExitStatus } from './reportError.ts';

/** Options of `jieyun solve`; formats.md §3. */
export interface SolveCommandOptions {
  seconds?: number;
  iterations?: number;
  seed: number;
  threads: number;
  vehicles?: number;
  lang: Locale;
}

/**
 * The optimiser alone on a benchmark instance: one JSON line on standard output. Ctrl-C ends the search and prints the best
 * solution so far; status 1 where none within the limits was found.
 */
export async function solveCommand(path: string, options: SolveCommandOptions): Promise<ExitStatus> {
  const { seed, threads, lang } = options;
  const instance = await readInstance(path);
  const bar = createProgressBar(process.stderr);
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  const started = performance.now();
  try {
    const request = {
      problem: toVisitProblem(instance, options.vehicles),
      seed,
      ...(options.seconds !== undefined && { seconds: options.seconds }),
      ...(options.iterations !== undefined && { iterations: options.iterations }),
    };
    const { cost, routes, iterations } = await searchInstanceInThreads(request, threads, {
      signal: stop.signal,
      onProgress: ({ share, cost: best, iterationsPerS }) =>
        bar.update(share, `${best.toFixed(2)} · ${iterationsPerS.toFixed(0)}/s`),
    });
    bar.clear();
    if (routes === null) {
      process.stderr.write(`${inLocale(nothingFound, lang)}\n`);
      return 1;
    }
    const result: InstanceResult = {
      name: instance.name,
      cost,
      routes: routes.map((route) => route.map((visit) => instance.customers[visit - 1]!.id)),
      seconds: Math.round(performance.now() - started) / 1000,
      seed,
      iterations,
    };
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  } finally {
    bar.clear();
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

const nothingFound = {
  zh: '未找到满足载量、时长和车辆数的方案；请增加时间或车辆',
  en: 'no solution within capacity, duration and vehicles was found; allow more time or more vehicles',
};
