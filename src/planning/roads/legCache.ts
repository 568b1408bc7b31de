import { z } from 'zod';
import type { Pool } from '../../db/pool.ts';
import {
  findRoadLegs,
  findSettledRoadInput,
  purgeRoadLegs,
  putRoadLegs,
  type RoadLegRow,
  roadMapId,
  settleRoadInput,
} from '../../db/roadLegs.ts';
import type { RoadFaultKind } from '../../routing/graphhopper/fault.ts';
import type { Position } from '../../routing/greatCircle.ts';
import type { NoRoad, RoadLeg } from '../../routing/router.ts';
import type { StartRoute } from '../../solver/index.ts';

/** Answers about places that hold as long as the map does. */
export type PlaceFault = NoRoad | Extract<RoadFaultKind, 'outside_map'>;

/** What is known of a pair: a leg, or why there is none. */
export type KnownLeg = RoadLeg | { noRoad: PlaceFault };

/** A pair of places; caches know places to 1e-5 degrees, about a metre. */
export interface RoadPair {
  from: Position;
  to: Position;
}

/** What was measured before, by router, map version and profile. */
export interface LegCache {
  /** Opens the part of one map. */
  open(map: { router: string; version: string; profile: string }): Promise<OpenLegCache>;
}

export interface OpenLegCache {
  /** Known legs by `pairKey`. */
  load(pairs: readonly RoadPair[]): Promise<Map<string, KnownLeg>>;
  store(legs: readonly { pair: RoadPair; leg: KnownLeg }[]): Promise<void>;
  /** Routes on measured legs alone that were found for an input, by its digest; null where there were none. */
  settled(input: Buffer): Promise<StartRoute[] | null>;
  settle(input: Buffer, routes: readonly StartRoute[]): Promise<void>;
}

const scale = 1e5;

const startRoutes = z.array(
  z.object({
    busType: z.int(),
    pickups: z.array(z.int()),
    dropoffs: z.array(z.int()),
    groups: z.array(z.object({ group: z.int(), people: z.int() })),
  }),
);

/** Key of a pair of rounded places. */
export function pairKey({ from, to }: RoadPair): string {
  return [from.lng, from.lat, to.lng, to.lat].map((degrees) => Math.round(degrees * scale)).join(',');
}

/** A cache for one process, where there is no database. */
export function memoryLegCache(): LegCache {
  const maps = new Map<string, { legs: Map<string, KnownLeg>; settled: Map<string, readonly StartRoute[]> }>();
  return {
    open: async (map) => {
      const key = JSON.stringify(map);
      const known = maps.get(key) ?? {
        legs: new Map<string, KnownLeg>(),
        settled: new Map<string, readonly StartRoute[]>(),
      };
      maps.set(key, known);
      return {
        load: async (pairs) => {
          const keys = pairs.map(pairKey).filter((pair) => known.legs.has(pair));
          return new Map(keys.map((pair) => [pair, known.legs.get(pair)!]));
        },
        store: async (legs) => {
          for (const { pair, leg } of legs) known.legs.set(pairKey(pair), leg);
        },
        settled: async (input) => {
          const routes = known.settled.get(input.toString('hex'));
          return routes === undefined ? null : [...routes];
        },
        settle: async (input, routes) => {
          known.settled.set(input.toString('hex'), routes);
        },
      };
    },
  };
}

/** The cache in PostgreSQL, shared by all processes. Opening it deletes what is older than `days`. */
export function databaseLegCache(pool: Pool, days: number): LegCache {
  return {
    open: async (map) => {
      await purgeRoadLegs(pool, days);
      const mapId = await roadMapId(pool, map);
      return {
        load: async (pairs) => {
          const rows = await findRoadLegs(pool, mapId, pairs.map(pairRow), days);
          return new Map(rows.map((row) => [keyOfRow(row), legOfRow(row)]));
        },
        store: (legs) =>
          putRoadLegs(
            pool,
            mapId,
            legs.map(({ pair, leg }) => rowOf(pair, leg)),
          ),
        settled: async (input) => {
          const routes = startRoutes.safeParse(await findSettledRoadInput(pool, mapId, input, days));
          return routes.success ? routes.data : null;
        },
        settle: (input, routes) => settleRoadInput(pool, mapId, input, routes),
      };
    },
  };
}

function pairRow({ from, to }: RoadPair) {
  const [fromLng, fromLat] = [Math.round(from.lng * scale), Math.round(from.lat * scale)];
  return { fromLng, fromLat, toLng: Math.round(to.lng * scale), toLat: Math.round(to.lat * scale) };
}

function keyOfRow({ fromLng, fromLat, toLng, toLat }: RoadLegRow): string {
  return [fromLng, fromLat, toLng, toLat].join(',');
}

function rowOf(pair: RoadPair, leg: KnownLeg): RoadLegRow {
  const nothing = { distanceM: null, driveS: null, motorwayM: null, trunkM: null, primaryM: null, otherM: null };
  if ('noRoad' in leg) return { ...pairRow(pair), ...nothing, noRoad: leg.noRoad, line: null };
  const { distanceM, driveS, classes, line } = leg;
  return { ...pairRow(pair), ...nothing, ...classes, noRoad: null, distanceM, driveS, line };
}

function legOfRow(row: RoadLegRow): KnownLeg {
  if (row.noRoad !== null) return { noRoad: row.noRoad as PlaceFault };
  const { distanceM, driveS, motorwayM, trunkM, primaryM, otherM, line } = row;
  const classes =
    motorwayM === null ? null : { motorwayM, trunkM: trunkM ?? 0, primaryM: primaryM ?? 0, otherM: otherM ?? 0 };
  return { distanceM: distanceM!, driveS: driveS!, classes, line };
}
