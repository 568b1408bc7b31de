import { capacityOf, type Problem } from '../problem.ts';
import type { Demands } from './demands.ts';
import type { Network } from './network.ts';
import type { Prices } from './prices.ts';
import type { Pricing } from './pricing.ts';

import type { Aim } from './tripCost.ts';

/** How much of the price of its ride a group pays at first: many ride with colleagues or are the larger part of a load. */
const rideShare = 0.5;

/**
 * Prices to begin with: unless those of people are known, each pays a seat in the bus that is cheapest a head, each group some
 * of its ride's price.
 */
export function startPrices(
  problem: Problem,
  network: Network,
  aim: Aim,
  pricing: Pricing,
  demands: Demands,
  person = seatShares(problem, network, aim, pricing),
): Prices {
  return {
    person,
    family: new Float64Array(demands.familyRides.length),
    company: new Float64Array(demands.companyRides.length),
    cut: new Float64Array(0),
    place: new Float64Array(0),
    split: new Float64Array(0),
    bus: 0,
    rent: new Float64Array(problem.buses.types),
  };
}

function seatShares({ groups, buses }: Problem, network: Network, aim: Aim, pricing: Pricing): Float64Array {
  return Float64Array.from({ length: groups.count }, (_, g) => {
    let least = Number.POSITIVE_INFINITY;
    for (let type = 0; type < buses.types; type++) {
      const seats = capacityOf(buses, type, groups.risk[g]!);
      if (seats > 0) least = Math.min(least, pricing.aloneCost(network.pickupOf[g]!, type) / seats);
    }
    const ride = (rideShare * (aim.familyFen + aim.companyFen)) / groups.size[g]!;
    return Number.isFinite(least) ? Math.max(0, least) + ride : ride;
  });
}
