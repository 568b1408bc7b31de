import { countyRegister } from '../geo/index.ts';
import type { Log } from '../log.ts';
import { makePlanInThread } from '../planning/planThread.ts';
import type { MakePlan, WorkDeps } from '../planning/server/deps.ts';
import { rosterReader } from '../planning/server/rosterReader.ts';
import type { Runtime } from './runtime.ts';

/** The use-cases' dependencies in production: the same county register, router and solver as the command line has. */
export function createWorkDeps({ pool, keyRing, queues }: Runtime, log: Log): WorkDeps {
  return { pool, keys: keyRing, queues, log, readRosters: rosterReader(countyRegister()), makePlan: planInThread };
}

const planInThread: MakePlan = (input, { seed, seconds, iterations, threads, locale, tradeOff = false }, hooks) => {
  const options = {
    seed,
    threads,
    locale,
    tradeOff,
    ...(seconds !== undefined && { seconds }),
    ...(iterations !== undefined && { iterations }),
  };
  return makePlanInThread({ input, options }, hooks);
};
