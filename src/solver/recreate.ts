import { Ask, Candidate } from './candidate.ts';
import { measure, routeFen, sumsInto, tripFen, zeroSums } from './cost.ts';
import { BusChoice, cheapestBus, largestFree, largestUnused } from './fleetChoice.ts';
import type { Focus } from './focus.ts';
import { addedChangeFen, changeFen, isFrozen, keepsBus, surchargesInto } from './given.ts';
import { Insertions } from './insertions.ts';
import { NearPickups } from './nearPickups.ts';
import { capacityOf, type Problem } from './problem.ts';
import type { Random } from './random.ts';
import type { Route } from './route.ts';
import { mayShare } from './sharing.ts';
import type { Solution } from './solution.ts';
import type { RouteTimer } from './timer.ts';

/** Chance that a route is overlooked, which keeps greedy insertion from repeating itself (SISR's blinks). */
const blink = 0.01;
/** Chance of filling up a bus with part of a group although the whole group fits elsewhere, or only into a new bus. */
const splitThough = 0.03;
const splitForNewBus = 0.4;
/** Chance that the rest of a group just split waits until everybody else had a turn. */
const waitAfterSplit = 0.2;
/** Chance that a new route gets any free bus, however small, instead of one that suits. */
const anyBus = 0.05;

const never = () => false;

/** Routes that a step changes are announced before the change, so that it can be undone. */
export type Touch = (route: Route) => void;

/**
 * Greedy insertion with blinks (Christiaens & Vanden Berghe 2020, SISR), extended to groups that may be split and to buses
 * that may be swapped for larger ones. Costs are lower bounds where time is concerned; the search times the result.
 */
export class Recreate {
  readonly #problem: Problem;
  readonly #timer: RouteTimer;
  readonly #focus: Focus;
  readonly #random: Random;
  readonly #insertions: Insertions;
  readonly #near: NearPickups;
  /** Seats of the largest unused bus by risk of the trip. */
  readonly #largest: Int32Array;
  /** Routes whose bus is too small for everybody, and for which a larger one may be found. */
  readonly #upgradable: Int32Array;
  /** Marks routes that have no room for all of the party that is being seated. */
  readonly #barred: Uint8Array;
  readonly #bus: BusChoice;
  readonly #sums = zeroSums();
  readonly #ask = new Ask();
  /** Least cost of any bus without kilometres, and least price of a kilometre. */
  readonly #leastNewFen: number;
  readonly #leastKmFen: number;
  readonly #whole = new Candidate();
  readonly #part = new Candidate();
  readonly #fresh = new Candidate();

  constructor(problem: Problem, timer: RouteTimer, focus: Focus, random: Random, routes: number) {
    this.#problem = problem;
    this.#timer = timer;
    this.#focus = focus;
    this.#random = random;
    this.#insertions = new Insertions(problem, routes);
    this.#near = new NearPickups(problem);
    this.#largest = new Int32Array(problem.buses.riskLevels);
    this.#upgradable = new Int32Array(routes);
    this.#barred = new Uint8Array(routes);
    this.#bus = new BusChoice(problem, timer);
    this.#leastNewFen = Math.min(...this.#bus.leastFen);
    this.#leastKmFen = Math.min(...problem.buses.kmFen);
  }

  /** Seats the first `count` groups of `order`, as far as there is room. @param isOff asked before each of them whether to end */
  run(solution: Solution, order: Int32Array, count: number, touch: Touch, isOff = never): void {
    for (let round = 0; round < 2; round++)
      for (let i = 0; i < count && !isOff(); i++) {
        const group = order[i]!;
        while (solution.left[group]! > 0 && this.#seat(solution, group, touch))
          if (round === 0 && this.#random.float() < waitAfterSplit) break;
      }
  }

  /** Seats some or all of the group's people who are left; false where no bus can take any. */
  #seat(solution: Solution, group: number, touch: Touch): boolean {
    const { groups } = this.#problem;
    const together = solution.parties.of(group);
    if (together !== null) return group === together[0] && this.#seatParty(solution, together, touch);
    const ask = this.#ask;
    ask.group = group;
    ask.people = solution.left[group]!;
    ask.heads = ask.people;
    ask.risk = groups.risk[group]!;
    ask.together = null;
    const best = this.#bestPlace(solution);
    if (best.route === null) return false;
    touch(best.route);
    this.#board(solution, best.route, best);
    return true;
  }

  /**
   * Seats all groups of a party in one bus: the first where it is cheapest among those with seats for all, the others beside it. A route
   * that cannot take one of these is left again, and the next best tried.
   */
  #seatParty(solution: Solution, together: readonly number[], touch: Touch): boolean {
    const { groups } = this.#problem;
    const ask = this.#ask;
    ask.group = together[0]!;
    ask.people = groups.size[ask.group]!;
    ask.heads = 0;
    ask.risk = 0;
    ask.together = together;
    for (const group of together) {
      ask.heads += groups.size[group]!;
      ask.risk = Math.max(ask.risk, groups.risk[group]!);
    }
    let seated = false;
    while (!seated) {
      const best = this.#bestPlace(solution);
      const { route } = best;
      if (route === null) break;
      touch(route);
      const type = route.type;
      this.#board(solution, route, best);
      seated = this.#boardMates(solution, route, together);
      if (seated) break;
      solution.alight(route, route.findGroup(ask.group));
      this.#barred[route.index] = 1;
      if (route.groupCount === 0) solution.close(route);
      else {
        solution.setType(route, type);
        this.#settle(solution, route);
      }
    }
    if (together.length > 1) this.#barred.fill(0);
    return seated;
  }

  /** Whether each group of the party that boards as a whole has a place in a route, by itself; true where nobody must. */
  #hasPlaces(route: Route): boolean {
    const { together } = this.#ask;
    if (together === null) return true;
    for (let i = 1; i < together.length; i++) {
      const mate = together[i]!;
      if (this.#insertions.find(route, mate) < 0 || !mayShare(this.#problem, route, mate)) return false;
    }
    return true;
  }

  /** Puts the others of a party aboard where the first is; false where one of them finds no place. */
  #boardMates(solution: Solution, route: Route, together: readonly number[]): boolean {
    const { groups, buses } = this.#problem;
    for (let i = 1; i < together.length; i++) {
      const mate = together[i]!;
      const cell = this.#insertions.find(route, mate);
      if (cell < 0 || !mayShare(this.#problem, route, mate)) return false;
      const seats = capacityOf(buses, route.type, Math.max(route.risk, groups.risk[mate]!));
      if (route.load + groups.size[mate]! > seats) return false;
      const [pickupAt, dropoffAt] = [this.#insertions.pickupAt(cell), this.#insertions.dropoffAt(cell)];
      solution.board(route, mate, groups.size[mate]!, pickupAt, dropoffAt);
      this.#settle(solution, route);
    }
    return true;
  }

  /** The place to take, of all that there are for what is asked; its route is null where there is none. */
  #bestPlace(solution: Solution): Candidate {
    const { people } = this.#ask;
    this.#scanRoutes(solution, true);
    this.#openRoute(solution);
    if (this.#nothingFound()) this.#scanRoutes(solution, false);

    let best = this.#whole;
    if (this.#fresh.people === people && this.#fresh.fen < best.fen) best = this.#fresh;
    const inNewBus = best.route === null || best === this.#fresh;
    if (this.#part.route !== null && this.#random.float() < (inNewBus ? splitForNewBus : splitThough))
      best = this.#part;
    if (best.route === null) best = this.#part.route !== null ? this.#part : this.#fresh;
    return best;
  }

  #board(solution: Solution, route: Route, { type, people, pickupAt, dropoffAt }: Candidate): void {
    if (route.type !== type) solution.setType(route, type);
    solution.board(route, this.#ask.group, people, pickupAt, dropoffAt);
    this.#settle(solution, route);
  }

  #nothingFound(): boolean {
    return this.#whole.route === null && this.#part.route === null && this.#fresh.route === null;
  }

  /** Books the lower bound as the cost of a route just changed. */
  #settle(solution: Solution, route: Route): void {
    settle(solution, this.#timer, route, this.#sums);
  }

  /** Finds the cheapest route in use for everybody, and the cheapest a head for some. */
  #scanRoutes(solution: Solution, nearOnly: boolean): void {
    const { groups, buses } = this.#problem;
    const { group, people, heads, risk, together } = this.#ask;
    const pickup = groups.pickup[group]!;
    const whole = this.#whole;
    const part = this.#part;
    whole.forget();
    part.forget();
    let partFenPerHead = Number.POSITIVE_INFINITY;
    for (let level = 0; level < buses.riskLevels; level++)
      this.#largest[level] = level < risk ? 0 : largestUnused(solution, level);
    let upgradable = 0;
    const focus = this.#focus;
    for (let i = 0; i < focus.count; i++) {
      const route = solution.routes[focus.routes[i]!]!;
      if (route.type < 0 || (nearOnly && !this.#near.reaches(route, pickup))) continue;
      if (this.#random.float() < blink || this.#barred[route.index] === 1 || isFrozen(this.#problem, route)) continue;
      const tripRisk = Math.max(route.risk, risk);
      const room = capacityOf(buses, route.type, tripRisk) - route.load;
      if (room < heads && route.load + heads <= this.#largest[tripRisk]! && !keepsBus(this.#problem, route))
        this.#upgradable[upgradable++] = route.index;
      if (room <= 0 || (room < heads && together !== null)) continue;
      const cell = this.#insertions.find(route, group);
      if (cell < 0 || !mayShare(this.#problem, route, group) || !this.#hasPlaces(route)) continue;
      const aboard = Math.min(room, people);
      const fen = this.#insertionFen(solution, route, group, aboard, cell);
      if (room >= heads) {
        if (fen < whole.fen) this.#take(whole, route, people, fen, route.type, cell);
      } else if (fen / room < partFenPerHead) {
        partFenPerHead = fen / room;
        this.#take(part, route, room, fen, route.type, cell);
      }
    }
    // a larger bus for everybody, where that beats the buses as they are
    for (let i = 0; i < upgradable; i++) {
      const route = solution.routes[this.#upgradable[i]!]!;
      const cell = this.#insertions.find(route, group);
      if (cell < 0 || !mayShare(this.#problem, route, group) || !this.#hasPlaces(route)) continue;
      const fen = this.#upgradeFen(solution, route, cell, whole.fen);
      if (fen < whole.fen) this.#take(whole, route, people, fen, this.#bus.type, cell);
    }
  }

  #take(candidate: Candidate, route: Route, people: number, fen: number, type: number, cell: number): void {
    candidate.take(route, people, fen, type, this.#insertions.pickupAt(cell), this.#insertions.dropoffAt(cell));
  }

  /** Added cost of boarding people on a route's own bus. */
  #insertionFen(solution: Solution, route: Route, group: number, people: number, cell: number): number {
    let fen = this.#insertions.fenFor(cell, people);
    if (Number.isNaN(fen)) {
      const sums = this.#sumsAfter(route, group, people, cell);
      const fixedFen = this.#timer.boundFen(route.type, sums);
      const kmFen = this.#problem.buses.kmFen[route.type]!;
      const addedM = sums.outM + sums.loadedM + sums.backM - route.outM - route.loadedM - route.backM;
      fen = fixedFen - route.boundFen + (kmFen * addedM) / 1000 + this.#mixingFen(route, group, people);
      fen += addedChangeFen(this.#problem, route, group, people);
      this.#insertions.noteFen(cell, people, fen);
    }
    return fen + this.#splitFen(solution, route, group);
  }

  /** Added cost of boarding people on a larger bus than the route has now, left in `#bus`; Infinity if not below the limit. */
  #upgradeFen(solution: Solution, route: Route, cell: number, limitFen: number): number {
    const { groups, buses } = this.#problem;
    const { group, people, heads } = this.#ask;
    const kmFen = buses.kmFen[route.type]!;
    const nowM = route.outM + route.loadedM + route.backM;
    const nowFen = tripFen(route.boundFen, kmFen, nowM) + changeFen(this.#problem, route);
    const otherFen = this.#mixingFen(route, group, people) + this.#splitFen(solution, route, group) - nowFen;
    const sums = this.#sumsAfter(route, group, heads, cell);
    const known = route.findPickup(groups.pickup[group]!) >= 0;
    const first = !known && this.#insertions.pickupAt(cell) === 0 ? groups.pickup[group]! : route.pickups[0]!;
    const knownDrop = route.findDropoff(groups.dropoff[group]!) >= 0;
    const atEnd = !knownDrop && this.#insertions.dropoffAt(cell) === route.dropoffCount;
    const last = atEnd ? groups.dropoff[group]! : route.dropoffs[route.dropoffCount - 1]!;
    const risk = Math.max(route.risk, this.#ask.risk);
    surchargesInto(this.#bus.surchargeFen, solution, route, group, people);
    cheapestBus(solution, this.#timer, route, sums, first, last, risk, this.#bus, limitFen - otherFen);
    return this.#bus.type < 0 ? Number.POSITIVE_INFINITY : this.#bus.fen + otherFen;
  }

  #sumsAfter(route: Route, group: number, people: number, cell: number) {
    const { groups } = this.#problem;
    const sums = this.#sums;
    this.#insertions.sumsInto(sums, cell);
    sums.pickups = route.pickupCount + (route.findPickup(groups.pickup[group]!) < 0 ? 1 : 0);
    sums.dropoffs = route.dropoffCount + (route.findDropoff(groups.dropoff[group]!) < 0 ? 1 : 0);
    sums.people = route.load + people;
    return sums;
  }

  /** Price of company mixing and contacts that boarding adds. */
  #mixingFen(route: Route, group: number, people: number): number {
    const { groups, prices } = this.#problem;
    const seat = route.findCompany(groups.company[group]!);
    let fen = seat < 0 && route.companyCount > 0 ? prices.extraCompanyFen : 0;
    if (prices.contactPairFen > 0)
      fen += prices.contactPairFen * people * (route.load - (seat < 0 ? 0 : route.companyPeople[seat]!));
    return fen;
  }

  /** Price of splitting that boarding adds. */
  #splitFen(solution: Solution, route: Route, group: number): number {
    const { groups, prices } = this.#problem;
    const family = groups.family[group]!;
    return solution.ridesIn[family]! > 0 && !solution.hasFamily(route, family) ? prices.splitGroupFen : 0;
  }

  /** Finds the best bus for a new route: for everybody, or for as many as the largest free bus takes. */
  #openRoute(solution: Solution): void {
    const { points: n, distanceM, driveS, groups, limits, prices } = this.#problem;
    const { group, people, heads, risk, together } = this.#ask;
    const fresh = this.#fresh;
    fresh.forget();
    fresh.people = 0;
    const pickup = groups.pickup[group]!;
    const dropoff = groups.dropoff[group]!;
    const loadedM = distanceM[pickup * n + dropoff]!;
    const loadedS = driveS[pickup * n + dropoff]!;
    if (loadedM > limits.loadedDistanceM || loadedS > limits.loadedDriveS) return;
    const sums = this.#sums;
    sums.loadedM = loadedM;
    sums.loadedS = loadedS;
    sums.pickups = 1;
    sums.dropoffs = 1;
    sums.people = 1;
    // any new bus at all costs more than a seat already found; one that ran before may save the price of its trip
    const savedFen = this.#problem.given?.changeTripFen ?? 0;
    if (this.#leastNewFen + (this.#leastKmFen * loadedM) / 1000 - savedFen > this.#whole.fen) return;
    const route = unusedRoute(solution);
    if (route === null || this.#barred[route.index] === 1) return;
    const largest = largestFree(solution, this.#timer, sums, pickup, dropoff, risk);
    const least = together === null ? 1 : heads;
    if (largest < least) return;
    const seats = this.#random.float() < anyBus ? least + this.#random.below(largest + 1 - least) : largest;
    const aboard = Math.min(people, seats);
    // a bus larger than needed now may fill up with those who come next; `fitBuses` changes it back
    sums.people = this.#random.float() < 0.5 ? Math.min(heads, seats) : seats;
    surchargesInto(this.#bus.surchargeFen, solution, route, group, aboard);
    cheapestBus(solution, this.#timer, route, sums, pickup, dropoff, risk, this.#bus);
    if (this.#bus.type < 0) return;
    const split = solution.ridesIn[groups.family[group]!]! > 0 ? prices.splitGroupFen : 0;
    fresh.take(route, aboard, this.#bus.fen + split, this.#bus.type, 0, 0);
  }
}

/** Stands for the infinite cost of a bus that may not drive a run: sums that it is taken out of again stay exact. */
const neverFen = 1e13;

/** Measures a route and books the lower bound as its cost, and the fewest drivers, until it is timed. */
export function settle(solution: Solution, timer: RouteTimer, route: Route, sums = zeroSums()): void {
  const { problem } = solution;
  measure(problem, route);
  route.boundFen = Math.min(timer.boundFen(route.type, sumsInto(sums, route)), neverFen);
  route.fixedFen = route.boundFen;
  route.timed = false;
  // so that no more are opened than a depot can send out
  solution.setDrivers(route, timer.leastDrivers(sums));
  solution.setCost(route, routeFen(problem, route));
}

function unusedRoute(solution: Solution): Route | null {
  for (const route of solution.routes) if (route.type < 0) return route;
  return null;
}
