import type { RiskLevel } from '../contract/scenario.ts';
import type { Policy } from './schema.ts';
import { seatMap } from './seatMap.ts';

/**
 * How many passengers a coach of `seats` passenger seats may carry when `risk` is the highest level among the stops of the
 * trip (formats.md §2): the smaller of ⌊share × seats⌋ and the seats outside the reserved rows; with
 * `strict_one_per_pair` also at most one a pair. Escorts take no seat.
 */
export function coachCapacity(seats: number, risk: RiskLevel, policy: Policy): number {
  // the epsilon keeps ⌊0.7 × 10⌋ at 7 although 0.7 × 10 is 6.999… in binary
  const legal = Math.floor(policy.occupancy.by_risk[risk] * seats + 1e-9);
  const { pairs } = seatMap(seats, policy);
  const open = policy.seatmap.strict_one_per_pair
    ? pairs.length
    : pairs.reduce((sum, pair) => sum + pair.seats.length, 0);
  return Math.min(legal, open);
}
