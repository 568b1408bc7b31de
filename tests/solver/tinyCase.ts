import type { Problem, RouteTimer } from '../../src/solver/index.ts';
import type { TimeFen } from './everyPlan.ts';
import { type TinyShape, tinyArrays } from './tinyArrays.ts';

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
  return tinyArrays(tinyShape(dice(seed)));
}

/** A tiny case in which some groups travel together, whole. */
export function partyCase(seed: number): Problem {
  const shape = tinyShape(dice(seed));
  const d = dice(seed + 2_000_000);
  const parties = d.whole(1, 3);
  return tinyArrays({ ...shape, party: shape.groups.map(() => (d.chance(0.5) ? d.whole(0, parties - 1) : -1)) });
}

function tinyShape(d: Dice): TinyShape {
  const n = 10; // two depots, three companies, five pick-ups
  const xy = Array.from({ length: n }, () => [d.whole(0, 90), d.whole(0, 90)] as const);
  const crooked = d.chance(0.5);
  const detours = Array.from({ length: n * n }, () => (crooked ? d.whole(100, 160) / 100 : 1));
  const list = groupsOf(d);
  const sharedCounty = d.chance(0.5);
  const loneCounty = d.chance(0.25);
  const cohorts = d.chance(0.3)
    ? { of: Uint8Array.from(list, () => d.whole(0, 2)), apart: cohortsApart(d) }
    : undefined;
  const buses = fleetOf(d);
  const groups = list.map((group) => ({ ...group, risk: d.chance(0.15) ? 1 : 0 }));
  return {
    xy,
    detour: (from, to) => detours[from * n + to]!,
    groups,
    sharedCounty,
    loneCounty,
    cohorts,
    buses,
    limitKm: d.whole(80, 400),
    maxPickups: d.whole(1, 4),
    maxDropoffs: d.whole(1, 3),
    mixingCny: d.whole(0, 60),
    splitCny: d.whole(0, 80),
    contactCny: d.chance(0.3) ? d.whole(1, 20) : 0,
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
    leastDrivers: () => 1,
    time: (type, { pickups, boarding, dropoffs }) => {
      const stops = [buses.depot[type]!, ...pickups, ...dropoffs, buses.depot[type]!];
      const seconds = stops.slice(1).reduce((sum, stop, i) => sum + driveS[stops[i]! * n + stop]!, 0);
      const people = boarding.reduce((a, b) => a + b, 0);
      return { fixedFen: steppedFen(problem, type, seconds, people), drivers: 1, days: 1, nights: 0 };
    },
  };
}
