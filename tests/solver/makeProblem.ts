import type { Problem } from '../../src/solver/index.ts';

/** A person-sized description of a problem on a plane, in kilometres; `makeProblem` turns it into arrays. */
export interface PlaneProblem {
  depot: [number, number];
  pickups: [number, number][];
  companies: [number, number][];
  /** pick-up, company, people, and optionally the risk column and whether the county must be alone */
  groups: { pickup: number; company: number; size: number; risk?: number; alone?: boolean }[];
  buses: { seats: number; count: number; dayCny?: number; kmCny?: number }[];
  limitKm?: number;
  maxPickups?: number;
  maxDropoffs?: number;
}

/** Straight lines as roads, 90 km/h, prices of formats.md §2. */
export function makeProblem(plane: PlaneProblem): Problem {
  const points = [plane.depot, ...plane.companies, ...plane.pickups];
  const n = points.length;
  const distanceM = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const [[x, y], [u, v]] = [points[i]!, points[j]!];
      distanceM[i * n + j] = Math.round(1000 * Math.hypot(x - u, y - v));
    }
  const { groups, buses } = plane;
  const pickupPoint = (i: number) => 1 + plane.companies.length + i;
  return {
    points: n,
    distanceM,
    driveS: distanceM.map((metres) => Math.round(metres / 25)),
    groups: {
      count: groups.length,
      size: Int32Array.from(groups, (g) => g.size),
      pickup: Int32Array.from(groups, (g) => pickupPoint(g.pickup)),
      dropoff: Int32Array.from(groups, (g) => 1 + g.company),
      company: Int32Array.from(groups, (g) => g.company),
      family: Int32Array.from(groups, (g) => g.pickup * plane.companies.length + g.company),
      risk: Uint8Array.from(groups, (g) => g.risk ?? 0),
      county: Int32Array.from(groups, (g) => g.pickup),
      alone: Uint8Array.from(groups, (g) => (g.alone === true ? 1 : 0)),
    },
    buses: {
      types: buses.length,
      count: Int32Array.from(buses, (b) => b.count),
      depot: new Int32Array(buses.length),
      // medium and high risk leave half of the seats
      capacity: Int32Array.from(buses.flatMap(({ seats }) => [seats, Math.floor(seats / 2), Math.floor(seats / 2)])),
      riskLevels: 3,
      dayFen: Float64Array.from(buses, (b) => 100 * (b.dayCny ?? 1000)),
      kmFen: Float64Array.from(buses, (b) => 100 * (b.kmCny ?? 5)),
      drivers: new Int32Array(buses.length).fill(2),
    },
    limits: {
      loadedDistanceM: 1000 * (plane.limitKm ?? 1000),
      loadedDriveS: 39_600,
      maxPickups: plane.maxPickups ?? 6,
      maxDropoffs: plane.maxDropoffs ?? 8,
    },
    prices: { extraCompanyFen: 20_000, splitGroupFen: 30_000, contactPairFen: 0 },
    driversAtPoint: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
  };
}

/** A timer that charges one bus day a trip. */
export function dayTimer(problem: Problem) {
  return {
    boundFen: (type: number) => problem.buses.dayFen[type]!,
    leastDrivers: () => 1,
    time: (type: number) => ({ fixedFen: problem.buses.dayFen[type]!, drivers: 1, days: 1, nights: 0 }),
  };
}
