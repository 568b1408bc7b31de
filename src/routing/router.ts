import type { Bilingual } from '../contract/text.ts';

/** A place to route between, WGS84. `adcode` (6-digit county code) lets the estimate choose its factors. */
export interface RoutePoint {
  lng: number;
  lat: number;
  adcode: string | null;
}

/**
 * Legs between every ordered pair of points, row-major: cell `from * size + to`.
 * An unreachable pair has distanceM and driveS = `unreachable`.
 */
export interface LegMatrix {
  size: number;
  /** Road metres. */
  distanceM: Int32Array;
  /** Seconds of pure driving when all of it happens by day. */
  driveS: Int32Array;
  /** Seconds of pure driving when all of it happens at night (22:00–06:00 by policy); ≥ driveS. */
  nightDriveS: Int32Array;
  /** Share of the distance on motorways, 0–100. */
  motorwayPct: Uint8Array;
  /** Half-width of the error band as a fraction of distance and time; 0 for measured roads. */
  band: Float32Array;
  /** 1 where the leg is an estimate, 0 where a road router measured it. */
  estimated: Uint8Array;
}

/** Marks a pair with no road between; larger than any limit, small enough to add a few without overflow. */
export const unreachable = 100_000_000;

/** Metres of a leg by road class; ramps and links count as `otherM`. */
export interface ClassMetres {
  motorwayM: number;
  trunkM: number;
  primaryM: number;
  otherM: number;
}

/** A leg as a road router measured it, free of any policy: speeds by night follow from the classes. */
export interface RoadLeg {
  distanceM: number;
  /** Seconds at the cruising speeds of the router's profile, all by day. */
  driveS: number;
  /** Null where the router tells no classes, as in matrices. */
  classes: ClassMetres | null;
  /** The road as an encoded polyline (`contract/polyline.ts`); null where the router gives none. */
  line: string | null;
}

/** Why a router that answers knows no road for a pair. */
export type NoRoad = 'point_not_found' | 'not_connected';

/** The one interface behind which estimate and GraphHopper stand. */
export interface Router {
  name: 'estimate' | 'graphhopper';
  /** What a person should know of the source, for example version and map date. */
  detail: Bilingual;
  matrix(points: readonly RoutePoint[], signal?: AbortSignal): Promise<LegMatrix>;
}
