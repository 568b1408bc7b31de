import { tripFen } from '../cost.ts';
import { Parties, splitsParty } from '../parties.ts';
import { capacityOf, type Problem } from '../problem.ts';
import type { RouteTimer, TimedStops } from '../timer.ts';
import type { Loads } from './loads.ts';
import { countOrders, type StopOrder, stopOrders, stopsOf } from './stopOrders.ts';

/** Orders of stops looked at for one bus type, all loads together. */
const mostOrders = 400_000;

/**
 * What each load costs in each bus type: first by lower bounds on time over all orders of its stops, and by lawful timetable
 * where that has been asked for.
 */
export class LoadCosts {
  readonly #problem: Problem;
  readonly #timer: RouteTimer;
  readonly #loads: Loads;
  readonly #parties: Parties;
  /** `fen[type][load]`; Infinity where the load may not ride in the type. */
  readonly fen: Float64Array[];
  /** By type and set of groups. */
  readonly #orders: Map<number, StopOrder[]>[];
  /** Best lawful order of the loads that are timed, by type and load. */
  readonly #timed: Map<number, StopOrder | null>[];

  private constructor(problem: Problem, timer: RouteTimer, loads: Loads) {
    this.#problem = problem;
    this.#timer = timer;
    this.#loads = loads;
    this.#parties = new Parties(problem.groups);
    const { types, count } = problem.buses;
    this.#orders = Array.from({ length: types }, () => new Map());
    this.#timed = Array.from({ length: types }, () => new Map());
    this.fen = Array.from({ length: types }, (_, type) => {
      const fen = new Float64Array(loads.count).fill(Number.POSITIVE_INFINITY);
      if (count[type] === 0) return fen;
      for (let load = 0; load < loads.count; load++) fen[load] = this.#bound(type, load);
      return fen;
    });
  }

  /** Null where there are too many orders of stops to look at them all. */
  static of(problem: Problem, timer: RouteTimer, loads: Loads): LoadCosts | null {
    const { maxPickups, maxDropoffs } = problem.limits;
    const ordersOf = new Map<number, number>();
    let orders = 0;
    for (const set of loads.groups) {
      if (!ordersOf.has(set)) {
        const { pickups, dropoffs } = stopsOf(problem, set);
        const fits = pickups.length <= maxPickups && dropoffs.length <= maxDropoffs;
        ordersOf.set(set, fits ? countOrders({ pickups, dropoffs }) : 0);
      }
      orders += ordersOf.get(set)!;
      if (orders > mostOrders) return null;
    }
    return new LoadCosts(problem, timer, loads);
  }

  /** Puts the cost by lawful timetable in place of the bound; whether it differs. */
  time(type: number, load: number): boolean {
    const timed = this.#timed[type]!;
    if (load === 0 || timed.has(load)) return false;
    const { buses } = this.#problem;
    const people = this.#loads.people[load]!;
    const byBound = this.#ordersOf(type, this.#loads.groups[load]!)
      .map((order) => ({
        order,
        boundFen: this.#orderFen(type, order, this.#timer.boundFen(type, { ...order.sums, people })),
      }))
      .sort((a, b) => a.boundFen - b.boundFen);
    let best: StopOrder | null = null;
    let bestFen = Number.POSITIVE_INFINITY;
    for (const { order, boundFen } of byBound) {
      if (boundFen >= bestFen) break;
      const time = this.#timer.time(type, this.#timedStops(order, load));
      if (time === null || time.drivers > buses.drivers[type]!) continue;
      const fen = this.#orderFen(type, order, time.fixedFen);
      if (fen >= bestFen) continue;
      bestFen = fen;
      best = order;
    }
    timed.set(load, best);
    const fen = bestFen + this.#peopleFen(type, load);
    const differs = fen !== this.fen[type]![load];
    this.fen[type]![load] = fen;
    return differs;
  }

  /** The best order of a load that is timed and lawful. */
  orderOf(type: number, load: number): StopOrder {
    return this.#timed[type]!.get(load)!;
  }

  #bound(type: number, load: number): number {
    const { buses, given } = this.#problem;
    if (!this.#keepsPinned(type, load) || this.#splitsParty(load)) return Number.POSITIVE_INFINITY;
    if (load === 0) return given?.ran[type] === 1 ? given.changeTripFen : 0;
    const people = this.#loads.people[load]!;
    const set = this.#loads.groups[load]!;
    if (people > capacityOf(buses, type, this.#loads.risk[load]!)) return Number.POSITIVE_INFINITY;
    let least = Number.POSITIVE_INFINITY;
    for (const order of this.#ordersOf(type, set)) {
      const { sums } = order;
      sums.people = people;
      least = Math.min(least, this.#orderFen(type, order, this.#timer.boundFen(type, sums)));
    }
    return least + this.#peopleFen(type, load);
  }

  #ordersOf(type: number, set: number): StopOrder[] {
    let orders = this.#orders[type]!.get(set);
    if (orders === undefined) {
      orders = this.#mayShare(set) ? stopOrders(this.#problem, type, set) : [];
      this.#orders[type]!.set(set, orders);
    }
    return orders;
  }

  #keepsPinned(type: number, load: number): boolean {
    const { given, groups } = this.#problem;
    if (given === undefined || given.keeps[type] === 0) return true;
    for (let g = 0; g < groups.count; g++) {
      const pinned = given.pinned[type * groups.count + g]!;
      const people = this.#loads.peopleOf(load, g);
      if (people < pinned || (given.frozen[type] === 1 && people > pinned)) return false;
    }
    return true;
  }

  #splitsParty(load: number): boolean {
    const { groups } = this.#problem;
    const peopleOf = (group: number) => this.#loads.peopleOf(load, group);
    return membersOf(this.#loads.groups[load]!).some((g) => splitsParty(groups, this.#parties, g, peopleOf));
  }

  /** Lone counties and cohorts allow the set in one bus. */
  #mayShare(set: number): boolean {
    const { county, alone, cohorts } = this.#problem.groups;
    const members = membersOf(set);
    const strangers = members.some((g) => county[g] !== county[members[0]!]);
    if (strangers && members.some((g) => alone[g] === 1)) return false;
    if (cohorts === undefined) return true;
    let aboard = 0;
    for (const g of members) aboard |= 1 << cohorts.of[g]!;
    return members.every((g) => (cohorts.apart[cohorts.of[g]!]! & aboard) === 0);
  }

  /** Cost of the run, and of its stops as a change to the given plan. */
  #orderFen(type: number, { pickups, dropoffs, sums }: StopOrder, fixedFen: number): number {
    const { buses, given } = this.#problem;
    const fen = tripFen(fixedFen, buses.kmFen[type]!, sums.outM + sums.loadedM + sums.backM);
    if (given === undefined) return fen;
    const asGiven =
      given.ran[type] === 1 && isSame(pickups, given.pickups[type]!) && isSame(dropoffs, given.dropoffs[type]!);
    return asGiven ? fen : fen + given.changeTripFen;
  }

  /** Prices of companies, contacts and arrivals. */
  #peopleFen(type: number, load: number): number {
    const { groups, prices, given } = this.#problem;
    const companies = new Map<number, number>();
    let people = 0;
    let contacts = 0;
    let arrived = 0;
    for (const g of membersOf(this.#loads.groups[load]!)) {
      const count = this.#loads.peopleOf(load, g);
      const company = groups.company[g]!;
      const colleagues = companies.get(company) ?? 0;
      contacts += count * (people - colleagues);
      companies.set(company, colleagues + count);
      people += count;
      if (given !== undefined) arrived += Math.max(0, count - given.aboard[type * groups.count + g]!);
    }
    const mixingFen = prices.extraCompanyFen * (companies.size - 1) + prices.contactPairFen * contacts;
    return mixingFen + (given?.changePersonFen ?? 0) * arrived;
  }

  #timedStops({ pickups, dropoffs }: StopOrder, load: number): TimedStops {
    const { groups } = this.#problem;
    const members = membersOf(this.#loads.groups[load]!);
    const count = (side: Int32Array, point: number) =>
      members.reduce((sum, g) => sum + (side[g] === point ? this.#loads.peopleOf(load, g) : 0), 0);
    return {
      pickups,
      boarding: pickups.map((point) => count(groups.pickup, point)),
      dropoffs,
      alighting: dropoffs.map((point) => count(groups.dropoff, point)),
    };
  }
}

/** The groups of a bit mask. */
function membersOf(set: number): number[] {
  const members: number[] = [];
  for (let g = 0; set >> g > 0; g++) if (((set >> g) & 1) === 1) members.push(g);
  return members;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
