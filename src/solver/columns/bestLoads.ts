import { capacityOf, type Problem } from '../problem.ts';
import { bestSplit } from './bestSplit.ts';
import { Candidates } from './candidates.ts';
import type { Cuts } from './cuts.ts';
import { DropTours } from './dropTours.ts';
import { mayShare, type Network } from './network.ts';
import type { PickupSets } from './pickupSets.ts';
import type { Prices } from './prices.ts';
import { counts, cutPrice, share } from './setValues.ts';
import type { Aim } from './tripCost.ts';

/** A trip of the relaxation: a bus type, the groups aboard and how many people of each. */
export interface Load {
  busType: number;
  cost: number;
  /** What it earns at the prices asked, `Prices.rent` not paid. */
  profit: number;
  groups: number[];
  people: number[];
}

/**
 * For one set of pick-up places, the most profitable choice of groups for each bus type: branch and bound over the groups in
 * order of their price a head. With the groups chosen, seats are filled in that order (a fractional knapsack), so no other
 * quantities need be tried; the drop-offs are toured exactly.
 */
export class BestLoads {
  readonly #problem: Problem;
  readonly #network: Network;
  readonly #sets: PickupSets;
  readonly #aim: Aim;
  readonly #cuts: Cuts['rides'];
  readonly #splits: Cuts['splits'];
  readonly #tours: DropTours;
  readonly #seats: number;
  readonly #anyAlone: boolean;

  // the set's groups, dearest first
  #list: number[] = [];
  #charge = new Float64Array(0);
  #ahead: Float64Array[] = [];
  #prices!: Prices;
  /** By group: what each person earns at most, and what the ride does beside; exact where the whole group rides. */
  readonly #price: Float64Array;
  readonly #once: Float64Array;
  readonly #cut: Uint8Array;

  // the branch at hand
  readonly #chosen: number[] = [];
  readonly #drops: number[] = [];
  #allPlaces = 0;
  /** Members of each cut aboard, and what they earn. */
  #aboard = new Uint8Array(0);
  #inCuts = 0;

  readonly #candidates: Candidates;
  /** The best found for each candidate. */
  readonly #bestGroups: (number[] | null)[];
  readonly #bestCost: Float64Array;

  constructor(problem: Problem, network: Network, sets: PickupSets, aim: Aim, { rides, splits }: Cuts) {
    const { types } = problem.buses;
    this.#problem = problem;
    this.#network = network;
    this.#sets = sets;
    this.#aim = aim;
    this.#cuts = rides;
    this.#splits = splits;
    this.#price = new Float64Array(problem.groups.count);
    this.#once = new Float64Array(problem.groups.count);
    this.#cut = new Uint8Array(problem.groups.count);
    this.#tours = new DropTours(network, sets);
    this.#seats = Math.max(0, ...problem.buses.capacity);
    this.#anyAlone = problem.groups.alone.includes(1);
    this.#bestGroups = new Array<number[] | null>(types).fill(null);
    this.#bestCost = new Float64Array(types);
    this.#candidates = new Candidates(problem, network, aim, this.#tours, this.#seats + 2);
  }

  /**
   * Loads that earn more than `floor[type]` with the types asked, at most one a type and for each type the best.
   * @param gain what any trip over the set earns in capacity cuts
   * @param base least costs, as `setCosts` gives them
   */
  find(
    set: number,
    prices: Prices,
    gain: number,
    types: readonly number[],
    floor: Float64Array,
    base: Float64Array,
  ): Load[] {
    const { groups, buses } = this.#problem;
    const { width, size, members } = this.#sets;
    const k = size[set]!;
    this.#takePrices(prices);
    this.#allPlaces = (1 << k) - 1;
    this.#list.length = 0;
    for (let i = 0; i < k; i++) this.#list.push(...this.#network.groupsAt[members[set * width + i]!]!);
    this.#list.sort((a, b) => this.#price[b]! - this.#price[a]! || a - b);
    this.#bestGroups.fill(null);
    this.#placeOf = (g) => {
      const p = this.#network.pickupOf[g]!;
      for (let i = 0; i < k; i++) if (members[set * width + i] === p) return 1 << i;
      return 0;
    };
    this.#tours.start(set, [...new Set(this.#list.map((g) => this.#network.dropoffOf[g]!))]);
    const floorOf = (type: number) => floor[type]! - prices.bus - gain;
    this.#candidates.begin(types, floorOf, (type) => base[set * buses.types + type]!);
    this.#prepareBounds();
    if (this.#aboard.length < this.#cuts.triples.length) this.#aboard = new Uint8Array(this.#cuts.triples.length);
    this.#inCuts = 0;
    this.#chosen.length = 0;
    this.#drops.length = 0;
    this.#branch(0, 0, 0, 0, 0, 0);

    const loads: Load[] = [];
    for (let c = 0; c < types.length; c++) {
      const chosen = this.#bestGroups[c];
      if (chosen === null || chosen === undefined) continue;
      const busType = types[c]!;
      const risk = Math.max(...chosen.map((g) => groups.risk[g]!));
      loads.push({
        busType,
        cost: this.#bestCost[c]!,
        profit: this.#candidates.floor[c]! + prices.bus + gain,
        groups: chosen,
        people: this.#seat(chosen, capacityOf(this.#problem.buses, busType, risk)).people,
      });
    }
    return loads;
  }

  #placeOf: (group: number) => number = () => 0;

  #takePrices(prices: Prices): void {
    if (this.#prices === prices) return;
    this.#prices = prices;
    for (let g = 0; g < this.#price.length; g++) {
      const { perPerson, once } = this.#splits.line(g, prices.split);
      this.#price[g] = prices.person[g]! + perPerson;
      this.#once[g] = once;
      this.#cut[g] = this.#splits.gain(g, 1, prices.split) > 0 ? 1 : 0;
    }
  }

  /** Whether it matters in a cut how many of any of the groups ride. */
  #isCut(chosen: readonly number[]): boolean {
    for (const g of chosen) if (this.#cut[g] === 1) return true;
    return false;
  }

  /** How many of each group ride in so many seats, and what they earn beside families, companies and cuts of rides. */
  #seat(chosen: readonly number[], seats: number): { value: number; people: number[] } {
    const { person, split } = this.#prices;
    const sizes = chosen.map((g) => this.#problem.groups.size[g]!);
    const earns = (g: number, people: number) => people * person[g]! + this.#splits.gain(g, people, split);
    if (this.#isCut(chosen)) return bestSplit(sizes, seats, (i, people) => earns(chosen[i]!, people));
    const people = fill(sizes, seats);
    return { value: chosen.reduce((sum, g, i) => sum + earns(g, people[i]!), 0), people };
  }

  /** What the groups from the j-th on could add with q seats, the charges shared among the set's groups. */
  #prepareBounds(): void {
    const { groups } = this.#problem;
    const list = this.#list;
    const prices = this.#prices;
    const stride = this.#seats + 1;
    const familyGroups = counts(Int32Array.from(list, (g) => groups.family[g]!));
    const companyGroups = counts(Int32Array.from(list, (g) => groups.company[g]!));
    this.#charge = Float64Array.from(
      list,
      (g) =>
        share(prices.family[groups.family[g]!]! - this.#aim.familyFen, familyGroups[groups.family[g]!]!) +
        share(prices.company[groups.company[g]!]! - this.#aim.companyFen, companyGroups[groups.company[g]!]!) +
        this.#once[g]!,
    );
    while (this.#ahead.length <= list.length) this.#ahead.push(new Float64Array(stride));
    this.#ahead[list.length]!.fill(0);
    for (let j = list.length - 1; j >= 0; j--) {
      const now = this.#ahead[j]!;
      const next = this.#ahead[j + 1]!;
      const charge = this.#charge[j]! + cutPrice(this.#cuts, prices, list[j]!);
      const price = this.#price[list[j]!]!;
      const size = groups.size[list[j]!]!;
      const free = Math.max(0, charge);
      for (let q = 0; q < stride; q++) {
        let best = next[q]! + free;
        for (let people = 1; people <= size && people <= q; people++) {
          const value = next[q - people]! + people * price + charge;
          if (value > best) best = value;
        }
        now[q] = best;
      }
    }
  }

  /**
   * Tries each further group from the j-th on.
   * @param people all people of the chosen groups; `earned` at their prices
   * @param charged the chosen groups' shares of charges; `places` the pick-ups among them; `risk` the highest
   */
  #branch(from: number, people: number, earned: number, charged: number, places: number, risk: number): void {
    const { groups, limits } = this.#problem;
    const list = this.#list;
    const depth = this.#chosen.length;
    for (let j = from; j < list.length; j++) {
      const g = list[j]!;
      if (this.#anyAlone && this.#chosen.some((other) => !mayShare(this.#problem, other, g))) continue;
      const drop = this.#network.dropoffOf[g]!;
      const known = this.#drops.includes(drop);
      if (!known && this.#drops.length >= limits.maxDropoffs) continue;
      const nowRisk = Math.max(risk, groups.risk[g]!);
      const size = groups.size[g]!;
      const price = this.#price[g]!;
      const nowPeople = people + size;
      const nowEarned = earned + size * price;
      const inCuts = this.#cutGain(g);
      const nowCharged = charged + this.#charge[j]! + inCuts;
      if (!this.#hope(depth, j + 1, people, earned, size, price, nowCharged, nowRisk)) continue;

      this.#chosen.push(g);
      const cutsBefore = this.#inCuts;
      this.#inCuts += inCuts;
      for (const cut of this.#cuts.of[g]!) this.#aboard[cut] = this.#aboard[cut]! + 1;
      if (!known) {
        this.#tours.add(this.#drops.length, drop);
        this.#drops.push(drop);
      }
      if (known && depth > 0) this.#candidates.copyCosts(depth + 1);
      else this.#candidates.costDrops(depth + 1, this.#drops.length, this.#chosen.length);
      const nowPlaces = places | this.#placeOf(g);
      if (nowPlaces === this.#allPlaces) this.#keep(depth + 1, nowPeople, nowEarned, nowRisk);
      if (depth + 1 < this.#seats && this.#hope(depth + 1, j + 1, people, earned, size, price, nowCharged, nowRisk))
        this.#branch(j + 1, nowPeople, nowEarned, nowCharged, nowPlaces, nowRisk);
      this.#chosen.pop();
      this.#inCuts = cutsBefore;
      for (const cut of this.#cuts.of[g]!) this.#aboard[cut] = this.#aboard[cut]! - 1;
      if (!known) this.#drops.pop();
    }
  }

  /** What a group earns in cuts beside those aboard: the first and the third member count, the second does not. */
  #cutGain(g: number): number {
    let gain = 0;
    for (const cut of this.#cuts.of[g]!) if (this.#aboard[cut] !== 1) gain += this.#prices.cut[cut] ?? 0;
    return gain;
  }

  /** Whether any candidate could still beat its floor with groups from the next-th on, costs as booked at a depth. */
  #hope(
    depth: number,
    next: number,
    people: number,
    earned: number,
    size: number,
    price: number,
    charged: number,
    risk: number,
  ): boolean {
    const { buses } = this.#problem;
    const ahead = this.#ahead[next]!;
    for (const each of this.#candidates.classes) {
      const seats = capacityOf(buses, each, risk);
      // where the chosen ones alone overfill the bus, whoever steps out pays no less than this group does
      const most =
        earned + Math.min(size, seats - people) * price + charged + ahead[Math.max(0, seats - people - size)]!;
      if (most > this.#candidates.due(depth, each)) return true;
    }
    return false;
  }

  /** Holds the chosen groups against the best of each candidate. */
  #keep(depth: number, people: number, earned: number, risk: number): void {
    const { groups, buses } = this.#problem;
    const { depotOf, depots } = this.#network;
    const { types, floor } = this.#candidates;
    const chosen = this.#chosen;
    const charge = this.#charges() + this.#inCuts;
    let once = 0;
    for (const g of chosen) once += this.#once[g]!;
    for (let d = 0; d < depots; d++) {
      if (!this.#candidates.has(d) || !this.#candidates.measure(d, this.#drops.length, chosen.length)) continue;
      for (let c = 0; c < types.length; c++) {
        const type = types[c]!;
        if (depotOf[type] !== d) continue;
        const atLeast = this.#candidates.atLeast(depth, c);
        if (earned + once + charge - atLeast <= floor[c]!) continue;
        const seats = capacityOf(buses, type, risk);
        if (seats < chosen.length) continue;
        let value = earned + once;
        for (let i = chosen.length - 1, over = people - seats; over > 0; i--) {
          const off = Math.min(over, groups.size[chosen[i]!]! - 1);
          value -= off * this.#price[chosen[i]!]!;
          over -= off;
        }
        if (value + charge - atLeast <= floor[c]!) continue;
        if (people > seats && this.#isCut(chosen)) value = this.#seat(chosen, seats).value;
        const cost = this.#candidates.cost(c);
        const profit = value + charge - cost;
        if (profit <= floor[c]!) continue;
        floor[c] = profit;
        this.#bestGroups[c] = [...chosen];
        this.#bestCost[c] = cost + this.#dues();
      }
    }
  }

  /** What families and companies aboard earn beyond their price. */
  #charges(): number {
    const { family, company } = this.#prices;
    return this.#overAboard(
      (f) => family[f]! - this.#aim.familyFen,
      (c) => company[c]! - this.#aim.companyFen,
    );
  }

  /** What families and companies aboard cost. */
  #dues(): number {
    return this.#overAboard(
      () => this.#aim.familyFen,
      () => this.#aim.companyFen,
    );
  }

  #overAboard(ofFamily: (family: number) => number, ofCompany: (company: number) => number): number {
    const { groups } = this.#problem;
    const chosen = this.#chosen;
    let sum = 0;
    for (let i = 0; i < chosen.length; i++) {
      let newFamily = true;
      let newCompany = true;
      for (let j = 0; j < i; j++) {
        if (groups.family[chosen[j]!] === groups.family[chosen[i]!]) newFamily = false;
        if (groups.company[chosen[j]!] === groups.company[chosen[i]!]) newCompany = false;
      }
      if (newFamily) sum += ofFamily(groups.family[chosen[i]!]!);
      if (newCompany) sum += ofCompany(groups.company[chosen[i]!]!);
    }
    return sum;
  }
}

/** Seats filled in order, but at least one for everybody in the list. */
export function fill(sizes: readonly number[], seats: number): number[] {
  const people = [...sizes];
  let over = sizes.reduce((a, b) => a + b, 0) - seats;
  for (let i = people.length - 1; over > 0 && i >= 0; i--) {
    const off = Math.min(over, people[i]! - 1);
    people[i] = people[i]! - off;
    over -= off;
  }
  return people;
}
