import { dayS } from './clock.ts';
import { leaveByClockS } from './clockDrive.ts';
import { crewOf } from './crew.ts';
import { firstPickupOpenings, gridOf, latestWithin, type Opening } from './departures.ts';
import type { Crew } from './driverHours.ts';
import { breaksOfS, type Floors, floorsOf } from './floors.ts';
import { Incumbent } from './incumbent.ts';
import { Lattice } from './lattice/lattice.ts';
import { longestDayS } from './localTime.ts';
import { fewestDrivers, type Route, timelineChoice } from './route.ts';
import type { DrivingRules } from './rules.ts';
import { dayPhase, type Timelines } from './timeline.ts';
import { Walk } from './walk.ts';

/** Grids on which the first pick-up's begin is tried before it is refined to the second. */
const coarseS = 1800;
/** Begins are not refined beyond this: it changed 366 timetables by a third of a second together. */
const finestS = 10;
/** The grid on which begins and departures are settled. */
const gridS = 60;

/** How often full walks of a search may branch in all: among timetables of a day, what trips that may be short hardly ever need; and among all others. */
const branchesWithinADay = 60_000;
const branchesBeyond = 200;

/** The lattice looks at trips that may take so long, and gives up after so many steps: it takes every instant of a grid for a departure. */
const latticeLongestS = 16 * 3600;
const mostLatticeSteps = 5_000_000;
/** It decides on a coarse grid first: what it finds there soon makes the search on the fine one short. */
const latticeGridsS = [600, gridS];
/** It looks first at trips that take so many times the least that they can, and then at those that take so many times more. */
const shortTrip = 1.25;

const never = Number.POSITIVE_INFINITY;

/**
 * Chooses crew size, the begin of the first pick-up and the departure from the depot; the walk decides the rest.
 * Lean walks find a good timetable on a coarse grid and refine it; full walks then settle what lean ones left open.
 */
export class Search {
  readonly incumbent: Incumbent;
  readonly #rules: DrivingRules;
  readonly #walk: Walk;
  readonly #lattice: Lattice;
  readonly #timelines: Timelines;
  #route!: Route;
  #crew!: Crew;
  #floors!: Floors;
  #openings: Opening[] = [];
  #earliestS = 0;
  #goal: Goal = 'best';
  /** By how much the last departure found was earlier than the fastest drive asks; the next one likely is as well. */
  #aheadOfFastestS = 0;
  /** Whether departures before hours run short are sought to the second, or the first that serves is taken. */
  #exactEarlier = false;
  readonly #reach = (startS: number): number => this.#walk.reach(startS);

  constructor(rules: DrivingRules, timelines: Timelines) {
    this.#rules = rules;
    this.#timelines = timelines;
    this.incumbent = new Incumbent(rules);
    this.#walk = new Walk(rules, this.incumbent);
    this.#lattice = new Lattice(this.incumbent);
  }

  /** Leaves the best timetable in `incumbent`; `incumbent.found` is false where there is none. */
  run(route: Route): void {
    this.#run(route, 'best');
  }

  /** Leaves some timetable in `incumbent` if lean walks find one. */
  runForAny(route: Route): void {
    this.#run(route, 'any');
  }

  /** Leaves a timetable of the least cost that lean walks reach in `incumbent`; the loaded time may be longer than need be. */
  runForCost(route: Route): void {
    this.#run(route, 'cost');
  }

  #run(route: Route, goal: Goal): void {
    this.#goal = goal;
    this.incumbent.byCostAlone = goal === 'cost';
    const { request } = route;
    const rules = this.#rules;
    this.#route = route;
    this.#earliestS = Math.max(request.earliestStartS, rules.earliestStartS);
    this.incumbent.clear(request.costDayCny);
    if (route.loadedM > rules.loadedDistanceM || route.loadedDayS > rules.loadedDriveS) return;
    const crews: { crew: Crew; floors: Floors; floorCny: number }[] = [];
    for (let drivers = fewestDrivers(route, rules); drivers <= request.maxDrivers; drivers += 1) {
      const floors = floorsOf(route, rules, drivers, longestDayS(this.#timelines.local));
      const crew = crewOf(route, rules, drivers);
      crews.push({ crew, floors, floorCny: this.#floorCny(crew, floors) });
    }
    crews.sort((a, b) => a.floorCny - b.floorCny);
    for (const { crew, floors, floorCny } of crews) {
      if (crew.drivers.reduce((sum, driver) => sum + crew.weekLeftS[driver]!, 0) < route.totalDayS) continue;
      const timeline = this.#timelines.get(timelineChoice(route, rules, crew.drivers.length));
      this.incumbent.useCrew(crew.drivers, timeline);
      this.#walk.use(route, crew, timeline);
      this.#openings = firstPickupOpenings(route, rules, timeline);
      this.#crew = crew;
      this.#floors = floors;
      if (goal === 'any' && this.incumbent.found) return;
      if (this.#betterThanKnown(floorCny, floors)) this.#searchWithCrew();
    }
  }

  /** True where a timetable at these floors would be better than the best known. */
  #betterThanKnown(floorCny: number, { loadedElapsedS, elapsedWithLoadedLeastS }: Floors): boolean {
    const { incumbent } = this;
    if (!incumbent.found || floorCny !== incumbent.costCny) return !incumbent.found || floorCny < incumbent.costCny;
    if (this.#goal === 'cost') return false;
    if (loadedElapsedS !== incumbent.loadedElapsedS) return loadedElapsedS < incumbent.loadedElapsedS;
    return elapsedWithLoadedLeastS < incumbent.endS - incumbent.startS;
  }

  /** True where nothing can be better than the best known. */
  #settled(): boolean {
    const { incumbent } = this;
    if (this.#goal === 'any') return incumbent.found;
    return incumbent.found && !this.#betterThanKnown(this.#floorCny(this.#crew, this.#floors), this.#floors);
  }

  #floorCny({ drivers }: Crew, { days, nights }: Floors): number {
    const { driverDayCny, lodgingCny } = this.#rules;
    const count = drivers.length;
    return (this.#route.request.costDayCny + driverDayCny * count) * days + lodgingCny * count * nights;
  }

  #searchWithCrew(): void {
    const walk = this.#walk;
    walk.lean = true;
    for (const serveS of this.#likely()) {
      this.#tryServe(serveS);
      if (this.#settled()) return;
    }
    for (const serveS of gridOf(this.#openings, coarseS)) {
      this.#tryServe(serveS);
      if (this.#settled()) return;
    }
    if (this.#goal !== 'best') return;
    if (this.incumbent.found && this.incumbent.drivers === this.#crew.drivers.length) this.#refine(coarseS / 2);
    if (this.#settled()) return;
    walk.lean = false;
    if (this.#floors.elapsedS > dayS && this.incumbent.found) {
      walk.allow(branchesBeyond);
      walk.best(this.incumbent.startS, this.incumbent.serveS);
      this.#departLater();
      return;
    }
    const isShort = this.#floors.elapsedS <= latticeLongestS;
    if (isShort) this.#settleWithin(dayS, branchesWithinADay);
    if (!isShort || !this.#isWithin(dayS))
      this.#settleWithin(never, this.incumbent.found ? branchesBeyond : branchesWithinADay);
    if (this.#settled()) return;
    if (isShort) this.#searchLattice();
    if (!this.#settled() && this.incumbent.found) this.#departLater();
  }

  /** Full walks from the best begin, with ever later departures while they gain. */
  #departLater(): void {
    const { incumbent } = this;
    for (let stepS = coarseS; stepS >= finestS; stepS = Math.floor(stepS / 2))
      for (let moved = true; moved; ) {
        const before = incumbent.improvements;
        this.#walk.best(incumbent.startS + stepS, incumbent.serveS);
        moved = incumbent.improvements > before;
      }
  }

  /** Short trips first: they are few, and a good one known makes the search among all of them short. */
  #searchLattice(): void {
    const { elapsedS } = this.#floors;
    const task = {
      rules: this.#rules,
      route: this.#route,
      crew: this.#crew,
      timeline: this.#walk.timeline,
      openings: this.#openings,
      floors: this.#floors,
      earliestS: this.#earliestS,
      mostSteps: mostLatticeSteps,
    };
    for (const gridS of latticeGridsS) {
      for (let longestS = shortTrip * elapsedS; longestS < dayS && !this.#isWithin(longestS); longestS *= shortTrip)
        if (!this.#lattice.run({ ...task, gridS, longestS })) break;
      if (this.#settled()) return;
      this.#lattice.run({ ...task, gridS, longestS: dayS });
    }
  }

  /** Full walks from every begin that may beat the best known, among trips that take no longer. */
  #settleWithin(longestS: number, branches: number): void {
    const walk = this.#walk;
    walk.longestS = longestS;
    walk.allow(branches);
    for (const { fromS, toS } of this.#openings) this.#settle(fromS, toS);
    walk.longestS = never;
  }

  /** True where a timetable is known that takes no longer. */
  #isWithin(longestS: number): boolean {
    const { found, startS, endS } = this.incumbent;
    return found && endS - startS <= longestS;
  }

  /**
   * Full walks for every begin from `fromS` to `toS` that may beat the best known. A later begin reaches the end no earlier and
   * cannot leave the depot later than just in time, so one look at `fromS` bounds the whole span; halves where that is not enough.
   */
  #settle(fromS: number, toS: number): void {
    const walk = this.#walk;
    const dwellS = this.#route.dwellS[1]!;
    walk.fresh(fromS + dwellS);
    const { lastDropS, endS } = walk;
    if (endS === never) return;
    const beats = (serveS: number) =>
      this.incumbent.mayBeBeatenBy(
        this.#latestStartBound(serveS),
        endS,
        this.#floors.elapsedS,
        lastDropS - serveS - dwellS,
      );
    if (walk.spent || !beats(toS) || this.#settled()) return;
    if (beats(fromS)) this.#departures(fromS, endS, lastDropS);
    if (toS - fromS <= gridS) {
      if (toS > fromS) this.#settle(toS, toS);
      return;
    }
    const middleS = Math.ceil((fromS + toS) / 2 / gridS) * gridS;
    this.#settle(fromS + gridS, Math.max(fromS + gridS, middleS - gridS));
    this.#settle(middleS, toS);
  }

  /** Full walks from every departure that may be best for a begin of the first pick-up, the latest first. */
  #departures(serveS: number, endS: number, lastDropS: number): void {
    const walk = this.#walk;
    const loadedS = lastDropS - serveS - this.#route.dwellS[1]!;
    let startS = this.#latestStart(serveS);
    while (
      startS !== null &&
      !walk.spent &&
      startS >= this.#earliestS &&
      this.incumbent.beatenBy(startS, endS, loadedS, 0)
    ) {
      walk.best(startS, serveS);
      walk.measure(startS, serveS);
      startS = this.#nextDeparture(startS, serveS, orElse(walk.lastDropS, lastDropS), orElse(walk.endS, endS));
    }
  }

  /**
   * The next departure that may be better than the best known. While the outbound run lies wholly by day, one that is earlier by
   * so much brings the hours of the outbound run back as much earlier, so it reaches the last drop-off and the end earlier by no
   * more than that. Beyond, night driving changes what the run uses up, and every departure of the grid is tried.
   */
  #nextDeparture(startS: number, serveS: number, lastDropS: number, endS: number): number {
    const leaveS = serveS + this.#route.dwellS[1]!;
    const { timeline } = this.#walk;
    const phase = timeline.at(startS);
    const byDay = timeline.kind[phase] === dayPhase && timeline.until[phase]! >= serveS;
    const fromS = byDay ? Math.max(this.#earliestS, timeline.from[phase]!) : startS;
    let aheadS = gridS;
    for (; startS - aheadS >= fromS; aheadS += gridS)
      if (this.incumbent.beatenBy(startS - aheadS, endS - aheadS, lastDropS - aheadS - leaveS, 0)) break;
    return startS - aheadS;
  }

  /** How long before the first pick-up it can be good to be at its door: just in time, or for a rest, a change of driver, or both. */
  #aheadsS(): number[] {
    const { breakS, handoverS } = this.#rules;
    const { drivers, restS } = this.#crew;
    const shortS = drivers.length > 1 ? [0, handoverS, breakS, breakS + handoverS] : [0, breakS];
    return restS < never ? [...shortS, restS] : shortS;
  }

  /** Begins that suit most trips: all by day, and first thing in the morning after a night at the far end. */
  #likely(): number[] {
    const first = this.#openings[0];
    if (first === undefined) return [];
    const { dayS: legS } = this.#route;
    const { pickupFromS, breakS, handoverS } = this.#rules;
    const byDayS =
      pickupFromS + legS[0]! + breaksOfS(legS[0]!, this.#rules, this.#crew.drivers.length) + breakS + handoverS;
    return this.#openings.some(({ fromS, toS }) => fromS < byDayS && byDayS <= toS)
      ? [byDayS, first.fromS]
      : [first.fromS];
  }

  /** Moves the begin by ever smaller steps while that helps. */
  #refine(largestS: number): void {
    const { incumbent } = this;
    for (let stepS = largestS; stepS >= finestS; stepS = Math.floor(stepS / 2)) {
      for (const sign of [-1, 1]) {
        for (let moved = true; moved && !this.#settled(); ) {
          const before = incumbent.improvements;
          const serveS = incumbent.serveS + sign * stepS;
          if (this.#isOpen(serveS)) this.#tryServe(serveS);
          moved = incumbent.improvements > before;
        }
      }
    }
    if (!this.#settled()) this.#tryExactly(incumbent.serveS);
  }

  #tryExactly(serveS: number): void {
    this.#exactEarlier = true;
    this.#tryServe(serveS);
    this.#exactEarlier = false;
  }

  #isOpen(serveS: number): boolean {
    return this.#openings.some(({ fromS, toS }) => fromS <= serveS && serveS <= toS);
  }

  #fastestOutS(): number {
    const driveS = this.#route.dayS[0]!;
    return driveS + breaksOfS(driveS, this.#rules, this.#crew.drivers.length);
  }

  /** No departure from the depot that reaches the first pick-up by `serveS` is later. */
  #latestStartBound(serveS: number): number {
    const clock = { route: this.#route, rules: this.#rules, timeline: this.#walk.timeline };
    return Math.min(serveS - this.#fastestOutS(), leaveByClockS(clock, 0, serveS));
  }

  /** The latest departure from the depot that reaches the first pick-up by `doorS`; null where there is none. */
  #latestStart(doorS: number): number | null {
    const highest = doorS - this.#fastestOutS();
    const found = latestWithin(this.#reach, doorS, {
      lowest: this.#earliestS,
      highest,
      hint: highest - this.#aheadOfFastestS,
      anyGood: false,
    });
    if (found !== null) this.#aheadOfFastestS = highest - found;
    return found;
  }

  /** Tries, by lean walks, the departures from the depot that can be best for a begin of the first pick-up. */
  #tryServe(serveS: number): void {
    const walk = this.#walk;
    const departS = serveS + this.#route.dwellS[1]!;
    walk.fresh(departS);
    const { lastDropS, endS } = walk;
    if (endS === never) return;
    const beats = (startS: number) => this.incumbent.beatenBy(startS, endS, lastDropS - departS, 0);
    const { elapsedS } = this.#floors;
    if (!this.incumbent.mayBeBeatenBy(this.#latestStartBound(serveS), endS, elapsedS, lastDropS - departS)) return;
    let restedS = never;
    let lateLoadedS = never;
    let lateEndS = never;
    for (const aheadS of this.#aheadsS()) {
      const startS = this.#latestStart(serveS - aheadS);
      if (startS === null) break;
      if (!beats(startS)) return;
      restedS = startS;
      walk.best(startS, serveS);
      lateLoadedS = Math.min(lateLoadedS, walk.lastDropS - lastDropS);
      lateEndS = Math.min(lateEndS, walk.endS - endS);
      if (lateLoadedS <= 0 && lateEndS <= 0) return;
    }
    if (restedS === never) return;
    this.#tryEarlier(serveS, restedS, lateLoadedS, () => walk.lastDropS - lastDropS);
    if (lateEndS !== lateLoadedS) this.#tryEarlier(serveS, restedS, lateEndS, () => walk.endS - endS);
  }

  /**
   * Where hours driven on the way out make the crew wait later on: the latest departure that does not. Moves it ahead by the
   * wait first; hours come back as early as they were driven.
   */
  #tryEarlier(serveS: number, startS: number, lateS: number, lateNow: () => number): void {
    if (lateS <= 0) return;
    const late = (at: number): number => {
      this.#walk.best(at, serveS);
      return lateNow();
    };
    latestWithin(late, 0, {
      lowest: this.#earliestS,
      highest: startS - 1,
      hint: startS - Math.min(lateS, unknownAheadS),
      anyGood: !this.#exactEarlier,
    });
  }
}

/** The best timetable in every respect, the least cost, or any lawful one. */
type Goal = 'best' | 'cost' | 'any';

/** How far to move a departure ahead where a walk from it comes to nothing. */
const unknownAheadS = dayS / 4;

/** An instant, or another one where it is never. */
function orElse(t: number, other: number): number {
  return t === never ? other : t;
}
