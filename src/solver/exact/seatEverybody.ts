import type { Problem } from '../problem.ts';
import type { Loads } from './loads.ts';

/** The least cost of having carried so many of each group with all buses, and how. */
export interface Seatings {
  /** By load carried; Infinity where no buses can carry exactly that. */
  fen: Float64Array;
  /** What each bus carries in the cheapest way to a load. */
  trace(carried: number): { type: number; load: number }[];
}

/**
 * Dynamic programming over the buses one by one: for everything that may be carried so far, every load of the next bus. Splitting is priced as
 * it happens, because what is carried so far tells which families ride already. Exact for the costs given.
 * @param fen `fen[type][load]`, load 0 for a bus that stays
 */
export function seatEverybody(
  { buses }: Problem,
  loads: Loads,
  fen: readonly Float64Array[],
  splitFen: number,
): Seatings {
  const { count, families } = loads;
  const steps: { type: number; chosen: Int32Array }[] = [];
  let now = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  now[0] = 0;
  for (let type = 0; type < buses.types; type++)
    for (let k = 0; k < buses.count[type]!; k++) {
      const next = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
      const chosen = new Int32Array(count);
      const loadFen = fen[type]!;
      for (let carried = 0; carried < count; carried++) {
        const before = now[carried]!;
        if (before === Number.POSITIVE_INFINITY) continue;
        loads.forEachLeft(carried, (load) => {
          const splits = bitsOf(families[carried]! & families[load]!);
          const sum = before + loadFen[load]! + splits * splitFen;
          if (sum >= next[carried + load]!) return;
          next[carried + load] = sum;
          chosen[carried + load] = load;
        });
      }
      steps.push({ type, chosen });
      now = next;
    }
  return {
    fen: now,
    trace: (carried) => {
      const trips: { type: number; load: number }[] = [];
      let left = carried;
      for (const { type, chosen } of steps.toReversed()) {
        const load = chosen[left]!;
        if (load > 0) trips.push({ type, load });
        left -= load;
      }
      return trips.reverse();
    },
  };
}

/**
 * The cheapest of the loads that leave at most `leftPeople` over, or with `leftPeople` of -1 as few as can be; -1 where there is none.
 */
export function cheapestCarried({ people, count }: Loads, fen: Float64Array, leftPeople: number): number {
  const all = people[count - 1]!;
  let least = leftPeople < 0 ? Number.POSITIVE_INFINITY : leftPeople;
  if (leftPeople < 0)
    for (let load = 0; load < count; load++)
      if (Number.isFinite(fen[load])) least = Math.min(least, all - people[load]!);
  let best = -1;
  for (let load = 0; load < count; load++) {
    if (all - people[load]! > least || !Number.isFinite(fen[load])) continue;
    if (best < 0 || fen[load]! < fen[best]!) best = load;
  }
  return best;
}

function bitsOf(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
