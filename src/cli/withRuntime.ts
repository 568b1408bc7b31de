import { type Config, readConfig } from '../config.ts';
import { createLog, type Log } from '../log.ts';
import { openRuntime, type Runtime } from '../service/runtime.ts';
import { Shutdown } from '../shutdown.ts';
import type { ExitStatus } from './reportError.ts';

/** What a command that works on the server's data gets. */
export interface CommandContext {
  config: Config;
  log: Log;
  runtime: Runtime;
  /** For parts that the command opens itself; its signal fires when the command is asked to stop. */
  shutdown: Shutdown;
}

/**
 * Runs a command on the server's data: joins a running server's embedded database, or starts one for the time being.
 * Everything is closed in order afterwards, whatever happens.
 */
export async function withRuntime(
  { env, cwd }: { env: Readonly<Record<string, string | undefined>>; cwd: string },
  work: (context: CommandContext) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const config = readConfig(env, cwd);
  const log = createLog(config.logLevel);
  // in order, the caller sets the status; a forced exit cannot wait for him
  const shutdown = new Shutdown({ log, exit: (status) => status !== 0 && process.exit(status) });
  const stopListening = shutdown.listen();
  try {
    const runtime = await openRuntime({ config, log, shutdown, exclusive: false });
    return await work({ config, log, runtime, shutdown });
  } finally {
    await shutdown.run('done', 0);
    stopListening();
  }
}
