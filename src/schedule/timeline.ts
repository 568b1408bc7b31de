import type { Policy } from '../policy/schema.ts';
import { dayS, lodgingTimeS, timeOfDayS } from './clock.ts';
import { instantOfWall, instantsOf, type LocalTime, timeOnClockS } from './localTime.ts';

/** What an instant means for driving. */
export const dayPhase = 0;
export const nightPhase = 1;
/** No driving at all, or only by a relieved driver. */
export const curfewPhase = 2;
/** No driving by a crew of one (`hos.second_driver_night_km`). */
export const closedPhase = 3;

/** Days around the service date that the engine can look at. */
const firstDay = -17;
const lastDay = 19;
const bucketS = 1800;

/** Which spans of the day a trip has. */
export interface TimelineChoice {
  /** False where the trip is exempt from the curfew; it is night then. */
  curfew: boolean;
  /** True where a single driver must stand in `hos.second_driver_night`. */
  closedAtNight: boolean;
}

/**
 * The trip's days cut into phases, on the engine's clock: daylight saving is resolved here and nowhere else. Phase `i` reaches
 * from `from[i]` to `from[i + 1]`.
 */
export class Timeline {
  readonly from: Float64Array;
  readonly kind: Uint8Array;
  /** When daytime driving is possible next; equals `from` where it is already. */
  readonly dayFrom: Float64Array;
  /** Where the run of phases of the same pace (day; night) ends that a phase belongs to. */
  readonly until: Float64Array;
  readonly local: LocalTime;
  /** Nothing is known beyond. */
  readonly endS = lastDay * dayS;
  readonly #midnights: number[] = [];
  readonly #lodgings: number[] = [];
  readonly #bucket: Int16Array;
  readonly #first: number;

  constructor({ hos }: Pick<Policy, 'hos'>, local: LocalTime, choice: TimelineChoice) {
    this.local = local;
    const night = spanOf(hos.night);
    const curfew = spanOf(hos.curfew);
    const closed = spanOf(hos.second_driver_night);
    const kindAt = (t: number): number => {
      const timeS = timeOnClockS(local, t);
      if (choice.closedAtNight && within(timeS, closed)) return closedPhase;
      if (within(timeS, curfew)) return choice.curfew ? curfewPhase : nightPhase;
      return within(timeS, night) ? nightPhase : dayPhase;
    };
    const cuts = instantsOf(local, [...night, ...curfew, ...closed], firstDay * dayS, lastDay * dayS);
    const starts = cuts.filter((t, i) => i === 0 || kindAt(t) !== kindAt(cuts[i - 1]!));
    const kinds = starts.map(kindAt);
    const end = lastDay * dayS;
    this.from = Float64Array.from([...starts, end]);
    this.kind = Uint8Array.from(kinds);
    this.until = Float64Array.from(starts.map((_, i) => starts[i + 1] ?? end));
    this.dayFrom = Float64Array.from(starts.map((t, i) => (kinds[i] === dayPhase ? t : end)));
    for (let i = starts.length - 2; i >= 0; i -= 1)
      if (kinds[i] !== dayPhase) this.dayFrom[i] = kinds[i + 1] === dayPhase ? starts[i + 1]! : this.dayFrom[i + 1]!;
    this.#first = firstDay * dayS;
    this.#bucket = new Int16Array((end - this.#first) / bucketS);
    for (let b = 0, i = 0; b < this.#bucket.length; b += 1) {
      while (this.from[i + 1]! <= this.#first + b * bucketS) i += 1;
      this.#bucket[b] = i;
    }
    for (let day = firstDay; day < lastDay; day += 1) {
      this.#midnights.push(instantOfWall(local, day * dayS));
      this.#lodgings.push(instantOfWall(local, day * dayS + lodgingTimeS));
    }
  }

  /** The phase of an instant. */
  at(t: number): number {
    let i = this.#bucket[((t - this.#first) / bucketS) | 0]!;
    while (t >= this.from[i + 1]!) i += 1;
    return i;
  }

  /** The instant at which a local day begins; 0 is the service date. */
  midnight(day: number): number {
    return this.#midnights[day - firstDay]!;
  }

  /** The local day of an instant. */
  dayOf(t: number): number {
    let day = Math.floor(t / dayS);
    if (this.midnight(day + 1) <= t) day += 1;
    else if (this.midnight(day) > t) day -= 1;
    return day;
  }

  /** The instant of a time of day on a local day. */
  instant(day: number, timeS: number): number {
    return this.local.shifts.length === 0 ? day * dayS + timeS : instantOfWall(this.local, day * dayS + timeS);
  }

  /** On how many local days 02:00 lies between two instants, both included. */
  nights(startS: number, endS: number): number {
    let count = 0;
    for (let day = Math.max(firstDay, Math.floor(startS / dayS) - 1); day < lastDay; day += 1) {
      const at = this.#lodgings[day - firstDay]!;
      if (at > endS) break;
      if (at >= startS) count += 1;
    }
    return count;
  }

  /** On how many local days 02:00 lies at least in a span that begins by `latestFromS`, ends from `soonestToS` on and is no shorter than `leastS`. */
  leastNights(latestFromS: number, soonestToS: number, leastS: number): number {
    let fromS = Math.min(latestFromS, soonestToS - leastS);
    let least = this.nights(fromS, soonestToS);
    while (least > 0) {
      // only a span that begins after another 02:00 can have fewer
      fromS = this.#lodgings.find((lodgingS) => lodgingS >= fromS)! + 1;
      if (fromS > latestFromS) break;
      least = Math.min(least, this.nights(fromS, Math.max(soonestToS, fromS + leastS)));
    }
    return least;
  }

  /** When the night (or the curfew within it) that an instant lies in began. */
  nightFrom(t: number): number {
    let i = this.at(t);
    while (i > 0 && this.kind[i - 1] !== dayPhase) i -= 1;
    return this.from[i]!;
  }

  /** True where any of the curfew lies between two instants. */
  meetsCurfew(fromS: number, toS: number): boolean {
    for (let i = this.at(fromS); i < this.kind.length && this.from[i]! < toS; i += 1)
      if (this.kind[i] === curfewPhase) return true;
    return false;
  }
}

function spanOf(times: readonly [string, string]): [number, number] {
  return [timeOfDayS(times[0]) % dayS, timeOfDayS(times[1]) % dayS];
}

/** Equal ends are no span; a span may pass midnight. */
function within(at: number, [from, to]: [number, number]): boolean {
  return from <= to ? at >= from && at < to : at >= from || at < to;
}

/** The timelines of a policy by what a trip's crew and length make of it, each built once. */
export class Timelines {
  readonly local: LocalTime;
  readonly #policy: Pick<Policy, 'hos'>;
  readonly #built = new Map<number, Timeline>();

  constructor(policy: Pick<Policy, 'hos'>, local: LocalTime) {
    this.#policy = policy;
    this.local = local;
  }

  get(choice: TimelineChoice): Timeline {
    const key = (choice.curfew ? 2 : 0) + (choice.closedAtNight ? 1 : 0);
    let timeline = this.#built.get(key);
    if (timeline === undefined) {
      timeline = new Timeline(this.#policy, this.local, choice);
      this.#built.set(key, timeline);
    }
    return timeline;
  }
}
