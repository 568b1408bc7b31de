import type { LpSolver } from '../lp.ts';
import { capacityOf, type Problem } from '../problem.ts';
import { BestLoads, type Load } from './bestLoads.ts';
import type { Demands } from './demands.ts';
import { lagrangeBound } from './lagrange.ts';
import { Master } from './master.ts';
import type { Network } from './network.ts';
import type { PickupSets } from './pickupSets.ts';
import type { Prices } from './prices.ts';
import { setCosts } from './setCosts.ts';
import { SetValues } from './setValues.ts';
import type { Aim } from './tripCost.ts';

export const debug = { log: (_: string) => {}, master: null as unknown };
export const tune = { minSets: 200, minLoads: 400, eps: 1, alpha: 0, seat: 1.3, ride: 3, box: 0 };

/** One column generation run. */
export function generate(
  problem: Problem,
  network: Network,
  sets: PickupSets,
  aim: Aim,
  demands: Demands,
  lp: LpSolver,
  first: readonly Load[],
  stop: (work: number) => number,
): { bound: number; converged: boolean } {
  const { buses } = problem;
  const types = buses.types;
  const costs = setCosts(problem, network, sets, aim);
  const values = new SetValues(problem, network, sets);
  const loadsOf = new BestLoads(problem, network, sets, aim);
  const risk = setRisk(problem, network, sets);
  let never = 0;
  for (const cost of costs) if (cost < Number.POSITIVE_INFINITY) never = Math.max(never, cost);
  const singles = new Float64Array(problem.groups.count).fill(Number.POSITIVE_INFINITY);
  for (let g = 0; g < singles.length; g++)
    for (let type = 0; type < types; type++) {
      const seats = capacityOf(buses, type, problem.groups.risk[g]!);
      if (seats > 0)
        singles[g] = Math.min(
          singles[g]!,
          costs[network.pickupOf[g]! * types + type]! * (tune.seat / seats) + (aim.familyFen + aim.companyFen) * tune.ride / problem.groups.size[g]!,
        );
    }
  const master = new Master(problem, demands, lp, (r) =>
    r < 0 || r >= singles.length ? never : Math.min(4 * never, singles[r]!),
  );
  master.add(first);
  let best = Number.NEGATIVE_INFINITY;
  let work = 0;
  let center = Number.NEGATIVE_INFINITY;
  const stride = values.seats + 1;
  let bestPrices: Prices | null = {
    person: Float64Array.from(singles, (_, g) => {
      let least = Number.POSITIVE_INFINITY;
      for (let type = 0; type < types; type++) {
        const seats = capacityOf(buses, type, problem.groups.risk[g]!);
        if (seats > 0) least = Math.min(least, costs[network.pickupOf[g]! * types + type]! / seats);
      }
      return least + (aim.familyFen + aim.companyFen) / problem.groups.size[g]!;
    }),
    family: new Float64Array(demands.familyRides.length),
    company: new Float64Array(demands.companyRides.length),
    bus: 0,
    rent: new Float64Array(types),
  };
  if (tune.box) master.box(bestPrices.person, tune.box);
  for (let round = 0; stop(work) < 1; round++) {
    const t0 = performance.now();
    const solved = master.solve();
    if (solved === null) break;
    const t1 = performance.now();
    let prices = solved.prices;
    if (bestPrices && tune.alpha > 0) prices = mix(solved.prices, bestPrices, tune.alpha);
    values.update(prices, aim);
    const eps = tune.eps;
    const promising: number[] = [];
    const excess: number[] = [];
    for (let set = 0; set < sets.count; set++) {
      const at = set * stride;
      let most = 0;
      for (let type = 0; type < types; type++) {
        const cost = costs[set * types + type]!;
        const profit = values.values[at + capacityOf(buses, type, risk[set]!)]! + prices.bus - cost - prices.rent[type]!;
        if (profit > most) most = profit;
      }
      if (most > eps) {
        promising.push(set);
        excess.push(most);
      }
    }
    const order = promising.map((_, i) => i).sort((a, b) => excess[b]! - excess[a]!);
    const t2 = performance.now();
    const profit = Float64Array.from(prices.rent, (rent) => rent + eps);
    const floor = Float64Array.from(profit);
    const found: Load[] = [];
    let i = 0;
    for (; i < order.length && stop(work) < 1; i++) {
      if (i >= tune.minSets && found.length >= tune.minLoads) break;
      const set = promising[order[i]!]!;
      const able: number[] = [];
      for (let type = 0; type < types; type++)
        if (values.values[set * stride + capacityOf(buses, type, risk[set]!)]! + prices.bus - costs[set * types + type]! > floor[type]!)
          able.push(type);
      work++;
      for (const load of loadsOf.find(set, prices, able, floor, costs, set * types)) {
        profit[load.busType] = Math.max(profit[load.busType]!, load.profit);
        found.push(load);
      }
    }
    const refined = i;
    for (; i < order.length; i++) {
      const set = promising[order[i]!]!;
      for (let type = 0; type < types; type++)
        profit[type] = Math.max(profit[type]!, values.values[set * stride + capacityOf(buses, type, risk[set]!)]! + prices.bus - costs[set * types + type]!);
    }
    const bound = lagrangeBound(problem, demands, prices, profit, aim.familyFen);
    if (bound > best) {
      best = bound;
      if (tune.box && bound - center > 0) { center = bound; master.box(prices.person, tune.box); }
      bestPrices = prices;
    }
    const t3 = performance.now();
    const added = master.add(found);
    debug.log(`round ${round} lp ${(solved.objective / 100 - aim.familyFen*demands.families/100).toFixed(0)} bound ${(bound / 100).toFixed(0)} best ${(best / 100).toFixed(0)} promising ${promising.length} refined ${refined} found ${found.length} added ${added} | lp ${(t1 - t0).toFixed(0)} scan ${(t2 - t1).toFixed(0)} refine ${(t3 - t2).toFixed(0)} ms`);
    if (added === 0 && refined === promising.length && prices === solved.prices) break;
  }
  debug.master = master;
  return { bound: best, converged: false };
}

function mix(a: Prices, b: Prices, alpha: number): Prices {
  const m = (x: Float64Array, y: Float64Array) => x.map((v, i) => (1 - alpha) * v + alpha * y[i]!);
  return { person: m(a.person, b.person), family: m(a.family, b.family), company: m(a.company, b.company), bus: (1 - alpha) * a.bus + alpha * b.bus, rent: m(a.rent, b.rent) };
}

/** The least risk of a trip over each set: the highest over its places of the lowest of anybody there. */
function setRisk({ groups }: Problem, { groupsAt }: Network, { count, width, size, members, parent }: PickupSets): Uint8Array {
  const lowest = groupsAt.map((list) => Math.min(...list.map((g) => groups.risk[g]!)));
  const risk = new Uint8Array(count);
  for (let set = 0; set < count; set++) {
    const own = lowest[members[set * width + size[set]! - 1]!]!;
    risk[set] = size[set] === 1 ? own : Math.max(own, risk[parent[set]!]!);
  }
  return risk;
}
