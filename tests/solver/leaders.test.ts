import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundByLeaders } from '../../src/solver/bounds/leaders/boundByLeaders.ts';
import { measureDetours } from '../../src/solver/bounds/leaders/detours.ts';
import { Followers } from '../../src/solver/bounds/leaders/followers.ts';
import { demandsOf } from '../../src/solver/columns/demands.ts';
import { createNetwork } from '../../src/solver/columns/network.ts';
import { moneyAim } from '../../src/solver/columns/tripCost.ts';
import { boundObjective, type Problem, type RouteSums, type RouteTimer } from '../../src/solver/index.ts';
import { cheapestPlan } from './cheapestPlan.ts';
import { dayTimer, makeProblem, type PlaneProblem } from './makeProblem.ts';
import { timerOf } from './tinyCase.ts';
import { tinyProblem } from './tinyProblem.ts';

function bound(problem: Problem, timer: RouteTimer, goal: number, looks: number, leftPeople = 0): number {
  const network = createNetwork(problem);
  const told: number[] = [];
  const { fen } = boundByLeaders(problem, network, moneyAim(problem, timer), demandsOf(problem, leftPeople, 0), {
    goal: () => goal,
    stop: (done) => done >= looks,
    onBound: (better) => told.push(better),
  });
  expect(told.at(-1)).toBe(fen);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  return fen;
}

describe('A: by heart, a day 1000, a kilometre 5, a bus of 20', () => {
  const eastAndWest: PlaneProblem = {
    depot: [0, 0],
    companies: [[0, 0]],
    pickups: [
      [300, 0],
      [-300, 0],
    ],
    groups: [
      { pickup: 0, company: 0, size: 10 },
      { pickup: 1, company: 0, size: 10 },
    ],
    buses: [{ seats: 20, count: 5 }],
    limitKm: 2000,
  };

  it('A01 ten people in the east and ten in the west need 1200 km, whoever leads: 7000 and not twice half of 4000', () => {
    const problem = makeProblem({ ...eastAndWest });
    problem.limits.loadedDriveS = 100_000;
    const timer = dayTimer(problem);
    expect(cheapestPlan(problem, timer, 0).moneyFen).toBe(700_000);
    expect(boundObjective(problem, timer, 0)).toBeLessThanOrEqual(400_000);
    const fen = bound(problem, timer, 700_000, 500);
    expect(fen).toBeGreaterThan(690_000);
    expect(fen).toBeLessThanOrEqual(700_000);
  });

  it('A02 where the loaded run may not reach from one to the other, each needs a bus of its own: 8000', () => {
    // from east to west and home are 900 km
    const problem = makeProblem({ ...eastAndWest, limitKm: 899 });
    const timer = dayTimer(problem);
    expect(measureDetours(problem, createNetwork(problem)).order).toHaveLength(2);
    const fen = bound(problem, timer, 800_000, 500);
    expect(fen).toBeGreaterThan(790_000);
    expect(fen).toBeLessThanOrEqual(800_000);
  });

  it('A03 the detour for the other group is 600 km there and back, and none for a place on the way', () => {
    const problem = makeProblem({ ...eastAndWest, pickups: [...eastAndWest.pickups, [100, 0]] });
    problem.limits.loadedDriveS = 100_000;
    problem.groups = makeProblem({
      ...eastAndWest,
      pickups: [...eastAndWest.pickups, [100, 0]],
      groups: [...eastAndWest.groups, { pickup: 2, company: 0, size: 1 }],
    }).groups;
    const { start, order, extraM } = measureDetours(problem, createNetwork(problem));
    expect([...order.subarray(start[0], start[1])]).toEqual([0, 2, 1]);
    expect([...extraM.subarray(start[0], start[1])]).toEqual([0, 0, 600_000]);
    // from the place on the way it is 400 km farther to the east and back
    expect([...extraM.subarray(start[2], start[3])]).toEqual([0, 400_000, 600_000]);
  });

  it('A04 someone left over takes his price along: 20 of one place in one bus, one may stay', () => {
    const problem = makeProblem({ ...eastAndWest, groups: [{ pickup: 0, company: 0, size: 20 }] });
    const timer = dayTimer(problem);
    expect(bound(problem, timer, 400_000, 500)).toBeGreaterThan(399_000);
    expect(bound(problem, timer, 400_000, 500, 1)).toBeLessThan(381_000);
    expect(bound(problem, timer, 400_000, 500, 20)).toBeLessThanOrEqual(0);
  });
});

describe('what rides cost for companies', () => {
  it('two counties of 20 of one company fill a bus each, and each bus is a ride of the company: 2 × 4000, not 200 less', () => {
    const problem = makeProblem({
      depot: [0, 0],
      companies: [[0, 0]],
      pickups: [
        [300, 0],
        [300, 0],
      ],
      groups: [
        { pickup: 0, company: 0, size: 20 },
        { pickup: 1, company: 0, size: 20 },
      ],
      buses: [{ seats: 20, count: 5 }],
    });
    const timer = dayTimer(problem);
    expect(cheapestPlan(problem, timer, 0).moneyFen).toBe(800_000);
    const fen = bound(problem, timer, 800_000, 500);
    expect(fen).toBeGreaterThan(799_000);
    expect(fen).toBeLessThanOrEqual(800_000);
  });
});

describe('the seats that followers fill', () => {
  // 20 seats, a metre of detour 1 fen; a head of the leader's ten is worth 1000, of the two groups of five 900
  const detours = {
    start: Int32Array.of(0, 3, 3, 3),
    order: Int16Array.of(0, 1, 2),
    extraM: Float64Array.of(0, 5000, 5600),
  };
  const fills = (dueFen: number) => {
    const told: [number, number][] = [];
    const followers = new Followers(detours, Int32Array.of(10, 5, 5), 20);
    followers.fill(0, 20, Float64Array.of(1000, 900, 900), 1, dueFen, (fen, detourM) => told.push([fen, detourM]));
    return told;
  };

  it('a farther group may be worth its detour though the nearer one was not worth its own: 19000 − 5600 > 10000', () => {
    expect(fills(0)).toEqual([
      [10_000, 0],
      [14_500, 5000],
      [19_000, 5600],
    ]);
  });

  it('nobody is asked where not even a bus full of leaders would earn what is due: 20000 − 5600 < 14450', () => {
    expect(fills(14_450)).toHaveLength(2);
    expect(fills(15_050)).toHaveLength(1);
  });
});

describe('B: whoever boards on the way out', () => {
  // beyond 400 km of a run without a rest the timer wants a second driver, for 1000 more
  const plane: PlaneProblem = {
    depot: [0, 0],
    companies: [[120, 0]],
    pickups: [
      [420, 0],
      [360, 0],
    ],
    groups: [
      { pickup: 0, company: 0, size: 19 },
      { pickup: 1, company: 0, size: 1 },
    ],
    buses: [{ seats: 20, count: 2 }],
  };
  const timer: RouteTimer = {
    boundFen: (_, { outM, loadedM }: RouteSums) => (Math.max(outM, loadedM) > 400_000 ? 200_000 : 100_000),
    leastDrivers: () => 1,
    time: () => null,
  };

  it('B01 shortens the empty run, so nobody is charged a second driver for his own way out', () => {
    const problem = makeProblem(plane);
    // out 360 km to the one, then 60 + 300 loaded, 120 home: one driver, 1000 + 840 × 5
    expect(boundObjective(problem, timer, 0)).toBeLessThanOrEqual(520_000);
    expect(bound(problem, timer, 520_000, 500)).toBeLessThanOrEqual(520_000);
  });
});

describe('C: against every plan there is', () => {
  it('C01 never exceeds the cheapest plan, whatever may be left over, however long it runs', () => {
    fc.assert(
      fc.property(tinyProblem, fc.constantFrom(1, 10, 300), fc.nat({ max: 3 }), (problem, looks, left) => {
        const timer = timerOf(problem);
        const { moneyFen } = cheapestPlan(problem, timer, left);
        if (!Number.isFinite(moneyFen)) return;
        expect(bound(problem, timer, moneyFen * 1.5 + 1000, looks, left)).toBeLessThanOrEqual(moneyFen + 0.01);
      }),
      { numRuns: 1500 },
    );
  }, 120_000);
});
