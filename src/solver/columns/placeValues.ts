import type { Problem } from '../problem.ts';
import type { Network } from './network.ts';

/**
 * What people of one place alone could earn, by number of seats: a knapsack over its groups, at least one person.
 * @param person price of each person by group
 * @param charge what each group's ride earns beside its people
 * @param gain what so many people of a group earn in cuts
 * @param values filled; `place * (seats + 1) + seats at most`, -Infinity where there is no seat
 */
export function valuePlaces(
  { groups }: Problem,
  { pickups, groupsAt }: Network,
  seats: number,
  person: Float64Array,
  charge: Float64Array,
  gain: (group: number, people: number) => number,
  values: Float64Array,
): void {
  const stride = seats + 1;
  values.fill(Number.NEGATIVE_INFINITY);
  for (let p = 0; p < pickups; p++) {
    const at = p * stride;
    for (const g of groupsAt[p]!) {
      const price = person[g]!;
      const ride = charge[g]!;
      const own = Float64Array.from({ length: 1 + Math.min(groups.size[g]!, seats) }, (_, people) =>
        people === 0 ? 0 : people * price + ride + gain(g, people),
      );
      for (let q = seats; q >= 1; q--) {
        let best = values[at + q]!;
        const most = Math.min(groups.size[g]!, q);
        for (let people = 1; people <= most; people++) {
          const value = Math.max(0, values[at + q - people]!) + own[people]!;
          if (value > best) best = value;
        }
        values[at + q] = best;
      }
    }
  }
}
