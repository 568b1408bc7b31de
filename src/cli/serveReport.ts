import { fileURLToPath } from 'node:url';
import { driverUrl as linkUrl } from '../accounts/driverLinks.ts';
import type { Config } from '../config.ts';
import { type Bilingual, inLocale } from '../contract/text.ts';
import { listBatches } from '../db/batches.ts';
import { listPlans } from '../db/plans.ts';
import { hasDemoUsers } from '../db/users.ts';
import type { WorkDeps } from '../planning/server/deps.ts';
import { type DemoResult, loadDemo } from '../service/demo.ts';
import { findDemoTrip } from '../service/demoTrip.ts';
import { runChecker } from '../service/runChecker.ts';
import { summaryTable } from '../sheets/index.ts';
import { createProgressBar } from './progressBar.ts';
import { describeError } from './reportError.ts';
import { batchText, nextStepsText } from './serveTexts.ts';

export interface StartReport {
  config: Config;
  deps: WorkDeps;
  /** Base address of the API. */
  url: string;
  signal: AbortSignal;
  tell(text: Bilingual): void;
}

/** The seed batch of the package; compiled, this file lies in `dist/src/cli`. */
const demoFolder = fileURLToPath(new URL('../../../fixtures/gangzha-2020', import.meta.url));

/** More batches than this are counted, not listed. */
const listedBatches = 5;

/**
 * What a person sees while the server is up already: the demo being loaded and its summary, or what the database holds,
 * and where to look next. A demo that fails is told and leaves the server running.
 */
export async function reportStart(report: StartReport): Promise<void> {
  const { config, deps, tell, signal, url } = report;
  try {
    const demo = config.demo ? await showDemo(report) : null;
    if (demo === null) await listHoldings(deps, tell);
    const token = await findDemoTrip(deps);
    const driverUrl = token === null ? null : linkUrl(url, token);
    tell(nextStepsText(url, demo, { hasDemoAccounts: await hasDemoUsers(deps.database), driverUrl }));
  } catch (error) {
    if (signal.aborted) return;
    process.stderr.write(`${describeError(error, config.locale).text}\n`);
    tell(nextStepsText(url, null, { hasDemoAccounts: false, driverUrl: null }));
  }
}

async function showDemo({ config, deps, signal }: StartReport): Promise<DemoResult | null> {
  const { locale, solveS, solveThreads } = config;
  const bar = createProgressBar(process.stderr);
  try {
    const demo = await loadDemo(deps, {
      folder: demoFolder,
      options: { seconds: solveS, threads: solveThreads, locale },
      signal,
      onProgress: (share, text) => bar.update(share, inLocale(text, locale)),
      runChecker,
    });
    bar.clear();
    if (demo !== null) process.stdout.write(`${summaryTable(demo.plan, locale)}\n`);
    return demo;
  } finally {
    bar.clear();
  }
}

async function listHoldings({ database }: WorkDeps, tell: StartReport['tell']): Promise<void> {
  const batches = await listBatches(database);
  for (const batch of batches.slice(0, listedBatches)) {
    const [newest] = await listPlans(database, batch.batchId);
    tell(batchText(batch, newest ?? null));
  }
  const more = batches.length - listedBatches;
  if (more > 0) tell({ zh: `……另有 ${more} 个批次`, en: `… and ${more} more batches` });
  if (batches.length === 0) tell({ zh: '数据库中还没有批次', en: 'the database holds no batch yet' });
}
