import type { Cohorts, Problem } from '../../src/solver/index.ts';

/** Points of a tiny problem: two depots, three companies, then the pick-up places. */
export const firstCompany = 2;
export const firstPickup = 5;

/** A tiny problem in words; `tinyArrays` turns it into arrays. */
export interface TinyShape {
  /** Kilometres on a plane. */
  xy: readonly (readonly [number, number])[];
  /** By how much the road from one point to another is longer than the straight line. */
  detour: (from: number, to: number) => number;
  groups: readonly { pickup: number; company: number; size: number; risk: number }[];
  /** Two pick-up places may lie in one county, and then its people of one company are one family. */
  sharedCounty: boolean;
  /** The first county shares its bus with no other. */
  loneCounty: boolean;
  cohorts?: Cohorts | undefined;
  /** Party of each group; -1 where it may be split. */
  party?: readonly number[];
  buses: readonly { count: number; seats: number; depot: number; dayCny: number; kmCny: number }[];
  limitKm: number;
  maxPickups: number;
  maxDropoffs: number;
  mixingCny: number;
  splitCny: number;
  contactCny: number;
}

/** Roads at 20 m/s; a trip at risk has half of the seats. */
export function tinyArrays(shape: TinyShape): Problem {
  const { xy, groups, buses, cohorts, party } = shape;
  const n = xy.length;
  const distanceM = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const [[x, y], [u, v]] = [xy[i]!, xy[j]!];
      distanceM[i * n + j] = Math.round(1000 * Math.hypot(x - u, y - v) * shape.detour(i, j));
    }
  const countyOf = (pickup: number) => (shape.sharedCounty ? pickup >> 1 : pickup);
  return {
    points: n,
    distanceM,
    driveS: distanceM.map((metres) => Math.round(metres / 20)),
    groups: {
      count: groups.length,
      size: Int32Array.from(groups, (g) => g.size),
      pickup: Int32Array.from(groups, (g) => firstPickup + g.pickup),
      dropoff: Int32Array.from(groups, (g) => firstCompany + g.company),
      company: Int32Array.from(groups, (g) => g.company),
      family: Int32Array.from(groups, (g) => 3 * countyOf(g.pickup) + g.company),
      risk: Uint8Array.from(groups, (g) => g.risk),
      county: Int32Array.from(groups, (g) => countyOf(g.pickup)),
      alone: Uint8Array.from(groups, (g) => (shape.loneCounty && countyOf(g.pickup) === 0 ? 1 : 0)),
      ...(cohorts && { cohorts }),
      ...(party && { party: Int32Array.from(party) }),
    },
    buses: {
      types: buses.length,
      count: Int32Array.from(buses, (b) => b.count),
      depot: Int32Array.from(buses, (b) => b.depot),
      capacity: Int32Array.from(buses.flatMap(({ seats }) => [seats, Math.ceil(seats / 2)])),
      riskLevels: 2,
      dayFen: Float64Array.from(buses, (b) => 10_000 * b.dayCny),
      kmFen: Float64Array.from(buses, (b) => 100 * b.kmCny),
      drivers: new Int32Array(buses.length).fill(2),
    },
    limits: {
      loadedDistanceM: 1000 * shape.limitKm,
      loadedDriveS: 39_600,
      maxPickups: shape.maxPickups,
      maxDropoffs: shape.maxDropoffs,
    },
    prices: {
      extraCompanyFen: 100 * shape.mixingCny,
      splitGroupFen: 100 * shape.splitCny,
      contactPairFen: 100 * shape.contactCny,
    },
    driversAtPoint: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
  };
}
