import { capacityOf, type Problem } from '../problem.ts';
import type { Network } from './network.ts';
import type { PickupSets } from './pickupSets.ts';

/** Cuts violated by less are not worth a row; so many at a time. */
const leastViolation = 0.03;
const mostCuts = 30;
/** Sets of places are grown from single places up to so many. */
const mostPlaces = 14;

/** The pick-up places of a trip of the fractional solution, and how much of the trip is used. */
interface SharedTrip {
  places: readonly number[];
  share: number;
}

/**
 * Rounded capacity cuts (Laporte & Nobert 1983) over pick-up places: the people of some places need so many buses, each of
 * which must stop at one of them at least. Whether it does depends on the set of places alone, so pricing takes them exactly.
 */
export class PlaceCuts {
  readonly cuts: { holds: Uint8Array; rides: number }[] = [];
  readonly #people: Int32Array;
  readonly #pickups: number;
  readonly #network: Network;
  /** Seats of the k largest buses together. */
  readonly #seats: number[] = [0];
  readonly #known = new Set<string>();

  constructor({ groups, buses }: Problem, network: Network) {
    this.#network = network;
    this.#pickups = network.pickups;
    this.#people = new Int32Array(network.pickups);
    for (let g = 0; g < groups.count; g++) {
      const place = network.pickupOf[g]!;
      this.#people[place] = this.#people[place]! + groups.size[g]!;
    }
    const risk = groups.risk.reduce((least, each) => Math.min(least, each), buses.riskLevels - 1);
    const each: number[] = [];
    for (let type = 0; type < buses.types; type++)
      for (let k = 0; k < buses.count[type]!; k++) each.push(capacityOf(buses, type, risk));
    each.sort((a, b) => b - a);
    for (const seats of each) this.#seats.push(this.#seats.at(-1)! + seats);
  }

  /** Cuts in which a trip with these groups counts. */
  touched(groups: readonly number[]): number[] {
    const touched: number[] = [];
    this.cuts.forEach(({ holds }, cut) => {
      if (groups.some((g) => holds[this.#network.pickupOf[g]!] === 1)) touched.push(cut);
    });
    return touched;
  }

  /** Cuts that somebody of a group who stays behind would relax. */
  holds(cut: number, group: number): boolean {
    return this.cuts[cut]!.holds[this.#network.pickupOf[group]!] === 1;
  }

  /** What a trip over each set of places earns in cuts. */
  gains(sets: PickupSets, prices: Float64Array): Float64Array {
    const { count, width, size, members, parent } = sets;
    const gains = new Float64Array(count);
    const of: number[][] = Array.from({ length: this.#pickups }, (_, p) =>
      this.cuts.flatMap(({ holds }, cut) => (holds[p] === 1 && (prices[cut] ?? 0) > 0 ? [cut] : [])),
    );
    for (let set = 0; set < count; set++) {
      const k = size[set]!;
      let gain = k === 1 ? 0 : gains[parent[set]!]!;
      for (const cut of of[members[set * width + k - 1]!]!) {
        const { holds } = this.cuts[cut]!;
        let counted = false;
        for (let i = 0; i < k - 1 && !counted; i++) counted = holds[members[set * width + i]!] === 1;
        if (!counted) gain += prices[cut]!;
      }
      gains[set] = gain;
    }
    return gains;
  }

  /** Takes in new violated cuts, found by growing sets of places greedily; returns their number. */
  separate(used: readonly { groups: readonly number[]; share: number }[]): number {
    const trips = used.map(({ groups, share }) => ({
      places: [...new Set(groups.map((g) => this.#network.pickupOf[g]!))],
      share,
    }));
    const found: { places: number[]; rides: number; violation: number }[] = [];
    for (let start = 0; start < this.#pickups; start++) this.#grow(start, trips, found);
    found.sort((a, b) => b.violation - a.violation);
    let added = 0;
    for (const { places, rides } of found) {
      if (added >= mostCuts) break;
      const key = [...places].sort((a, b) => a - b).join();
      if (this.#known.has(key)) continue;
      this.#known.add(key);
      const holds = new Uint8Array(this.#pickups);
      for (const p of places) holds[p] = 1;
      this.cuts.push({ holds, rides });
      added++;
    }
    return added;
  }

  #grow(
    start: number,
    trips: readonly SharedTrip[],
    found: { places: number[]; rides: number; violation: number }[],
  ): void {
    const places: number[] = [];
    const inside = new Uint8Array(this.#pickups);
    const touched = new Uint8Array(trips.length);
    let people = 0;
    let served = 0;
    for (let next = start; next >= 0 && places.length < mostPlaces; ) {
      places.push(next);
      inside[next] = 1;
      people += this.#people[next]!;
      trips.forEach((trip, t) => {
        if (touched[t] === 1 || !trip.places.includes(next)) return;
        touched[t] = 1;
        served += trip.share;
      });
      const rides = this.#ridesFor(people);
      if (rides - served > leastViolation) found.push({ places: [...places], rides, violation: rides - served });
      next = this.#bestNext(people, served, inside, touched, trips);
    }
  }

  /** The place that brings the fewest further rides for what its people need; only places that share a trip are looked at. */
  #bestNext(
    people: number,
    served: number,
    inside: Uint8Array,
    touched: Uint8Array,
    trips: readonly SharedTrip[],
  ): number {
    const added = new Float64Array(this.#pickups);
    const near = new Uint8Array(this.#pickups);
    trips.forEach(({ places, share }, t) => {
      for (const p of places)
        if (touched[t] === 1) near[p] = 1;
        else added[p] = added[p]! + share;
    });
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let p = 0; p < this.#pickups; p++) {
      if (inside[p] === 1 || near[p] === 0) continue;
      const violation = this.#ridesFor(people + this.#people[p]!) - served - added[p]!;
      if (violation > most) {
        most = violation;
        best = p;
      }
    }
    return best;
  }

  #ridesFor(people: number): number {
    let rides = 0;
    while (rides < this.#seats.length - 1 && this.#seats[rides]! < people) rides++;
    return rides;
  }
}
