import { capacityOf } from '../problem.ts';
import type { Demands } from './demands.ts';
import type { Prices } from './prices.ts';
import type { Relaxation } from './relaxation.ts';
import type { Aim } from './tripCost.ts';

/** Prices to begin with: each person pays a seat in the bus that is cheapest a head, each group the price of its ride. */
export function startPrices({ problem, network }: Relaxation, aim: Aim, costs: Float64Array, demands: Demands): Prices {
  const { groups, buses } = problem;
  const person = Float64Array.from({ length: groups.count }, (_, g) => {
    let least = Number.POSITIVE_INFINITY;
    for (let type = 0; type < buses.types; type++) {
      const seats = capacityOf(buses, type, groups.risk[g]!);
      // the sets of one place come first, numbered as the places
      if (seats > 0) least = Math.min(least, costs[network.pickupOf[g]! * buses.types + type]! / seats);
    }
    const ride = (aim.familyFen + aim.companyFen) / groups.size[g]!;
    return Number.isFinite(least) ? Math.max(0, least) + ride : ride;
  });
  return {
    person,
    family: new Float64Array(demands.familyRides.length),
    company: new Float64Array(demands.companyRides.length),
    cut: new Float64Array(0),
    place: new Float64Array(0),
    bus: 0,
    rent: new Float64Array(buses.types),
  };
}
