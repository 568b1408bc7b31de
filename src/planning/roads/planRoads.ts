import type { GraphHopperClient } from '../../routing/graphhopper/client.ts';
import type { LegCache } from './legCache.ts';

/** Real roads for planning: a server, and what it said before. */
export interface PlanRoads {
  client: GraphHopperClient;
  /** Vehicle profile, for the cache. */
  profile: string;
  cache: LegCache;
  /** Told of what goes wrong without stopping the work: the server away, the cache away. */
  onTrouble: (error: unknown) => void;
}
