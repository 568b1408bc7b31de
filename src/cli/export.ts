import { resolve } from 'node:path';
import { inLocale } from '../contract/text.ts';
import { exportBatch } from '../planning/server/exportBatch.ts';
import { writeScenarioFolder } from '../scenario/writeScenarioFolder.ts';
import type { ExitStatus } from './reportError.ts';
import type { CommandContext } from './withRuntime.ts';

/** `jieyun export BATCH DIR`: a batch, by id or name, as a scenario folder that `plan` and `import` read. */
export async function exportCommand(batch: string, dir: string, context: CommandContext): Promise<ExitStatus> {
  const { database, keyRing } = context.runtime;
  const { scenario, policyChoice, undecidable } = await exportBatch({ database, keys: keyRing }, batch);
  await writeScenarioFolder(dir, scenario, policyChoice);
  if (undecidable.length > 0) {
    const workerIds = undecidable.join(', ');
    const text = {
      zh: `以下人员的撤回决定无法写入场景文件夹：${workerIds}`,
      en: `a scenario folder cannot hold the decisions on withdrawal of: ${workerIds}`,
    };
    process.stderr.write(`${inLocale(text, context.config.locale)}\n`);
  }
  process.stdout.write(`${resolve(dir)}\n`);
  return 0;
}
