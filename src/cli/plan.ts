import { access, constants, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { inLocale, type Locale } from '../contract/text.ts';
import { planFolder, StrictFaults } from '../planning/planFolder.ts';
import type { PlanRoads } from '../planning/roads/planRoads.ts';
import { runSolverInThread } from '../planning/solverThread.ts';
import { formatFault } from '../roster/formatFault.ts';
import { summaryTable, writeSheets } from '../sheets/index.ts';
import { createProgressBar } from './progressBar.ts';
import type { ExitStatus } from './reportError.ts';

/** Options of `jieyun plan`; formats.md §3. */
export interface PlanCommandOptions {
  out: string;
  seconds?: number;
  iterations?: number;
  seed: number;
  threads: number;
  sheets?: string;
  strict: boolean;
  lang: Locale;
  /** Real roads to measure legs on; left out, the plan stands on estimates. */
  roads?: PlanRoads;
}

/**
 * The main job on a scenario folder, without server, database or queue. Faults go to standard error one a line, the summary
 * to standard output. Ctrl-C ends the search and writes the best plan so far.
 */
export async function planCommand(dir: string, options: PlanCommandOptions): Promise<ExitStatus> {
  const { lang } = options;
  const folder = dirname(resolve(options.out));
  if (!(await isWritable(folder))) {
    process.stderr.write(`${inLocale(unwritableText(folder), lang)}\n`);
    return 2;
  }
  const bar = createProgressBar(process.stderr);
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    const outcome = await planFolder(
      dir,
      {
        seed: options.seed,
        threads: options.threads,
        strict: options.strict,
        locale: lang,
        ...(options.seconds !== undefined && { seconds: options.seconds }),
        ...(options.iterations !== undefined && { iterations: options.iterations }),
      },
      {
        ...(options.roads && { roads: options.roads }),
        runSolver: runSolverInThread,
        now: () => new Date(),
        signal: stop.signal,
        onFault: (fault) => process.stderr.write(`${formatFault(fault, lang)}\n`),
        onProgress: ({ share, objectiveCny, leftPeople }) =>
          bar.update(share, inLocale(progressText(objectiveCny, leftPeople), lang)),
      },
    );
    bar.clear();
    if (outcome === null) return 2;

    await writeFile(options.out, `${JSON.stringify(outcome.plan, null, 1)}\n`);
    if (options.sheets !== undefined) {
      let written = 0;
      const files = 2 + 2 * outcome.plan.trips.length;
      await writeSheets(options.sheets, outcome.plan, outcome.sheets, (name) => bar.update(++written / files, name));
      bar.clear();
    }
    process.stdout.write(`${summaryTable(outcome.plan, lang)}\n`);
    process.stderr.write(`${inLocale(whereText(options), lang)}\n`);
    return 0;
  } catch (error) {
    bar.clear();
    if (!(error instanceof StrictFaults)) throw error;
    process.stderr.write(`${inLocale(error.text, lang)}\n`);
    return 2;
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

/** Asked before the work, so that nobody waits for a plan that then cannot be written. */
async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}

function unwritableText(folder: string) {
  return {
    zh: `无法写入文件夹 ${folder}；请先建立该文件夹或换一个位置`,
    en: `the folder ${folder} cannot be written to; make it first or choose another place`,
  };
}

function progressText(objectiveCny: number, leftPeople: number) {
  const cny = objectiveCny.toFixed(0);
  return {
    zh: `求解：¥${cny}${leftPeople > 0 ? `，未安排 ${leftPeople} 人` : ''}`,
    en: `solving: ¥${cny}${leftPeople > 0 ? `, ${leftPeople} left over` : ''}`,
  };
}

function whereText({ out, sheets }: PlanCommandOptions) {
  const plan = resolve(out);
  const folder = sheets === undefined ? '' : resolve(sheets);
  return {
    zh: `方案：${plan}${folder === '' ? '' : `\n路单：${folder}`}`,
    en: `plan: ${plan}${folder === '' ? '' : `\nsheets: ${folder}`}`,
  };
}
