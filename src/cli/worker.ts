import { startWorkers } from '../../workers/main.ts';
import { readConfig } from '../config.ts';
import { inLocale } from '../contract/text.ts';
import type { QueueName } from '../jobs/definitions.ts';
import { createLog, scopedLog } from '../log.ts';
import { openRuntime } from '../service/runtime.ts';
import { createWorkDeps } from '../service/workDeps.ts';
import { Shutdown, workGraceMs } from '../shutdown.ts';
import type { Surroundings } from './program.ts';

/** `jieyun worker`: works on the queues until it is told to stop; for more machines, or more cores, than the server has. */
export async function workerCommand(queues: readonly QueueName[], { env, cwd }: Surroundings): Promise<never> {
  const config = readConfig(env, cwd);
  const log = createLog(config.logLevel);
  const shutdown = new Shutdown({ log, exit: (status) => process.exit(status) });
  shutdown.listen();
  const runtime = await openRuntime({ config, log, shutdown, exclusive: false });
  const deps = createWorkDeps(runtime, scopedLog(log, { part: 'work' }), config.graphhopper);
  const workers = startWorkers(deps, { store: runtime.queueStore, queues });
  shutdown.add('work', { name: 'workers', close: () => workers.close(workGraceMs) });
  const text = { zh: `正在处理队列：${queues.join('、')}`, en: `working on the queues: ${queues.join(', ')}` };
  process.stderr.write(`${inLocale(text, config.locale)}\n`);
  return new Promise<never>(() => undefined);
}
