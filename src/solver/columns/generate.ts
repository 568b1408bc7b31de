import type { LpSolver } from '../lp.ts';
import type { Stop } from '../stop.ts';
import type { Load } from './bestLoads.ts';
import type { Cuts } from './cuts.ts';
import type { Demands } from './demands.ts';
import { lagrangeBound } from './lagrange.ts';
import { Master } from './master.ts';
import { PlaceCuts } from './placeCuts.ts';
import { between } from './prices.ts';
import { Pricing } from './pricing.ts';
import type { Relaxation } from './relaxation.ts';
import { RideCuts } from './rideCuts.ts';
import { SplitCuts } from './splitCuts.ts';
import { startPrices } from './startPrices.ts';
import type { Aim } from './tripCost.ts';

/** Prices asked lie between the linear solver's and those of the best bound so far (Pessoa et al. 2018, smoothing). */
const smoothing = 0.7;
/** A round without a new trip must raise the bound by so much for another one to be worth while. */
const leastRise = 0.5;

/** Cuts are sought when the master's value has come so near to the bound, as a share of it. */
const cutAt = 0.0005;

/** What column generation runs with. */
export interface GenerateOptions {
  lp: LpSolver;
  /** Trips to begin with, for instance those of a plan. */
  first: readonly Load[];
  /** Trips that have come up meanwhile; asked before every round. */
  more?: () => readonly Load[];
  /** Enough is proven at this value, as far as is known by now: nothing is gained above it. */
  goal: () => number;
  /** Prices of people to begin with, where some are known. */
  person?: Float64Array;
  /** Told the sets of pick-up places searched so far. */
  stop: Stop;
  /** Told of every better Lagrangian bound; the last one holds whenever the run is stopped. */
  onBound: (bound: number) => void;
}

/** Column generation: price, bound, add the trips that earn, solve again. */
export function generate(relaxation: Relaxation, aim: Aim, demands: Demands, options: GenerateOptions): void {
  const { problem, network } = relaxation;
  const cuts: Cuts = {
    rides: new RideCuts(problem.groups.count),
    places: new PlaceCuts(problem, network),
    splits: new SplitCuts(problem.groups),
  };
  const pricing = new Pricing(relaxation, aim, cuts);
  const never = 4 * pricing.dearest + 1;
  const master = new Master(problem, demands, options.lp, never, cuts);
  const ended = (work: number) => options.stop(work) >= 1;
  try {
    let center = startPrices(problem, network, aim, pricing, demands, options.person);
    let best = Number.NEGATIVE_INFINITY;
    let share = 1 - smoothing;
    let boxed = true;
    master.box(center.person);
    master.add(options.first);
    while (!ended(pricing.work) && best < options.goal()) {
      master.add(options.more?.() ?? []);
      const solved = master.solve();
      if (solved === null) break;
      const prices = share < 1 ? between(solved.prices, center, share) : solved.prices;
      const { loads, mostProfit, complete } = pricing.run(prices, ended, (load) => master.lacks(load));
      const bound = lagrangeBound(problem, demands, prices, mostProfit, aim.familyFen, cuts);
      const risen = bound - best;
      if (risen > 0) {
        best = bound;
        center = prices;
        options.onBound(best);
        if (boxed) master.box(center.person);
      }
      const added = master.add(loads);
      const open = solved.objective - aim.familyFen * demands.families - best;
      const news = added + (complete && open < cutAt * Math.abs(best) ? master.cut() : 0);
      if (news > 0) share = boxed ? 1 - smoothing : 1;
      // smoothed prices that find nothing new are given up for the linear solver's own
      else if (share < 1) share = 1;
      else if (complete && risen <= leastRise) {
        if (!boxed) break;
        boxed = false;
        master.openBox(never);
      }
    }
  } finally {
    master.dispose();
  }
}
