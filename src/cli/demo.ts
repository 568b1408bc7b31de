import { inLocale } from '../contract/text.ts';
import { removeDemo } from '../planning/server/removeDemo.ts';
import type { ExitStatus } from './reportError.ts';
import type { CommandContext } from './withRuntime.ts';

/** `jieyun demo remove`: deletes the demo batches with all that hangs on them; the next start does not load them again. */
export async function demoRemoveCommand({ runtime, config }: CommandContext): Promise<ExitStatus> {
  const names = await removeDemo(runtime);
  const text =
    names.length === 0
      ? { zh: '没有示例数据', en: 'there are no demo data' }
      : { zh: `已删除示例批次：${names.join('、')}`, en: `deleted the demo batches: ${names.join(', ')}` };
  process.stderr.write(`${inLocale(text, config.locale)}\n`);
  return 0;
}
