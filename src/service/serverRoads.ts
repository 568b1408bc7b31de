import type { GraphHopperConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { openRoads } from '../planning/roads/openRoads.ts';
import type { PlanRoads } from '../planning/roads/planRoads.ts';
import type { Runtime } from './runtime.ts';

/** Real roads for requests and verifications, which share one client and so its limit of calls at a time; null without a GraphHopper. */
export function serverRoads({ pool }: Pick<Runtime, 'pool'>, log: Log, config: GraphHopperConfig): PlanRoads | null {
  const { url } = config;
  if (url === null) return null;
  return openRoads({ ...config, url }, pool, (error) => log.warn({ err: error }, 'trouble with roads'));
}
