import type { Pool } from '../../db/pool.ts';
import { createGraphHopperClient } from '../../routing/graphhopper/client.ts';
import { databaseLegCache, memoryLegCache } from './legCache.ts';
import type { PlanRoads } from './planRoads.ts';

/** Which GraphHopper to ask, and how. */
export interface RoadSettings {
  url: string;
  key: string | null;
  profile: string;
  /** For one attempt of one call, in milliseconds. */
  deadlineMs: number;
  /** Calls at a time. */
  concurrency: number;
  /** How long measured legs are remembered. */
  cacheDays: number;
}

/** Real roads for planning. @param pool null remembers legs in this process only */
export function openRoads(settings: RoadSettings, pool: Pool | null, onTrouble: PlanRoads['onTrouble']): PlanRoads {
  const cache = pool === null ? memoryLegCache() : databaseLegCache(pool, settings.cacheDays);
  return { client: createGraphHopperClient(settings), profile: settings.profile, cache, onTrouble };
}
