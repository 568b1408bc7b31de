import { alightLast, boardGiven } from './boardGiven.ts';
import { boardStart, emptyRoute, type StartRoute } from './boardStart.ts';
import { sumsInto, zeroSums } from './cost.ts';
import type { Exchange } from './exchange.ts';
import { BusChoice, cheapestBus } from './fleetChoice.ts';
import { Focus } from './focus.ts';
import { keepsBus, surchargesInto } from './given.ts';
import * as swapBuses from './moves/swapBuses.ts';
import { Neighbours } from './neighbours.ts';
import { orderStops } from './order.ts';
import { otherOrders } from './otherOrders.ts';
import type { Problem } from './problem.ts';
import { Random } from './random.ts';
import { Recreate, settle } from './recreate.ts';
import type { Route } from './route.ts';
import { Ruin } from './ruin.ts';
import { Solution } from './solution.ts';
import { codedFen, decodeSolution, encodeSolution } from './solutionCode.ts';
import { calledOff, type Stop } from './stop.ts';
import type { RouteTimer } from './timer.ts';
import { Timing } from './timing.ts';

/** The temperature at which simulated annealing starts, as a share of the average cost of a route. */
const startShare = 0.05;
/**
 * Where it ends: few steps a group want a cold end that keeps what was found, many a warm one that is still moving. Measured in README.md,
 * between the two on a straight line of logarithms.
 */
const coldEnd = { stepsPerGroup: 60, share: 0.0001 };
const warmEnd = { stepsPerGroup: 900, share: 0.003 };
/** From so many steps on, at each doubling, the share of the run that they took tells how many there will be: the first ones are slow. */
const stepsToForesee = 512;
/** No more is foreseen once this share of the run is over. */
const foreseenShare = 0.1;

/** The last temperature as a share of the average cost of a route, for a run of so many steps for each group. */
function endShareOf(stepsPerGroup: number): number {
  const way = Math.log(stepsPerGroup / coldEnd.stepsPerGroup) / Math.log(warmEnd.stepsPerGroup / coldEnd.stepsPerGroup);
  return coldEnd.share * (warmEnd.share / coldEnd.share) ** Math.min(Math.max(way, 0), 1);
}

/** Iterations between two looks at what other threads have found. */
const exchangeEvery = 512;

/** Share of steps that look for two buses to exchange before they move people. */
const swapShare = 0.1;

/** How a search is doing. */
export interface SearchProgress {
  iteration: number;
  share: number;
  leftPeople: number;
  moneyFen: number;
}

/**
 * Ruin and recreate under simulated annealing (Schrimpf et al. 2000; Christiaens & Vanden Berghe 2020): take related
 * groups out of neighbouring buses, seat them again greedily, put each changed route's stops into their best order and
 * give it the cheapest bus that fits, time it by law, and keep the result if it is better or only a little worse.
 */
export class Search {
  readonly #problem: Problem;
  readonly #timer: RouteTimer;
  readonly #random: Random;
  readonly #timing: Timing;
  readonly #focus: Focus;
  readonly #ruin: Ruin;
  readonly #recreate: Recreate;
  readonly #now: Solution;
  readonly #before: Solution;
  readonly best: Solution;
  readonly #touched: Int32Array;
  readonly #isTouched: Uint8Array;
  #touchedCount = 0;
  readonly #removed: Int32Array;
  readonly #rank: Float64Array;
  readonly #bus: BusChoice;
  readonly #sums = zeroSums();
  readonly #exchange: Exchange | undefined;
  /** What another thread has found. */
  readonly #guest: Solution | null;
  /** Cost of the best solution that others know of. */
  #sharedFen = Number.POSITIVE_INFINITY;

  constructor(problem: Problem, timer: RouteTimer, seed: number, exchange?: Exchange) {
    this.#problem = problem;
    this.#exchange = exchange;
    this.#timer = timer;
    this.#random = new Random(seed);
    this.#timing = new Timing(timer);
    this.#now = new Solution(problem);
    this.#before = new Solution(problem);
    this.best = new Solution(problem);
    this.#guest = exchange === undefined ? null : new Solution(problem);
    const neighbours = new Neighbours(problem);
    this.#focus = new Focus(neighbours, this.#random, this.#now.routes.length);
    this.#ruin = new Ruin(neighbours, this.#focus, this.#random, problem.groups.count, this.#now.routes.length);
    this.#recreate = new Recreate(problem, timer, this.#focus, this.#random, this.#now.routes.length);
    this.#touched = new Int32Array(this.#now.routes.length);
    this.#isTouched = new Uint8Array(this.#now.routes.length);
    this.#removed = new Int32Array(problem.groups.count);
    this.#rank = new Float64Array(problem.groups.count);
    this.#bus = new BusChoice(problem, timer);
  }

  /** Runs until `stop` says 1; `onProgress` is called at every improvement and every 64 iterations. Returns the iterations done. */
  run(stop: Stop, onProgress: (progress: SearchProgress) => void, start: readonly StartRoute[] = []): number {
    const { groups } = this.#problem;
    if (groups.count === 0 || this.#now.routes.length === 0) return 0;
    this.#start(start, () => stop(0) === calledOff);
    const averageFen = this.#now.routesFen / Math.max(1, this.#now.busesUsed);
    let cooling = Math.log(coldEnd.share / startShare);
    let foreseeAt = stepsToForesee;
    let iteration = 0;
    let share = stop(0);
    for (; share < 1; share = stop(++iteration)) {
      if (iteration === foreseeAt && share <= foreseenShare) {
        cooling = Math.log(endShareOf(iteration / share / groups.count) / startShare);
        foreseeAt *= 2;
      }
      const temperature = averageFen * startShare * Math.exp(cooling * share);
      const threshold = this.#now.costFen - temperature * Math.log(1 - this.#random.float());
      const accepted = this.#step(threshold);
      const improved = accepted && this.#now.costFen < this.best.costFen - 0.5;
      if (improved) this.best.copyFrom(this.#now);
      if (iteration % exchangeEvery === 0) this.#meetOthers();
      if (improved || iteration % 64 === 0)
        onProgress({ iteration, share, leftPeople: this.best.leftPeople, moneyFen: this.best.moneyFen });
    }
    // nobody waits for what others found where the run is called off
    if (share !== calledOff) this.#meetOthers();
    this.#exchange?.finish();
    if (share !== calledOff) this.#meetOthers();
    return iteration;
  }

  /** Shares the best solution if it is new, and goes on from another's where that is better. */
  #meetOthers(): void {
    const exchange = this.#exchange;
    const guest = this.#guest;
    if (exchange === undefined || guest === null) return;
    if (this.best.costFen < this.#sharedFen - 0.5) {
      this.#sharedFen = this.best.costFen;
      exchange.share(encodeSolution(this.best));
    }
    let found: Int32Array | null = null;
    let leastFen = this.best.costFen - 0.5;
    for (let code = exchange.receive(); code !== null; code = exchange.receive()) {
      if (codedFen(code) >= leastFen) continue;
      leastFen = codedFen(code);
      found = code;
    }
    if (found === null) return;
    decodeSolution(found, guest, this.#timer);
    this.#sharedFen = guest.costFen;
    this.best.copyFrom(guest);
    this.#now.copyFrom(guest);
    this.#focus.forget();
  }

  /** One move; false where it was undone. */
  #step(thresholdFen: number): boolean {
    const now = this.#now;
    this.#before.copyCountersFrom(now);
    this.#touchedCount = 0;
    this.#focus.next(now);
    if (this.#random.float() >= swapShare || !this.#exchangeBuses()) this.#reseat();
    if (this.#finish(thresholdFen)) {
      this.#forgetTouched();
      return true;
    }
    this.#undo();
    return false;
  }

  /** Takes related groups out and seats them again. */
  #reseat(): void {
    const now = this.#now;
    const count = this.#ruin.run(now, this.#removed, this.#touch);
    this.#tidy();
    this.#sortRemoved(count);
    this.#recreate.run(now, this.#removed, count, this.#touch);
  }

  /** Gives a route the bus of another, the one where that is best, and the other its own; false where that gains nothing. */
  #exchangeBuses(): boolean {
    const { routes } = this.#now;
    const route = routes[this.#random.below(routes.length)]!;
    if (route.type < 0) return false;
    let partner: Route | null = null;
    let bestFen = -1;
    for (const other of routes) {
      if (other.type < 0 || other === route) continue;
      const fen = swapBuses.evaluate(this.#now, this.#timer, route, other);
      if (fen >= bestFen) continue;
      bestFen = fen;
      partner = other;
    }
    if (partner === null) return false;
    this.#touch(route);
    this.#touch(partner);
    swapBuses.apply(this.#now, this.#timer, route, partner);
    return true;
  }

  /** Orders, re-buses and times the changed routes; false as soon as the result cannot be accepted. */
  #finish(thresholdFen: number): boolean {
    const now = this.#now;
    for (let i = 0; i < this.#touchedCount; i++) {
      const route = now.routes[this.#touched[i]!]!;
      if (route.type >= 0 && !route.timed) this.#polish(route);
    }
    if (now.costFen >= thresholdFen) return false;
    for (let i = 0; i < this.#touchedCount; i++) {
      const route = now.routes[this.#touched[i]!]!;
      if (route.type >= 0 && !this.#timeOrThin(route, thresholdFen)) return false;
    }
    return true;
  }

  /**
   * Times a route, without those who boarded last where the law or a lack of drivers refuses it with them: people left over take part
   * in every step, and one who can never ride beside the others must not keep them waiting. False where the result cannot be accepted.
   */
  #timeOrThin(route: Route, thresholdFen: number): boolean {
    const now = this.#now;
    while (!this.#timeSomehow(route)) {
      if (!alightLast(now, route)) return false;
      if (route.groupCount > 0) settle(now, this.#timer, route, this.#sums);
      else now.close(route);
      if (now.costFen >= thresholdFen) return false;
      if (route.type < 0) return true;
    }
    return now.costFen < thresholdFen;
  }

  #polish(route: Route): void {
    this.#order(route);
    this.#fitBus(route);
  }

  /** Times a route, in another order or on another bus where the law refuses the present ones; false where none will do. */
  #timeSomehow(route: Route): boolean {
    if (this.#timeOnSomeBus(route)) return true;
    // where the law allows it and only drivers are missing, another order of the stops does not need fewer
    if (this.#timing.timeOf(this.#problem, route) !== null) return false;
    for (const { pickups, dropoffs } of otherOrders(this.#problem, route)) {
      route.pickups.set(pickups);
      route.dropoffs.set(dropoffs);
      settle(this.#now, this.#timer, route, this.#sums);
      if (this.#fitBus(route) && this.#timeOnSomeBus(route)) return true;
    }
    return false;
  }

  /** Puts the stops into their best order, unless that is a dearer change to a given plan than it saves. */
  #order(route: Route): void {
    const now = this.#now;
    const keepsGiven = route.type >= 0 && this.#problem.given?.ran[route.type] === 1;
    const pickups = keepsGiven ? route.pickups.slice(0, route.pickupCount) : null;
    const dropoffs = keepsGiven ? route.dropoffs.slice(0, route.dropoffCount) : null;
    const costFen = route.costFen;
    if (!orderStops(this.#problem, route)) return;
    settle(now, this.#timer, route, this.#sums);
    if (pickups === null || dropoffs === null || route.costFen <= costFen) return;
    route.pickups.set(pickups);
    route.dropoffs.set(dropoffs);
    settle(now, this.#timer, route, this.#sums);
  }

  /** Times a route, on the next cheapest bus where the law refuses the present one; false where none will do. */
  #timeOnSomeBus(route: Route): boolean {
    const { refused } = this.#bus;
    let timed = this.#timing.apply(this.#now, route);
    while (!timed) {
      this.#refuseBus(route);
      if (!this.#fitBus(route)) break;
      timed = this.#timing.apply(this.#now, route);
    }
    refused.fill(0);
    return timed;
  }

  /** Marks the route's bus as refused, and where only drivers are missing every bus of its depot. */
  #refuseBus(route: Route): void {
    const { buses } = this.#problem;
    const { refused } = this.#bus;
    refused[route.type] = 1;
    if (this.#timing.timeOf(this.#problem, route) === null) return;
    const depot = buses.depot[route.type]!;
    for (let type = 0; type < buses.types; type++) if (buses.depot[type] === depot) refused[type] = 1;
  }

  /** Gives a route the cheapest bus that fits and is not refused; false where there is none. */
  #fitBus(route: Route): boolean {
    const now = this.#now;
    const first = route.pickups[0]!;
    const last = route.dropoffs[route.dropoffCount - 1]!;
    surchargesInto(this.#bus.surchargeFen, now, route);
    cheapestBus(now, this.#timer, route, sumsInto(this.#sums, route), first, last, route.risk, this.#bus);
    if (this.#bus.type >= 0 && this.#bus.type !== route.type) {
      now.setType(route, this.#bus.type);
      settle(now, this.#timer, route, this.#sums);
    }
    return this.#bus.type >= 0;
  }

  /** After a ruin: empty routes go out of use, the others get their sums again. */
  #tidy(): void {
    const now = this.#now;
    for (let i = 0; i < this.#touchedCount; i++) {
      const route = now.routes[this.#touched[i]!]!;
      if (route.groupCount === 0) now.close(route);
      else settle(now, this.#timer, route, this.#sums);
    }
  }

  /** Insertion order: mostly random, largest or farthest first. */
  #sortRemoved(count: number): void {
    const { points: n, distanceM, groups } = this.#problem;
    const removed = this.#removed;
    const rank = this.#rank;
    this.#random.shuffle(removed, count);
    const way = this.#random.below(11);
    if (way < 4) return;
    for (let i = 0; i < count; i++) {
      const group = removed[i]!;
      const runM = distanceM[groups.pickup[group]! * n + groups.dropoff[group]!]!;
      rank[group] = way < 8 ? -this.#now.left[group]! : way < 10 ? -runM : runM;
    }
    removed.subarray(0, count).sort((a, b) => rank[a]! - rank[b]!);
  }

  readonly #touch = (route: Route): void => {
    if (this.#isTouched[route.index] === 1) return;
    this.#isTouched[route.index] = 1;
    this.#focus.include(route.index);
    this.#touched[this.#touchedCount++] = route.index;
    this.#before.routes[route.index]!.copyFrom(route);
  };

  #forgetTouched(): void {
    for (let i = 0; i < this.#touchedCount; i++) this.#isTouched[this.#touched[i]!] = 0;
    this.#touchedCount = 0;
  }

  #undo(): void {
    for (let i = 0; i < this.#touchedCount; i++) {
      const r = this.#touched[i]!;
      this.#now.routes[r]!.copyFrom(this.#before.routes[r]!);
    }
    this.#now.copyCountersFrom(this.#before);
    this.#forgetTouched();
  }

  /**
   * The first solution: what earlier routes had, then what a given plan has, everybody else by greedy insertion, the farthest first;
   * what the law refuses is taken out again. Buses with pinned people come first, so that they get drivers. A run that is called off
   * keeps these, earlier routes and what has its timetable by then.
   */
  #start(start: readonly StartRoute[], isOff: () => boolean): void {
    const now = this.#now;
    const { points: n, distanceM, groups } = this.#problem;
    const order = this.#removed;
    const runM = (group: number) => distanceM[groups.pickup[group]! * n + groups.dropoff[group]!]!;
    for (let group = 0; group < groups.count; group++) order[group] = group;
    order.sort((a, b) => runM(b) - runM(a) || a - b);
    const keeps = this.#problem.given?.keeps;
    for (const kept of [1, 0] as const) {
      const routes = start.filter(({ busType }) => (keeps?.[busType] ?? 0) === kept);
      boardStart(now, routes, this.#timer, this.#timing);
      boardGiven(now, this.#timer, this.#timing, kept);
    }
    this.#focus.next(now);
    this.#recreate.run(now, order, groups.count, this.#touch, isOff);
    for (const route of now.routes) {
      if (route.type < 0 || route.timed) continue;
      if (isOff() && !keepsBus(this.#problem, route)) {
        emptyRoute(now, route);
        continue;
      }
      this.#polish(route);
      if (!this.#timeOrThin(route, Number.POSITIVE_INFINITY))
        throw new Error(`pinned people in bus type ${route.type} have no lawful trip`);
    }
    this.#forgetTouched();
    this.best.copyFrom(now);
  }
}
