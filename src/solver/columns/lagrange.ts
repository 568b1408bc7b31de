import type { Problem } from '../problem.ts';
import type { Cuts } from './cuts.ts';
import type { Demands } from './demands.ts';
import type { Prices } from './prices.ts';
import { cutRides } from './rideCuts.ts';
import { cutPrice } from './setValues.ts';

/**
 * The Lagrangian bound: what the demands are worth at these prices, less the most that each bus could earn (`mostProfit` by
 * type) and what the people left over are worth. Valid for any prices ≥ 0 and any upper bounds on the profits; computed
 * from them alone, so that no tolerance of the linear solver enters.
 */
export function lagrangeBound(
  { groups, buses }: Problem,
  demands: Demands,
  prices: Prices,
  mostProfit: Float64Array,
  familyFen: number,
  cuts: Cuts,
): number {
  let sum = prices.bus * demands.buses - familyFen * demands.families;
  for (let g = 0; g < groups.count; g++) sum += prices.person[g]! * groups.size[g]!;
  for (let f = 0; f < prices.family.length; f++) sum += prices.family[f]! * demands.familyRides[f]!;
  for (let c = 0; c < prices.company.length; c++) sum += prices.company[c]! * demands.companyRides[c]!;
  for (const price of prices.cut) sum += price * cutRides;
  prices.place.forEach((price, cut) => {
    sum += price * cuts.places.cuts[cut]!.rides;
  });
  prices.split.forEach((price, cut) => {
    sum += price * cuts.splits.cuts[cut]!.rides;
  });
  for (let type = 0; type < buses.types; type++) sum -= buses.count[type]! * Math.max(0, mostProfit[type]!);

  // the dearest people are the ones to leave over
  const byWorth = Array.from({ length: groups.count }, (_, g) => g);
  const worth = (g: number) => {
    const ride = prices.family[groups.family[g]!]! + prices.company[groups.company[g]!]!;
    const stops = prices.place.reduce((all, price, cut) => all + (cuts.places.holds(cut, g) ? price : 0), 0);
    const splits = cuts.splits.of[g]!.reduce((all, cut) => all + (prices.split[cut] ?? 0), 0);
    return prices.person[g]! + ride + stops + splits + cutPrice(cuts.rides, prices, g);
  };
  byWorth.sort((a, b) => worth(b) - worth(a));
  let left = demands.leftPeople;
  for (const g of byWorth) {
    const people = Math.min(left, groups.size[g]!);
    sum -= people * worth(g);
    left -= people;
    if (left <= 0) break;
  }
  return sum;
}
