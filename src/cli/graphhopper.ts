import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { inLocale, type Locale } from '../contract/text.ts';
import { resolvePolicy } from '../policy/resolve.ts';
import { startServer } from '../service/graphhopper/startServer.ts';
import { createProgressBar } from './progressBar.ts';
import type { ExitStatus } from './reportError.ts';

/** Options of `jieyun graphhopper`. */
export interface GraphHopperFlags {
  pbf: string;
  jar?: string;
  host: string;
  port: number;
  memory?: number;
  preset: string;
}

/** `jieyun graphhopper`: gets the server, imports a map for the policy's coach and serves until it is told to stop. */
export async function graphHopperCommand(
  flags: GraphHopperFlags,
  { env, cwd, locale }: { env: Readonly<Record<string, string | undefined>>; cwd: string; locale: Locale },
): Promise<ExitStatus> {
  const config = readConfig(env, cwd);
  const tell = (zh: string, en: string) => process.stderr.write(`${inLocale({ zh, en }, locale)}\n`);
  const { policy } = resolvePolicy({ preset: flags.preset });
  if (policy === null) {
    tell(`没有名为 ${flags.preset} 的预设`, `there is no preset ${flags.preset}`);
    return 2;
  }
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  const bar = createProgressBar(process.stderr);
  try {
    const { url, ended } = await startServer({
      map: flags.pbf,
      jar: flags.jar ?? null,
      folder: join(config.dataDir, 'graphhopper'),
      host: flags.host,
      port: flags.port,
      memoryMb: flags.memory ?? null,
      policy,
      onStep: ({ share, text }) => {
        if (process.stderr.isTTY) bar.update(share, inLocale(text, locale));
        else tell(text.zh, text.en);
      },
      signal: stop.signal,
    });
    bar.clear();
    tell(
      `GraphHopper 已就绪：${url}\n规划：npx jieyun plan 文件夹 --out plan.json --router graphhopper`,
      `GraphHopper is ready at ${url}\nplan with it: npx jieyun plan DIR --out plan.json --router graphhopper`,
    );
    await ended;
    if (stop.signal.aborted) return 0;
    tell('GraphHopper 意外退出', 'GraphHopper ended unexpectedly');
    return 1;
  } catch (error) {
    bar.clear();
    if (stop.signal.aborted) return 0;
    throw error;
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}
