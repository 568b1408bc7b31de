import { fileURLToPath } from 'node:url';
import { startWorkers } from '../../workers/main.ts';
import { createApp } from '../api/app.ts';
import { createMetrics } from '../api/metrics.ts';
import { type Config, readConfig } from '../config.ts';
import { type Bilingual, inLocale } from '../contract/text.ts';
import { createLog, type Log, scopedLog } from '../log.ts';
import { EditCache } from '../planning/server/drafts/editCache.ts';
import { findDemoAccounts, firstAdminToken, refuseDemoAccounts } from '../service/accounts.ts';
import { findDemoTrip } from '../service/demoTrip.ts';
import { openFront } from '../service/front.ts';
import { runChecker } from '../service/runChecker.ts';
import { openRuntime } from '../service/runtime.ts';
import { loadSmsGateway } from '../service/smsGateway.ts';
import { smtpSender } from '../service/smtpSender.ts';
import { createWorkDeps } from '../service/workDeps.ts';
import { Shutdown, workGraceMs } from '../shutdown.ts';
import type { Surroundings } from './program.ts';
import { describeError } from './reportError.ts';
import { reportStart } from './serveReport.ts';
import { readyText, startingText } from './serveTexts.ts';

/** The built pages; compiled, this file lies in `dist/src/cli`. */
const pagesFolder = fileURLToPath(new URL('../../web', import.meta.url));

/**
 * `jieyun serve`, what `npm start` runs: database, queues, API and workers in one process, the demo on the first start.
 * Stays up until it is told to stop, then closes everything in order and ends the process.
 */
export async function serveCommand({ env, cwd }: Surroundings): Promise<never> {
  const config = readConfig(env, cwd);
  const log = createLog(config.logLevel);
  const shutdown = new Shutdown({ log, exit: (status) => process.exit(status) });
  shutdown.listen();

  const starting = start(config, log, shutdown);
  // a stop during the start waits for the parts that are coming up, so that none is left behind
  shutdown.add('work', { name: 'start', close: () => starting.catch(() => undefined) });
  starting.catch((error: unknown) => {
    if (shutdown.signal.aborted) return;
    const { text, status } = describeError(error, config.locale);
    process.stderr.write(`${text}\n`);
    void shutdown.run('the start failed', status);
  });
  return new Promise<never>(() => undefined);
}

/** Brings the parts up in the order in which they need each other. */
async function start(config: Config, log: Log, shutdown: Shutdown): Promise<void> {
  const tell = (text: Bilingual) => process.stderr.write(`${inLocale(text, config.locale)}\n`);
  const front = await openFront(config.host, config.port);
  shutdown.add('door', { name: 'http', close: () => front.close() });
  tell(startingText);

  const runtime = await openRuntime({ config, log, shutdown, exclusive: true });
  shutdown.signal.throwIfAborted();
  await refuseDemoAccounts(runtime.database, config);
  const texts = config.smsGateway === null ? null : await loadSmsGateway(config.smsGateway);
  const deps = createWorkDeps(runtime, scopedLog(log, { part: 'work' }), config.graphhopper);
  const metrics = createMetrics(runtime);
  const { publicUrl, proxies, requestsPerMinute } = config;
  const planDefaults = { seconds: config.solveS, threads: config.solveThreads };
  const settings = { planDefaults, publicUrl, proxies, requestsPerMinute, pages: pagesFolder };
  const demoAccounts = () => findDemoAccounts(runtime.database);
  front.attach(
    createApp({
      ...deps,
      metrics,
      settings,
      sender: config.mail === null ? null : smtpSender(config.mail.url, config.mail.from),
      texts,
      findDemoAccounts: demoAccounts,
      findDemoTrip: () => findDemoTrip(deps),
      closing: shutdown.signal,
      editCache: new EditCache(),
      runChecker,
    }),
  );
  const workers = startWorkers(deps, { store: runtime.queueStore, onAttempt: metrics.countJob });
  shutdown.add('work', { name: 'workers', close: () => workers.close(workGraceMs) });

  const adminToken = await firstAdminToken(runtime.database);
  const adminUrl = adminToken === null ? null : `${publicUrl ?? front.url}/setup/${adminToken}`;
  tell(readyText({ runtime, url: front.url, adminUrl }));
  void reportStart({ config, deps, url: front.url, signal: shutdown.signal, tell });
}
