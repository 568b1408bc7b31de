import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readInstance } from '../../../src/planning/instance/readInstance.ts';
import { toVisitProblem } from '../../../src/planning/instance/toVisitProblem.ts';
import { afterIterations, afterTime, solveVisits } from '../../../src/solver/index.ts';
import { Random } from '../../../src/solver/random.ts';
import { Individual } from '../../../src/solver/visits/individual.ts';
import { Penalties } from '../../../src/solver/visits/penalties.ts';
import { Split } from '../../../src/solver/visits/split.ts';
import { checkRoutes } from '../../support/checkRoutes.ts';
import { repoRoot } from '../../support/importGraph.ts';
import { leastCost, measureRoutes, visitProblem } from './makeVisits.ts';

const solveFixture = async (name: string, iterations: number, seed = 1) => {
  const instance = await readInstance(join(repoRoot, 'fixtures', 'instances', name));
  const result = solveVisits(toVisitProblem(instance), afterIterations(iterations), { seed });
  return {
    instance,
    result,
    ids: result.routes!.map((route) => route.map((visit) => instance.customers[visit - 1]!.id)),
  };
};

describe('F: genetic search', () => {
  it('F01 on tiny problems it finds what dynamic programming over all plans finds', () => {
    let solved = 0;
    fc.assert(
      fc.property(visitProblem({ min: 1, max: 8 }), fc.nat(), (problem, seed) => {
        const least = leastCost(problem);
        const result = solveVisits(problem, afterIterations(800), { seed });
        if (result.routes === null) return expect(least).toBe(Number.POSITIVE_INFINITY);
        solved++;
        const { cost, excessLoad, excessTime } = measureRoutes(problem, result.routes);
        expect([excessLoad, excessTime].every((excess) => excess <= 1e-9)).toBe(true);
        expect(result.routes.length).toBeLessThanOrEqual(problem.vehicles);
        expect(cost).toBeCloseTo(result.cost, 9);
        expect(cost).toBeCloseTo(least, 6);
      }),
      { numRuns: 60 },
    );
    expect(solved).toBeGreaterThan(35);
  });

  it.each(['scattered-40.json', 'open-30.json'])(
    'F02 %s: the best known cost, by routes that keep every limit',
    async (name) => {
      const { instance, result, ids } = await solveFixture(name, 600);
      const { cost, faults } = checkRoutes(instance, ids);
      expect(faults).toEqual([]);
      expect(cost).toBeCloseTo(result.cost, 6);
      expect(cost).toBeLessThanOrEqual(1.005 * instance.bks!);
    },
  );

  it('F03 the same seed and iterations give the same routes', async () => {
    const [first, again] = [
      await solveFixture('scattered-40.json', 200, 5),
      await solveFixture('scattered-40.json', 200, 5),
    ];
    expect(again.result).toEqual(first.result);
  });

  it('F04 without coordinates it works too', () => {
    fc.assert(
      fc.property(visitProblem({ min: 1, max: 7 }), fc.nat(), (problem, seed) => {
        const result = solveVisits({ ...problem, place: null }, afterIterations(800), { seed });
        if (result.routes !== null) expect(result.cost).toBeCloseTo(leastCost(problem), 6);
      }),
      { numRuns: 15 },
    );
  });

  it('F05 solutions of others are taken in, and good ones are shared', async () => {
    const instance = await readInstance(join(repoRoot, 'fixtures', 'instances', 'scattered-40.json'));
    const problem = toVisitProblem(instance);
    const sent: Int32Array[] = [];
    const sender = { share: (code: Int32Array) => void sent.push(code), receive: () => null, finish: () => undefined };
    const good = solveVisits(problem, afterIterations(500), { seed: 1, exchange: sender });
    expect(sent.length).toBeGreaterThan(0);
    const inbox = [sent.at(-1)!];
    const receiver = { share: () => undefined, receive: () => inbox.pop() ?? null, finish: () => undefined };
    const guest = solveVisits(problem, afterIterations(2), { seed: 2, exchange: receiver });
    expect(guest.cost).toBeCloseTo(good.cost, 9);
  });

  it('F06 it ends at once when told to, even inside a descent', async () => {
    const instance = await readInstance(join(repoRoot, 'fixtures', 'instances', 'scattered-40.json'));
    let asked = 0;
    const result = solveVisits(toVisitProblem(instance), () => (++asked > 3 ? 1 : 0), { seed: 1 });
    expect(result.iterations).toBe(1);
    expect(asked).toBeLessThan(10);
  });

  it('F07 CMT1 within 0.5 % of the best known in 2 s', async () => {
    const path = join(repoRoot, '..', 'shared', 'bench', 'CMT1.json');
    if (!existsSync(path)) {
      process.stderr.write('F07 stands aside: ../shared/bench is not there\n');
      return;
    }
    const instance = await readInstance(path);
    const { routes } = solveVisits(
      toVisitProblem(instance),
      afterTime(2000, () => performance.now(), 1),
      { seed: 0 },
    );
    const { cost, faults } = checkRoutes(instance, routes!);
    expect(faults).toEqual([]);
    expect(cost).toBeLessThanOrEqual(1.005 * instance.bks!);
  });
});

describe('G: split', () => {
  it('G01 of all ways to cut a giant tour it takes the cheapest', () => {
    fc.assert(
      fc.property(visitProblem({ min: 1, max: 8 }), fc.nat(), (problem, seed) => {
        const penalties = new Penalties(problem);
        const individual = new Individual(problem);
        for (let i = 0; i < problem.visits; i++) individual.tour[i] = i + 1;
        new Random(seed).shuffle(individual.tour, problem.visits);
        new Split(problem, penalties).run(individual, problem.vehicles);
        const tour = [...individual.tour];
        expect(individual.routes().flat()).toEqual(tour);
        let least = Number.POSITIVE_INFINITY;
        for (let cuts = 0; cuts < 1 << (problem.visits - 1); cuts++) {
          const routes: number[][] = [[]];
          tour.forEach((visit, i) => {
            routes.at(-1)!.push(visit);
            if ((cuts >> i) & 1) routes.push([]);
          });
          const loads = routes.map((route) => route.reduce((sum, visit) => sum + problem.demand[visit]!, 0));
          // heavier routes than 1.5 times the capacity are not considered
          if (routes.length > problem.vehicles || loads.some((load) => load > 1.5 * problem.capacity)) continue;
          const { cost, excessLoad, excessTime } = measureRoutes(problem, routes);
          least = Math.min(least, cost + penalties.loadWeight * excessLoad + penalties.timeWeight * excessTime);
        }
        if (least < Number.POSITIVE_INFINITY) expect(penalties.of(individual)).toBeCloseTo(least, 6);
      }),
      { numRuns: 200 },
    );
  });
});
