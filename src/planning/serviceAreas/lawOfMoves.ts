import type { Policy } from '../../policy/schema.ts';
import type { SoftBreach, TimetableEntry } from '../../schedule/types.ts';
import { type BatchClock, dailySpans } from '../clock.ts';
import { type StopHours, stopHours } from '../crew/stopHours.ts';
import type { StaffedCrew } from '../crews.ts';
import type { Stand } from './moveStand.ts';

/** From this share on a leg counts as motorway (formats.md §2). */
const motorwayLegPct = 90;

/**
 * Holds timetables whose stands were moved against one that is lawful: no rule may be met any worse. A stand moves within one
 * span of day or night only, so that driving takes as long after it as it took before.
 */
export class LawOfMoves {
  readonly #crew: StaffedCrew;
  readonly #policy: Policy;
  readonly #clock: BatchClock;
  readonly #isMotorway: (leg: number) => boolean;
  readonly #changes: readonly number[];
  readonly #before: Strain;

  constructor(crew: StaffedCrew, policy: Policy, clock: BatchClock, motorwayPct: (leg: number) => number) {
    this.#crew = crew;
    this.#policy = policy;
    this.#clock = clock;
    this.#isMotorway = (leg) => policy.hos.cont_motorway_min > 0 && motorwayPct(leg) >= motorwayLegPct;
    const { night, curfew, second_driver_night } = policy.hos;
    this.#changes = [night, curfew, second_driver_night].flatMap((hours) =>
      dailySpans(clock, hours).flatMap(({ fromS, toS }) => [fromS, toS]),
    );
    this.#before = this.#strainOf(crew.timetable.entries);
  }

  /** Whether a stand may be moved at all: from the drive to its end nothing changes but who stands where. */
  isMovable({ first, last }: Stand): boolean {
    const { entries } = this.#crew.timetable;
    const fromS = entries[first - 1]!.departS;
    const toS = entries[last]!.departS;
    if (this.#changes.some((instantS) => fromS < instantS && instantS < toS)) return false;
    const changesDriver = entries.slice(first, last + 1).some(({ kind }) => kind === 'handover');
    // relays look at the night in which somebody took over, sums of two weeks at days that are not known here
    return !changesDriver || (this.#policy.hos.curfew_mode === 'stop' && this.#policy.hos.max_14d_min === 0);
  }

  /** Whether the entries keep every rule as well as those that nothing was moved in. */
  holds(entries: readonly TimetableEntry[]): boolean {
    const before = this.#before;
    const after = this.#strainOf(entries);
    return (
      after.overS.every((overS, i) => overS <= Math.max(0, before.overS[i]!)) &&
      after.weekOverS <= Math.max(0, before.weekOverS) &&
      this.#ridesHold(before.rideS, after.rideS)
    );
  }

  /** Soft rules that the timetable misses with these entries, and by how much. */
  softAfter(entries: readonly TimetableEntry[]): SoftBreach[] {
    const actual = Math.ceil(longestRideS(entries, this.#policy.rest.min_len * 60) / 60);
    return this.#crew.timetable.soft.map((breach) =>
      breach.rule === 'rest.health_stop_every_min' ? { ...breach, actual } : breach,
    );
  }

  /** Rides as long as the policy asks for at most; where that is missed anyway, no longer than passengers may go unmeasured. */
  #ridesHold(beforeS: number, afterS: number): boolean {
    const { rest, temp } = this.#policy;
    const everyS = rest.health_stop_every_min * 60;
    if (everyS === 0 || afterS <= everyS) return everyS === 0 || beforeS <= everyS;
    return afterS <= beforeS || (beforeS > everyS && afterS <= temp.max_interval_min * 60);
  }

  #strainOf(entries: readonly TimetableEntry[]): Strain {
    const { timetable, past } = this.#crew;
    const isMotorway = (i: number) => this.#isMotorway(legOf(entries[i]!));
    const moved = { ...timetable, entries: [...entries] };
    const hours = stopHours(moved, past, this.#policy, this.#clock, isMotorway);
    const { hos } = this.#policy;
    const weekS = hours.at(-1)!.drivers.map(({ last7dS }) => last7dS);
    return {
      overS: entries.map((_, i) => this.#overS(entries, hours, i)),
      weekOverS: Math.max(...weekS) - hos.max_7d_min * 60,
      rideS: longestRideS(entries, this.#policy.rest.min_len * 60),
    };
  }

  /** By how much the drive that reaches an entry goes beyond what a rule allows. */
  #overS(entries: readonly TimetableEntry[], hours: readonly StopHours[], i: number): number {
    const { legDriveS, arriveS } = entries[i]!;
    if (legDriveS === 0) return 0;
    const overDueS = arriveS - (hours[i - 1]!.breakDueS ?? arriveS);
    const contLimitS = this.#isMotorway(legOf(entries[i]!))
      ? this.#policy.hos.cont_motorway_min * 60
      : Number.POSITIVE_INFINITY;
    return Math.max(overDueS, hours[i]!.continuousS - contLimitS);
  }
}

/** The leg that an entry lies on, or that reaches it. */
function legOf({ stop, leg }: TimetableEntry): number {
  return stop === null ? leg! : stop - 1;
}

/** How near a timetable comes to what the rules allow; more than 0 is beyond. */
interface Strain {
  overS: number[];
  weekOverS: number;
  /** The longest drive that passengers have without a stop. */
  rideS: number;
}

/** Driving with passengers between two standstills of at least `leastS`, doors open or not, at the most. */
function longestRideS(entries: readonly TimetableEntry[], leastS: number): number {
  const last = entries.findLastIndex(({ kind }) => kind === 'dropoff');
  let from = entries.findIndex(({ kind }) => kind === 'pickup');
  let rideS = 0;
  let longestS = 0;
  for (let i = from + 1; i <= last; i += 1) {
    if (entries[i]!.legDriveS === 0) continue;
    if (entries[i - 1]!.departS - entries[from]!.arriveS >= leastS) rideS = 0;
    rideS += entries[i]!.legDriveS;
    longestS = Math.max(longestS, rideS);
    from = i;
  }
  return longestS;
}
