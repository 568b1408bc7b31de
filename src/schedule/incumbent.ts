import { daysBegun } from './clock.ts';
import { copyEventLog, createEventLog, type EventLog } from './eventLog.ts';
import type { DrivingRules } from './rules.ts';
import type { Timeline } from './timeline.ts';

/**
 * The best walk so far by least cost, then least loaded elapsed time, least elapsed time, fewest hand-overs. Ties keep the first.
 */
export class Incumbent {
  readonly log: EventLog = createEventLog();
  found = false;
  costCny = 0;
  loadedElapsedS = 0;
  startS = 0;
  /** Begin of the first pick-up. */
  serveS = 0;
  endS = 0;
  handovers = 0;
  loadedDriveS = 0;
  drivers = 0;
  crew: readonly number[] = [];
  /** The days that it was walked on. */
  timeline!: Timeline;
  /** True where only a lower cost counts as better. */
  byCostAlone = false;
  /** How often a better walk has come in. */
  improvements = 0;

  readonly #rules: DrivingRules;
  #costDayCny = 0;
  #crewNow: readonly number[] = [];
  #timelineNow!: Timeline;

  constructor(rules: DrivingRules) {
    this.#rules = rules;
  }

  /** Forgets everything; `costDayCny` is the bus's own day price. */
  clear(costDayCny: number): void {
    this.found = false;
    this.#costDayCny = costDayCny;
  }

  /** Walks offered from now on are those of this crew on these days. */
  useCrew(crew: readonly number[], timeline: Timeline): void {
    this.#crewNow = crew;
    this.#timelineNow = timeline;
  }

  /** Days and nights of bus and crew, yuan; kilometres not included. */
  costOf(startS: number, endS: number): number {
    return this.#costOf(daysBegun(startS, endS), this.#timelineNow.nights(startS, endS));
  }

  #costOf(days: number, nights: number): number {
    const drivers = this.#crewNow.length;
    const { driverDayCny, lodgingCny } = this.#rules;
    return (this.#costDayCny + driverDayCny * drivers) * days + lodgingCny * drivers * nights;
  }

  /** The most days that a better timetable can take. */
  mostDays(): number {
    const dayCny = this.#costDayCny + this.#rules.driverDayCny * this.#crewNow.length;
    return this.found && dayCny > 0 ? Math.floor(this.costCny / dayCny) : Number.POSITIVE_INFINITY;
  }

  /** True where a walk with these figures would be better than the best known. */
  beatenBy(startS: number, endS: number, loadedElapsedS: number, handovers: number): boolean {
    return !this.found || this.#isBeatenBy(this.costOf(startS, endS), loadedElapsedS, endS - startS, handovers);
  }

  /** True where a walk could be better of which only bounds are known. */
  mayBeBeatenBy(latestStartS: number, soonestEndS: number, leastElapsedS: number, loadedElapsedS: number): boolean {
    if (!this.found) return true;
    const elapsedS = Math.max(leastElapsedS, soonestEndS - latestStartS);
    const nights = this.#timelineNow.leastNights(latestStartS, soonestEndS, leastElapsedS);
    const costCny = this.#costOf(daysBegun(0, elapsedS), nights);
    return this.#isBeatenBy(costCny, loadedElapsedS, elapsedS, 0);
  }

  #isBeatenBy(costCny: number, loadedElapsedS: number, elapsedS: number, handovers: number): boolean {
    if (costCny !== this.costCny || this.byCostAlone) return costCny < this.costCny;
    if (loadedElapsedS !== this.loadedElapsedS) return loadedElapsedS < this.loadedElapsedS;
    const knownS = this.endS - this.startS;
    return elapsedS === knownS ? handovers < this.handovers : elapsedS < knownS;
  }

  /** Takes a finished walk if it is better. */
  offer(
    log: EventLog,
    startS: number,
    serveS: number,
    endS: number,
    loadedElapsedS: number,
    handovers: number,
    loadedDriveS: number,
  ): void {
    if (!this.beatenBy(startS, endS, loadedElapsedS, handovers)) return;
    copyEventLog(log, this.log);
    this.found = true;
    this.improvements += 1;
    this.costCny = this.costOf(startS, endS);
    this.startS = startS;
    this.serveS = serveS;
    this.endS = endS;
    this.loadedElapsedS = loadedElapsedS;
    this.handovers = handovers;
    this.loadedDriveS = loadedDriveS;
    this.crew = this.#crewNow;
    this.timeline = this.#timelineNow;
    this.drivers = this.#crewNow.length;
  }
}
