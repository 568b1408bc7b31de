import { doorByClockS } from '../clockDrive.ts';
import type { Daylight } from './daylight.ts';
import { opensS, type Situation } from './moves.ts';

const never = Number.POSITIVE_INFINITY;

/** Instants are looked at by the minute; an earlier one bounds a later one, as who leaves earlier arrives no later. */
const minuteS = 60;

/**
 * When the stops ahead can be reached at the earliest by what the clock alone allows: night speed, curfew, hours of stops; nobody ever tires.
 * Lower bounds for every timetable, worked out when they are asked for.
 */
export class ClockBounds {
  readonly #situation: Situation;
  readonly #daylight: Daylight;
  readonly #fromS: number;
  readonly #minutes: number;
  /** By stop and minute: earliest begin at the last drop-off, and earliest end; NaN where nobody has asked yet. */
  readonly #lastDropS: Float64Array;
  readonly #endS: Float64Array;
  /** By minutes that it has to drive by day, then by minute: the shortest loaded run that begins to board then or later. */
  readonly #loadedS = new Map<number, Float64Array>();

  /** @param fromS first instant that will be asked about; @param toS last one */
  constructor(situation: Situation, daylight: Daylight, fromS: number, toS: number) {
    this.#situation = situation;
    this.#daylight = daylight;
    this.#fromS = fromS;
    this.#minutes = Math.ceil((toS - fromS) / minuteS) + 1;
    const size = situation.route.stops * this.#minutes;
    this.#lastDropS = new Float64Array(size).fill(Number.NaN);
    this.#endS = new Float64Array(size).fill(Number.NaN);
  }

  /** Earliest begin at the last drop-off of a bus that reaches the door of `stop` at `t`. */
  lastDropS(stop: number, t: number): number {
    return this.#lastDropS[this.#ask(stop, t)]!;
  }

  /** Earliest end of the trip of a bus that reaches the door of `stop` at `t`. */
  endS(stop: number, t: number): number {
    return this.#endS[this.#ask(stop, t)]!;
  }

  /** The shortest loaded run of a bus that does not begin to board before `t`, and has to drive so long by day. */
  loadedElapsedS(t: number, byDayS: number): number {
    const byDayMin = Math.floor(byDayS / minuteS);
    let shortest = this.#loadedS.get(byDayMin);
    if (shortest === undefined) {
      shortest = this.#shortestLoaded(byDayMin * minuteS);
      this.#loadedS.set(byDayMin, shortest);
    }
    const i = Math.max(0, Math.floor((t - this.#fromS) / minuteS));
    return i < this.#minutes ? shortest[i]! : never;
  }

  /** The place of a stop and minute in the tables, filled. */
  #ask(stop: number, t: number): number {
    const minute = Math.min(this.#minutes - 1, Math.max(0, Math.floor((t - this.#fromS) / minuteS)));
    const i = stop * this.#minutes + minute;
    if (Number.isNaN(this.#endS[i]!)) this.#fill(i, stop, Math.min(t, this.#fromS + minute * minuteS));
    return i;
  }

  #fill(i: number, stop: number, t: number): void {
    const { route } = this.#situation;
    if (stop === route.stops - 1) {
      this.#endS[i] = t;
      this.#lastDropS[i] = never;
      return;
    }
    const beginS = opensS(this.#situation, { leg: stop - 1, t });
    const doorS =
      beginS === never ? never : doorByClockS(this.#situation, stop, route.work[stop]!, beginS + route.dwellS[stop]!);
    this.#endS[i] = doorS === never ? never : this.endS(stop + 1, doorS);
    if (stop === route.lastDrop) this.#lastDropS[i] = beginS;
    else this.#lastDropS[i] = doorS === never ? never : this.lastDropS(stop + 1, doorS);
  }

  #shortestLoaded(byDayS: number): Float64Array {
    const { route, openings } = this.#situation;
    const shortest = new Float64Array(this.#minutes).fill(never);
    let least = never;
    for (let minute = this.#minutes - 1; minute >= 0; minute -= 1) {
      const t = this.#fromS + minute * minuteS;
      // boarding may begin at any instant within the minute
      if (openings.some(({ fromS, toS }) => t <= toS && fromS < t + minuteS)) {
        const leaveS = t + route.dwellS[1]!;
        const clockS = this.lastDropS(2, doorByClockS(this.#situation, 1, route.work[1]!, leaveS));
        const lastDropS = Math.max(clockS, this.#daylight.doneS(leaveS, byDayS));
        least = Math.min(least, lastDropS - leaveS - (minuteS - 1));
      }
      shortest[minute] = least;
    }
    return shortest;
  }
}
