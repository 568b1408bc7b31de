import { leftOverFen } from './cost.ts';
import { FreeBuses } from './freeBuses.ts';
import { cancelledFen, pinnedAboard } from './given.ts';
import { Parties } from './parties.ts';
import type { Problem } from './problem.ts';
import { insertAt, Route, removeAt } from './route.ts';

/**
 * Routes and who is in none. The counters (people left, buses a group rides in, buses used of a type, drivers sent out)
 * are kept with every change, so that a move costs only what it touches.
 */
export class Solution {
  readonly problem: Problem;
  readonly routes: Route[];
  readonly parties: Parties;
  /** People of each group who ride in no bus. */
  readonly left: Int32Array;
  leftPeople = 0;
  /** In how many buses each family of groups rides. */
  readonly ridesIn: Int32Array;
  /** Σ over families of buses beyond the first. */
  extraRides = 0;
  readonly freeBuses: FreeBuses;
  readonly driversOut: Float64Array;
  /** Σ of route costs; splitting not included. */
  routesFen = 0;

  constructor(problem: Problem) {
    this.problem = problem;
    const { groups, buses, limits } = problem;
    const fleet = buses.count.reduce((a, b) => a + b, 0);
    const seats = Math.max(1, ...buses.capacity);
    const maxGroups = Math.min(groups.count, seats);
    const maxPickups = Math.min(limits.maxPickups, maxGroups);
    const maxDropoffs = Math.min(limits.maxDropoffs, maxGroups);
    this.routes = Array.from({ length: fleet }, (_, index) => new Route(index, maxPickups, maxDropoffs, maxGroups));
    this.parties = new Parties(groups);
    this.left = Int32Array.from(groups.size);
    this.leftPeople = groups.size.reduce((a, b) => a + b, 0);
    this.ridesIn = new Int32Array(groups.count === 0 ? 0 : 1 + Math.max(...groups.family));
    this.freeBuses = new FreeBuses(buses);
    this.driversOut = new Float64Array(problem.points);
  }

  /** What is minimised: people left over first, then money, changes to a given plan included. */
  get costFen(): number {
    const splitsFen = this.extraRides * this.problem.prices.splitGroupFen;
    return this.leftPeople * leftOverFen + this.routesFen + splitsFen + cancelledFen(this);
  }

  /** The objective of formats.md §2 in fen: without the price of changes. */
  get moneyFen(): number {
    let fen = this.routesFen + this.extraRides * this.problem.prices.splitGroupFen;
    if (this.problem.given !== undefined) for (const route of this.routes) fen -= route.changeFen;
    return fen;
  }

  get busesUsed(): number {
    let used = 0;
    for (const route of this.routes) if (route.type >= 0) used++;
    return used;
  }

  /** Empties every route, whatever the counters said before: nobody rides. */
  reset(): void {
    for (const route of this.routes) {
      route.type = -1;
      route.clear();
    }
    const { size } = this.problem.groups;
    this.left.set(size);
    this.leftPeople = size.reduce((a, b) => a + b, 0);
    this.ridesIn.fill(0);
    this.extraRides = 0;
    this.freeBuses.reset();
    this.driversOut.fill(0);
    this.routesFen = 0;
  }

  copyFrom(other: Solution): void {
    for (let r = 0; r < this.routes.length; r++) this.routes[r]!.copyFrom(other.routes[r]!);
    this.copyCountersFrom(other);
  }

  copyCountersFrom(other: Solution): void {
    this.left.set(other.left);
    this.leftPeople = other.leftPeople;
    this.ridesIn.set(other.ridesIn);
    this.extraRides = other.extraRides;
    this.freeBuses.copyFrom(other.freeBuses);
    this.driversOut.set(other.driversOut);
    this.routesFen = other.routesFen;
  }

  /** Puts people of a group aboard; new stops go before `pickupAt` and `dropoffAt` of the present order. */
  board(route: Route, group: number, people: number, pickupAt: number, dropoffAt: number): void {
    const { groups } = this.problem;
    const at = route.findGroup(group);
    if (at >= 0) route.people[at] = route.people[at]! + people;
    else {
      const family = groups.family[group]!;
      if (!this.hasFamily(route, family)) {
        if (this.ridesIn[family]! > 0) this.extraRides++;
        this.ridesIn[family] = this.ridesIn[family]! + 1;
      }
      route.groups[route.groupCount] = group;
      route.people[route.groupCount++] = people;
      const pickup = groups.pickup[group]!;
      if (route.findPickup(pickup) < 0) insertAt(route.pickups, route.pickupCount++, pickupAt, pickup);
      const dropoff = groups.dropoff[group]!;
      if (route.findDropoff(dropoff) < 0) insertAt(route.dropoffs, route.dropoffCount++, dropoffAt, dropoff);
      route.risk = Math.max(route.risk, groups.risk[group]!);
      if (groups.cohorts !== undefined) route.shut |= groups.cohorts.apart[groups.cohorts.of[group]!]!;
    }
    const company = groups.company[group]!;
    const seat = route.findCompany(company);
    if (seat >= 0) route.companyPeople[seat] = route.companyPeople[seat]! + people;
    else {
      route.companies[route.companyCount] = company;
      route.companyPeople[route.companyCount++] = people;
    }
    route.load += people;
    this.left[group] = this.left[group]! - people;
    this.leftPeople -= people;
  }

  /**
   * Takes everybody of the group at position `at` off the bus who is not pinned, with those who travel together with them, and stops
   * that nobody needs any more.
   */
  alight(route: Route, at: number): void {
    const together = this.parties.of(route.groups[at]!);
    if (together === null) this.#alightOne(route, at);
    else
      for (const group of together) {
        const place = route.findGroup(group);
        if (place >= 0) this.#alightOne(route, place);
      }
  }

  #alightOne(route: Route, at: number): void {
    const { groups } = this.problem;
    const group = route.groups[at]!;
    const pinned = pinnedAboard(this.problem, route.type, group);
    if (pinned > 0) {
      this.#thin(route, at, route.people[at]! - pinned);
      return;
    }
    const people = route.people[at]!;
    const last = --route.groupCount;
    route.groups[at] = route.groups[last]!;
    route.people[at] = route.people[last]!;

    const seat = route.findCompany(groups.company[group]!);
    route.companyPeople[seat] = route.companyPeople[seat]! - people;
    if (route.companyPeople[seat] === 0) {
      const lastSeat = --route.companyCount;
      route.companies[seat] = route.companies[lastSeat]!;
      route.companyPeople[seat] = route.companyPeople[lastSeat]!;
    }

    let pickupNeeded = false;
    let dropoffNeeded = false;
    let risk = 0;
    let shut = 0;
    for (let i = 0; i < route.groupCount; i++) {
      const other = route.groups[i]!;
      if (groups.pickup[other] === groups.pickup[group]) pickupNeeded = true;
      if (groups.dropoff[other] === groups.dropoff[group]) dropoffNeeded = true;
      risk = Math.max(risk, groups.risk[other]!);
      if (groups.cohorts !== undefined) shut |= groups.cohorts.apart[groups.cohorts.of[other]!]!;
    }
    if (!pickupNeeded) {
      removeAt(route.pickups, route.pickupCount, route.findPickup(groups.pickup[group]!));
      route.pickupCount--;
    }
    if (!dropoffNeeded) {
      removeAt(route.dropoffs, route.dropoffCount, route.findDropoff(groups.dropoff[group]!));
      route.dropoffCount--;
    }
    route.risk = risk;
    route.shut = shut;

    route.load -= people;
    const family = groups.family[group]!;
    if (!this.hasFamily(route, family)) {
      this.ridesIn[family] = this.ridesIn[family]! - 1;
      if (this.ridesIn[family]! > 0) this.extraRides--;
    }
    this.left[group] = this.left[group]! + people;
    this.leftPeople += people;
  }

  /** Takes some of a group off the bus, the others staying. */
  #thin(route: Route, at: number, people: number): void {
    const group = route.groups[at]!;
    const seat = route.findCompany(this.problem.groups.company[group]!);
    route.people[at] = route.people[at]! - people;
    route.companyPeople[seat] = route.companyPeople[seat]! - people;
    route.load -= people;
    this.left[group] = this.left[group]! + people;
    this.leftPeople += people;
  }

  /** Whether anybody of a family is aboard. */
  hasFamily(route: Route, family: number): boolean {
    const { groups } = this.problem;
    for (let i = 0; i < route.groupCount; i++) if (groups.family[route.groups[i]!] === family) return true;
    return false;
  }

  /** Whether anybody of a group rides. */
  rides(group: number): boolean {
    return this.left[group]! < this.problem.groups.size[group]!;
  }

  /** Takes an empty route out of use. */
  close(route: Route): void {
    this.setCost(route, 0);
    this.setType(route, -1);
    route.clear();
  }

  /** Gives a route its bus; the fleet counters follow. */
  setType(route: Route, type: number): void {
    if (route.type >= 0) this.freeBuses.giveBack(route.type);
    if (type >= 0) this.freeBuses.take(type);
    this.setDrivers(route, 0);
    route.type = type;
  }

  /** Books the drivers of a route at its depot. */
  setDrivers(route: Route, drivers: number): void {
    if (route.type < 0) {
      route.drivers = drivers;
      return;
    }
    const depot = this.problem.buses.depot[route.type]!;
    this.driversOut[depot] = this.driversOut[depot]! + drivers - route.drivers;
    route.drivers = drivers;
  }

  /** Books a new cost for a route. */
  setCost(route: Route, costFen: number): void {
    this.routesFen += costFen - route.costFen;
    route.costFen = costFen;
  }
}
