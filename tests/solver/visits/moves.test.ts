import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { VisitProblem } from '../../../src/solver/index.ts';
import * as joinHeads from '../../../src/solver/moves/joinHeads.ts';
import * as relocate from '../../../src/solver/moves/relocate.ts';
import * as relocatePair from '../../../src/solver/moves/relocatePair.ts';
import * as relocatePairReversed from '../../../src/solver/moves/relocatePairReversed.ts';
import * as swap from '../../../src/solver/moves/swap.ts';
import * as swapPairs from '../../../src/solver/moves/swapPairs.ts';
import * as swapPairWithOne from '../../../src/solver/moves/swapPairWithOne.ts';
import { SwapStar } from '../../../src/solver/moves/swapStar.ts';
import * as swapTails from '../../../src/solver/moves/swapTails.ts';
import * as twoOpt from '../../../src/solver/moves/twoOpt.ts';
import { Individual } from '../../../src/solver/visits/individual.ts';
import { Pair } from '../../../src/solver/visits/pair.ts';
import { Tours } from '../../../src/solver/visits/tours.ts';
import { measureRoutes, visitProblem } from './makeVisits.ts';

const weights = { load: 7, time: 3 };

/** Random routes over all visits, some of them empty. */
function randomTours(problem: VisitProblem, choices: readonly number[]): Tours {
  const routes: number[][] = Array.from({ length: problem.vehicles }, () => []);
  for (let visit = 1; visit <= problem.visits; visit++) {
    const choice = choices[(visit - 1) % choices.length]!;
    const route = routes[choice % routes.length]!;
    route.splice(Math.floor(choice / 7) % (route.length + 1), 0, visit);
  }
  const used = routes.filter((route) => route.length > 0);
  const individual = new Individual(problem);
  individual.routeCount = used.length;
  individual.tour.set(used.flat());
  let end = 0;
  used.forEach((route, r) => {
    end += route.length;
    individual.ends[r] = end;
  });
  const tours = new Tours(problem);
  tours.loadWeight = weights.load;
  tours.timeWeight = weights.time;
  tours.take(individual);
  return tours;
}

/** The routes by walking along the lists, checked in both directions. */
function routesOf(tours: Tours): number[][] {
  return Array.from({ length: tours.vehicles }, (_, r) => {
    const route: number[] = [];
    const end = tours.firstEnd + r;
    for (let node = tours.firstStart + r; node !== end; node = tours.next[node]!) {
      if (tours.prev[tours.next[node]!] !== node) throw new Error(`the lists part ways behind node ${node}`);
      if (node <= tours.problem.visits) route.push(node);
    }
    return route;
  });
}

function penalisedCost(tours: Tours): number {
  const { cost, excessLoad, excessTime } = measureRoutes(tours.problem, routesOf(tours));
  return cost + weights.load * excessLoad + weights.time * excessTime;
}

interface Move {
  evaluate(t: Tours, p: Pair): number;
  apply(t: Tours, p: Pair): void;
}

/** Which pairs a move may be asked for: v a visit or the start of a route, in the same route as u or in another. */
interface Rule {
  move: Move;
  start: boolean;
  sameRoute: boolean;
  otherRoute: boolean;
}

const rules: Record<string, Rule> = {
  relocate: { move: relocate, start: true, sameRoute: true, otherRoute: true },
  relocatePair: { move: relocatePair, start: true, sameRoute: true, otherRoute: true },
  relocatePairReversed: { move: relocatePairReversed, start: true, sameRoute: true, otherRoute: true },
  swap: { move: swap, start: false, sameRoute: true, otherRoute: true },
  swapPairWithOne: { move: swapPairWithOne, start: false, sameRoute: true, otherRoute: true },
  swapPairs: { move: swapPairs, start: false, sameRoute: true, otherRoute: true },
  twoOpt: { move: twoOpt, start: false, sameRoute: true, otherRoute: false },
  swapTails: { move: swapTails, start: true, sameRoute: false, otherRoute: true },
  joinHeads: { move: joinHeads, start: true, sameRoute: false, otherRoute: true },
};

const choices = fc.array(fc.nat(10_000), { minLength: 20, maxLength: 20 });

describe('E: moves', () => {
  it.each(Object.entries(rules))('E01 %s: what it says it gains is what it gains, on every pair', (_, rule) => {
    let accepted = 0;
    fc.assert(
      fc.property(visitProblem({ min: 4, max: 12 }), choices, (problem, list) => {
        const pair = new Pair();
        let tours = randomTours(problem, list);
        const starts = Array.from(
          { length: rule.start ? problem.vehicles : 0 },
          (_unused, r) => problem.visits + 1 + r,
        );
        const targets = [...Array.from({ length: problem.visits }, (_unused, i) => i + 1), ...starts];
        for (let u = 1; u <= problem.visits; u++)
          for (const v of targets) {
            if (u === v) continue;
            pair.setU(tours, u);
            pair.setV(tours, v);
            if (pair.routeU === pair.routeV ? !rule.sameRoute : !rule.otherRoute) continue;
            const delta = rule.move.evaluate(tours, pair);
            if (delta >= -1e-7) continue;
            accepted++;
            const before = penalisedCost(tours);
            rule.move.apply(tours, pair);
            expect(penalisedCost(tours) - before).toBeCloseTo(delta, 6);
            expect(tours.totalCost()).toBeCloseTo(penalisedCost(tours), 6);
            expect(
              routesOf(tours)
                .flat()
                .sort((a, b) => a - b),
            ).toEqual(targets.slice(0, problem.visits));
            tours = randomTours(problem, list);
          }
      }),
      { numRuns: 80 },
    );
    expect(accepted).toBeGreaterThan(40);
  });

  it('E02 SWAP* finds the best exchange of two visits between two routes unless a detour shortens the way; its gain is exact', () => {
    let accepted = 0;
    fc.assert(
      fc.property(visitProblem({ min: 4, max: 10 }), choices, (problem, list) => {
        const tours = randomTours(problem, list);
        const star = new SwapStar(tours);
        for (let a = 0; a < problem.vehicles; a++)
          for (let b = a + 1; b < problem.vehicles; b++) {
            const routes = routesOf(tours);
            if (routes[a]!.length === 0 || routes[b]!.length === 0) continue;
            const before = penalisedCost(tours);
            const delta = star.evaluate(a, b);
            if (!detourShortens(problem))
              expect(delta).toBeLessThanOrEqual(bestExchange(problem, routes[a]!, routes[b]!) + 1e-6);
            if (delta >= -1e-7) continue;
            accepted++;
            star.apply(a, b);
            expect(penalisedCost(tours) - before).toBeCloseTo(delta, 6);
          }
      }),
      { numRuns: 250 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});

/** Whether going over another visit is ever shorter than the way itself: the depot is never between. */
function detourShortens({ visits, cost }: VisitProblem): boolean {
  const way = (from: number, to: number) => cost[from * (visits + 1) + to]!;
  const places = Array.from({ length: visits + 1 }, (_, place) => place);
  return places.some((from) =>
    places.some((to) => places.some((via) => via > 0 && way(from, via) + way(via, to) < way(from, to) - 1e-9)),
  );
}

/** The best exchange of one visit each, every place tried, when no limit is exceeded in any of them; 0 where none gains. */
function bestExchange(problem: VisitProblem, a: number[], b: number[]): number {
  const price = (one: number[], other: number[]) => {
    const { cost, excessLoad, excessTime } = measureRoutes(problem, [one, other]);
    // SWAP* chooses places by the way alone, so it need not be the best where time limits bind
    return excessTime > 0 ? Number.POSITIVE_INFINITY : cost + weights.load * excessLoad;
  };
  const now = price(a, b);
  if (now === Number.POSITIVE_INFINITY || problem.maxDuration < Number.POSITIVE_INFINITY) return 0;
  let best = 0;
  for (const u of a)
    for (const v of b) {
      const [restA, restB] = [a.filter((x) => x !== u), b.filter((x) => x !== v)];
      for (let i = 0; i <= restA.length; i++)
        for (let j = 0; j <= restB.length; j++)
          best = Math.min(best, price(restA.toSpliced(i, 0, v), restB.toSpliced(j, 0, u)) - now);
    }
  return best;
}
