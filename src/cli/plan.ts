import { access, constants, writeFile } from 'node:fs/promises';
import { dirname, parse, resolve } from 'node:path';
import type { Fault } from '../contract/fault.ts';
import type { Plan } from '../contract/plan.ts';
import { type Bilingual, inLocale, type Locale } from '../contract/text.ts';
import { type FolderPlan, planFolder, StrictFaults } from '../planning/planFolder.ts';
import type { PlanRoads } from '../planning/roads/planRoads.ts';
import type { SolveProgress } from '../planning/solverPort.ts';
import { runSolverInThread } from '../planning/solverThread.ts';
import { formatFault } from '../roster/formatFault.ts';
import { summaryTable, writeSheets } from '../sheets/index.ts';
import { pointFile } from './pointFile.ts';
import { createProgressBar } from './progressBar.ts';
import { readStart } from './readStart.ts';
import type { ExitStatus } from './reportError.ts';

/** Options of `jieyun plan`; formats.md §3. */
export interface PlanCommandOptions {
  out: string;
  seconds?: number;
  iterations?: number;
  seed: number;
  threads: number;
  sheets?: string;
  /** The plan that stands, and what of it must stay. */
  start?: string;
  lock: string[];
  strict: boolean;
  tradeOff: boolean;
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
  const onFault = (fault: Fault) => process.stderr.write(`${formatFault(fault, lang)}\n`);
  const { start, faults } = await readStart(options.start, options.lock);
  for (const fault of faults) onFault(fault);
  if (faults.length > 0) return 2;
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
        tradeOff: options.tradeOff,
        locale: lang,
        ...(start !== undefined && { start }),
        ...(options.seconds !== undefined && { seconds: options.seconds }),
        ...(options.iterations !== undefined && { iterations: options.iterations }),
      },
      {
        ...(options.roads && { roads: options.roads }),
        runSolver: runSolverInThread,
        now: () => new Date(),
        signal: stop.signal,
        onFault,
        onProgress: (progress) => bar.update(progress.share, inLocale(progressText(progress), lang)),
      },
    );
    bar.clear();
    if (outcome === null) return 2;

    await writePlans(options.out, outcome);
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

/** The plan, and beside it those of the points of its trade-off. */
async function writePlans(out: string, { plan, pointPlans }: FolderPlan): Promise<void> {
  const write = (path: string, document: Plan) => writeFile(path, `${JSON.stringify(document, null, 1)}\n`);
  await write(out, plan);
  for (const [i, { contactPairCny }] of (plan.tradeOff?.points ?? []).entries())
    await write(pointFile(out, contactPairCny), pointPlans[i]!);
}

function progressText({ phase, objectiveCny, leftPeople, boundCny, gapPct, iterationsPerS, search }: SolveProgress) {
  const figures = `¥${objectiveCny.toFixed(0)} ≥ ¥${boundCny.toFixed(0)}`;
  const gap = `${gapPct.toFixed(1)} %`;
  const rate = iterationsPerS.toFixed(0);
  const which = search === undefined ? '' : ` ${search}`;
  return {
    zh: `${phase === 'search' ? '求解' : '证明'}${which}：${figures}，差距 ${gap}，每秒 ${rate} 次${leftPeople > 0 ? `，未安排 ${leftPeople} 人` : ''}`,
    en: `${phase === 'search' ? 'solving' : 'proving'}${which}: ${figures}, gap ${gap}, ${rate}/s${leftPeople > 0 ? `, ${leftPeople} left over` : ''}`,
  };
}

function whereText({ out, sheets, tradeOff }: PlanCommandOptions) {
  const lines: Bilingual[] = [{ zh: `方案：${resolve(out)}`, en: `plan: ${resolve(out)}` }];
  if (tradeOff) {
    const { name, ext } = parse(out);
    const points = `${name}.contact-*${ext}`;
    lines.push({ zh: `各取舍点的方案：${points}`, en: `plans of the points of the trade-off: ${points}` });
  }
  if (sheets !== undefined) lines.push({ zh: `路单：${resolve(sheets)}`, en: `sheets: ${resolve(sheets)}` });
  return { zh: lines.map(({ zh }) => zh).join('\n'), en: lines.map(({ en }) => en).join('\n') };
}
