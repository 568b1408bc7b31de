import { startWorkers } from '../../workers/main.ts';
import { type Bilingual, inLocale } from '../contract/text.ts';
import { countyRegister } from '../geo/index.ts';
import { areaFaults } from '../planning/areaFaults.ts';
import { importScenario, intakeProgress } from '../planning/server/importScenario.ts';
import { loadIntake } from '../planning/server/loadIntake.ts';
import { formatFault } from '../roster/formatFault.ts';
import { readScenarioFolder } from '../scenario/readScenarioFolder.ts';
import { pause } from '../service/pause.ts';
import { createWorkDeps } from '../service/workDeps.ts';
import { workGraceMs } from '../shutdown.ts';
import { createProgressBar } from './progressBar.ts';
import type { ExitStatus } from './reportError.ts';
import type { CommandContext } from './withRuntime.ts';

const pollMs = 200;

/**
 * `jieyun import DIR`: a scenario folder becomes a batch of the server's, each company's rosters through the queue as its
 * own request. Reads them in this process too, so that it works beside a running server and without one.
 */
export async function importCommand(dir: string, context: CommandContext): Promise<ExitStatus> {
  const { config, log, runtime, shutdown } = context;
  const tell = (text: Bilingual) => process.stderr.write(`${inLocale(text, config.locale)}\n`);
  const { scenario, policy, policyChoice, faults } = await readScenarioFolder(dir);
  for (const fault of faults) process.stderr.write(`${formatFault(fault, config.locale)}\n`);
  if (scenario === null || policy === null || policyChoice === null) return 2;
  const areas = areaFaults(scenario, countyRegister());
  for (const fault of areas) process.stderr.write(`${formatFault(fault, config.locale)}\n`);
  if (areas.length > 0) return 2;

  const deps = createWorkDeps(runtime, log, config.graphhopper);
  const { batchId } = await importScenario(deps, { scenario, policyChoice });
  const readers = startWorkers(deps, { store: runtime.queueStore, queues: ['intake'] });
  shutdown.add('work', { name: 'readers', close: () => readers.close(workGraceMs) });

  const bar = createProgressBar(process.stderr);
  for (;;) {
    const { finished, total } = await intakeProgress(deps, batchId);
    bar.update(total === 0 ? 1 : finished / total, `${finished}/${total}`);
    if (finished === total) break;
    await pause(pollMs, shutdown.signal);
  }
  bar.clear();
  const { workers, rejected } = await loadIntake(deps, batchId, policy);
  tell({
    zh: `已导入批次 ${scenario.name}：接受 ${workers.length} 人，拒收 ${rejected.length} 行`,
    en: `imported the batch ${scenario.name}: ${workers.length} people accepted, ${rejected.length} rows rejected`,
  });
  process.stdout.write(`${batchId}\n`);
  return 0;
}
