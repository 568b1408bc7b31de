import type { Policy } from '../policy/schema.ts';
import { type SeatPair, seatMap } from '../policy/seatMap.ts';

/** Somebody to seat. */
export interface Passenger {
  workerId: string;
  companyId: string;
}

/**
 * Gives everybody a seat (formats.md §2): one a pair first, and where there are more people than pairs, seat mates are of
 * the same company as far as its people can pair up. Companies sit in blocks from the front, in the order given.
 * Returns seat labels by worker id. The capacity rule has made sure that there is room.
 */
export function assignSeats(passengers: readonly Passenger[], seats: number, policy: Policy): Map<string, string> {
  const { pairs } = seatMap(seats, policy);
  const companies = byCompany(passengers);
  const mates = couples(companies, Math.max(0, passengers.length - pairs.length));
  const labels = new Map<string, string>();

  // couples take whole pairs, in company blocks with their single colleagues
  const free = pairs.map((pair) => [...pair.seats]);
  const singles: Passenger[] = [];
  for (const [company, people] of companies) {
    const inCouples = 2 * (mates.get(company) ?? 0);
    for (let i = 0; i < inCouples; i += 2) {
      const pair = takeDouble(free);
      if (pair === null) {
        singles.push(...people.slice(i, inCouples));
        break;
      }
      labels.set(people[i]!.workerId, pair[0]!);
      labels.set(people[i + 1]!.workerId, pair[1]!);
    }
    singles.push(...people.slice(inCouples));
  }

  // the others one a pair, and only then beside a stranger
  for (const seatOf of [firstFree(free, pairs), anyFree(free)]) {
    while (singles.length > 0) {
      const seat = seatOf();
      if (seat === null) break;
      labels.set(singles.shift()!.workerId, seat);
    }
  }
  return labels;
}

function byCompany(passengers: readonly Passenger[]): Map<string, Passenger[]> {
  const companies = new Map<string, Passenger[]>();
  for (const passenger of passengers) {
    const list = companies.get(passenger.companyId);
    if (list === undefined) companies.set(passenger.companyId, [passenger]);
    else list.push(passenger);
  }
  return companies;
}

/** How many couples each company forms so that `needed` pairs are shared; the largest companies first. */
function couples(companies: ReadonlyMap<string, Passenger[]>, needed: number): Map<string, number> {
  const mates = new Map<string, number>();
  let left = needed;
  const largestFirst = [...companies].sort((a, b) => b[1].length - a[1].length);
  for (const [company, people] of largestFirst) {
    const count = Math.min(left, Math.floor(people.length / 2));
    mates.set(company, count);
    left -= count;
  }
  return mates;
}

/** Takes the first untouched pair of two seats. */
function takeDouble(free: string[][]): string[] | null {
  const pair = free.find((seats) => seats.length === 2);
  return pair === undefined ? null : pair.splice(0, 2);
}

/** Next seat in a pair where nobody sits yet. */
function firstFree(free: string[][], pairs: readonly SeatPair[]): () => string | null {
  return () => {
    const at = free.findIndex((seats, i) => seats.length > 0 && seats.length === pairs[i]!.seats.length);
    return at < 0 ? null : free[at]!.shift()!;
  };
}

/** Next seat anywhere. */
function anyFree(free: string[][]): () => string | null {
  return () => free.find((seats) => seats.length > 0)?.shift() ?? null;
}
