import { localGraphHopperUrl, readConfig } from '../config.ts';
import { inLocale, type Locale } from '../contract/text.ts';
import { createLog } from '../log.ts';
import { OperatorFault } from '../operatorFault.ts';
import { openRoads } from '../planning/roads/openRoads.ts';
import type { PlanRoads } from '../planning/roads/planRoads.ts';
import { RoadFault } from '../routing/graphhopper/fault.ts';
import { openDatabase } from '../service/runtime.ts';
import { Shutdown } from '../shutdown.ts';
import { describeError } from './reportError.ts';

/** What a command needs of its surroundings to reach GraphHopper and the cache. */
interface RoadSurroundings {
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  locale: Locale;
}

/**
 * Runs a command on real roads: GraphHopper as configured, else on this machine. Measured legs are remembered in the
 * server's database, which is joined, or started for the time being; without one, in this process only.
 */
export async function withRoads<T>(
  { env, cwd, locale }: RoadSurroundings,
  work: (roads: PlanRoads) => Promise<T>,
): Promise<T> {
  const config = readConfig(env, cwd);
  const log = createLog(config.logLevel);
  // the command has its own way with signals; this only closes what was opened
  const shutdown = new Shutdown({ log, exit: () => undefined });
  const tell = (error: unknown) => process.stderr.write(`${troubleText(error, locale)}\n`);
  try {
    const pool = await openDatabase({ config, log, shutdown, exclusive: false }).then(
      (database) => database.pool,
      (error: unknown) => {
        tell(error);
        return null;
      },
    );
    const url = config.graphhopper.url ?? localGraphHopperUrl;
    return await work(openRoads({ ...config.graphhopper, url }, pool, tell));
  } finally {
    await shutdown.run('done', 0);
  }
}

function troubleText(error: unknown, locale: Locale): string {
  const joint = locale === 'en' ? '; ' : '；';
  if (error instanceof RoadFault) {
    const goesOn = { zh: '相关路段按估算规划', en: 'legs are planned on the estimate' };
    return [error.text, error.remedy, goesOn].map((text) => inLocale(text, locale)).join(joint);
  }
  const forgotten = {
    zh: '路段缓存不可用，本次测得的路段不会保存',
    en: 'the cache of road legs is away; what is measured now is not remembered',
  };
  const why = error instanceof OperatorFault ? describeError(error, locale).text : String(error);
  return `${inLocale(forgotten, locale)}${joint}${why}`;
}
