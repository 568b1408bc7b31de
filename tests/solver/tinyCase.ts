import type { Problem, RouteTimer } from '../../src/solver/index.ts';
import type { TimeFen } from './everyPlan.ts';

/** Most (state, load) pairs of a bus that `everyPlan` is asked to look at. */
const mostPairs = 40_000;

/** The same numbers for the same seed, on any machine (Park & Miller's generator). */
export function dice(seed: number) {
  let state = (seed % 2_147_483_646) + 1;
  const float = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let i = 0; i < 10; i++) float();
  /** A whole number from `least` to `most`. */
  const whole = (least: number, most: number) => least + Math.floor(float() * (most - least + 1));
  return { float, whole, chance: (share: number) => float() < share };
}

export type Dice = ReturnType<typeof dice>;

/**
 * Up to eight groups and five buses with everything in it that a plan can get wrong: two depots, several sizes of bus, risk, lone
 * counties, counties with two pick-up places, cohorts that keep apart, crooked roads, tight stop limits, all prices.
 */
export function tinyCase(seed: number): Problem {
  const d = dice(seed);
  const n = 10; // 0, 1 depots; 2, 3, 4 companies; 5 … 9 pick-ups
  const xy = Array.from({ length: n }, () => [d.whole(0, 90), d.whole(0, 90)] as const);
  const crooked = d.chance(0.5);
  const distanceM = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const [[x, y], [u, v]] = [xy[i]!, xy[j]!];
      distanceM[i * n + j] = Math.round(1000 * Math.hypot(x - u, y - v) * (crooked ? d.whole(100, 160) / 100 : 1));
    }
  const list = groupsOf(d);
  const sharedCounty = d.chance(0.5);
  const loneCounty = d.chance(0.25);
  const countyOf = (pickup: number) => (sharedCounty ? pickup >> 1 : pickup);
  const cohorts = d.chance(0.3)
    ? { of: Uint8Array.from(list, () => d.whole(0, 2)), apart: cohortsApart(d) }
    : undefined;
  const fleet = fleetOf(d);
  return {
    points: n,
    distanceM,
    driveS: distanceM.map((metres) => Math.round(metres / 20)),
    groups: {
      count: list.length,
      size: Int32Array.from(list, (g) => g.size),
      pickup: Int32Array.from(list, (g) => 5 + g.pickup),
      dropoff: Int32Array.from(list, (g) => 2 + g.company),
      company: Int32Array.from(list, (g) => g.company),
      family: Int32Array.from(list, (g) => 3 * countyOf(g.pickup) + g.company),
      risk: Uint8Array.from(list, () => (d.chance(0.15) ? 1 : 0)),
      county: Int32Array.from(list, (g) => countyOf(g.pickup)),
      alone: Uint8Array.from(list, (g) => (loneCounty && countyOf(g.pickup) === 0 ? 1 : 0)),
      ...(cohorts && { cohorts }),
    },
    buses: {
      types: fleet.length,
      count: Int32Array.from(fleet, (b) => b.count),
      depot: Int32Array.from(fleet, (b) => b.depot),
      capacity: Int32Array.from(fleet.flatMap(({ seats }) => [seats, Math.ceil(seats / 2)])),
      riskLevels: 2,
      dayFen: Float64Array.from(fleet, (b) => 10_000 * b.dayCny),
      kmFen: Float64Array.from(fleet, (b) => 100 * b.kmCny),
      drivers: new Int32Array(fleet.length).fill(2),
    },
    limits: {
      loadedDistanceM: 1000 * d.whole(80, 400),
      loadedDriveS: 39_600,
      maxPickups: d.whole(1, 4),
      maxDropoffs: d.whole(1, 3),
    },
    prices: {
      extraCompanyFen: 100 * d.whole(0, 60),
      splitGroupFen: 100 * d.whole(0, 80),
      contactPairFen: d.chance(0.3) ? 100 * d.whole(1, 20) : 0,
    },
    driversAtPoint: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
  };
}

/** Groups of different pick-up or company, as large as trying everything allows. */
function groupsOf(d: Dice): { pickup: number; company: number; size: number }[] {
  const cells = new Map<string, { pickup: number; company: number; size: number }>();
  const most = Math.min(8, d.whole(1, 11));
  const sizes = d.whole(1, 9);
  const counties = d.whole(1, 5);
  const companies = d.whole(1, 3);
  for (let i = 0; i < 2 * most && cells.size < most; i++) {
    const [pickup, company] = [d.whole(0, counties - 1), d.whole(0, companies - 1)];
    cells.set(`${pickup}|${company}`, { pickup, company, size: d.whole(1, sizes) });
  }
  const list = [...cells.values()];
  const pairs = () => list.reduce((product, { size }) => (product * (size + 1) * (size + 2)) / 2, 1);
  for (let i = 0; pairs() > mostPairs && list.some(({ size }) => size > 1); i++) {
    const group = list[i % list.length]!;
    group.size = Math.max(1, group.size - 1);
  }
  while (pairs() > mostPairs) list.pop();
  return list;
}

function fleetOf(d: Dice) {
  const types = d.whole(1, 3);
  let room = 5;
  return Array.from({ length: types }, (_, i) => {
    const count = d.whole(1, Math.min(3, room - (types - 1 - i)));
    room -= count;
    return { count, seats: d.whole(2, 10), depot: d.whole(0, 1), dayCny: d.whole(1, 12), kmCny: d.whole(1, 4) };
  });
}

/** Three cohorts, of which some pairs may not ride together. */
function cohortsApart(d: Dice): Int32Array {
  const apart = new Int32Array(3);
  for (const [a, b] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const)
    if (d.chance(0.6)) {
      apart[a]! |= 1 << b;
      apart[b]! |= 1 << a;
    }
  return apart;
}

/** Time costs a bus day for each hour and a half begun, of driving and of 3 minutes a person. */
function steppedFen({ buses }: Problem, type: number, driveS: number, people: number): number {
  return buses.dayFen[type]! * Math.max(1, Math.ceil((driveS + 180 * people) / 5400));
}

/** That price for `everyPlan`. */
export function steppedTime(problem: Problem): TimeFen {
  return (type, { driveS }, people) =>
    steppedFen(
      problem,
      type,
      driveS,
      people.reduce((a, b) => a + b, 0),
    );
}

/** The same as a timer of the solver. */
export function timerOf(problem: Problem): RouteTimer {
  const { points: n, driveS, buses } = problem;
  return {
    boundFen: (type, sums) => steppedFen(problem, type, sums.outS + sums.loadedS + sums.backS, sums.people),
    time: (type, { pickups, boarding, dropoffs }) => {
      const stops = [buses.depot[type]!, ...pickups, ...dropoffs, buses.depot[type]!];
      const seconds = stops.slice(1).reduce((sum, stop, i) => sum + driveS[stops[i]! * n + stop]!, 0);
      const people = boarding.reduce((a, b) => a + b, 0);
      return { fixedFen: steppedFen(problem, type, seconds, people), drivers: 1, days: 1, nights: 0 };
    },
  };
}
