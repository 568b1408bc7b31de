import type { Man, State } from './gridMoves.ts';
import type { GridRules } from './gridRules.ts';

const never = Number.POSITIVE_INFINITY;

/** Begin at the last drop-off, and end. */
interface Instants {
  drop: number;
  end: number;
}

/** Lower bounds for brute force on what is still ahead of a state: plain sums, and the best that somebody could do who has hours to keep but never takes a break. */
export class GridBounds {
  readonly #rules: GridRules;
  readonly #end: number;
  readonly #latest: number;
  readonly #known = new Map<number, Instants>();
  /** By hours left, then by step from `#first` on: the shortest loaded run that begins to board then or later. */
  readonly #shortest = new Map<number, number[]>();
  readonly #first: number;
  /** Steps of driving to the end from a stop on if all at night. */
  readonly #nightAhead: number[];

  /** @param first first step that will be asked about; @param latest last one */
  constructor(rules: GridRules, first: number, latest: number) {
    this.#rules = rules;
    this.#end = rules.work.length;
    this.#latest = latest;
    this.#first = first;
    this.#nightAhead = rules.work.map((_, i) => rules.work.slice(i + 1).reduce((sum, work) => sum + work, 0));
  }

  /** From boarding to the last drop-off, for a bus that has yet to board. */
  leastLoaded(t: number, state: State): number {
    const { toLastDrop, driveToLastDrop, contDay, part, slow } = this.#rules;
    const leg = Math.ceil(state.left / slow);
    const breaks = Math.ceil(driveToLastDrop[1]! / contDay) - 1;
    const gap = this.#leastGap(state.men);
    // the other part of the first break may have been taken before
    const before = part === null ? 0 : gap - Math.min(gap, part);
    const sum = toLastDrop[1]! + Math.max(0, breaks * gap - before);
    const hours = this.#worthOf(0, 0, this.#hoursLeft(state) - leg);
    return Math.max(sum, this.#shortestFrom(hours)[Math.max(0, t + leg - this.#first)] ?? never);
  }

  #shortestFrom(hours: number): number[] {
    let found = this.#shortest.get(hours);
    if (found !== undefined) return found;
    found = [];
    const { work, dwell, latestServe, mayServe } = this.#rules;
    let shortest = never;
    for (let t = latestServe; t >= this.#first; t -= 1) {
      if (mayServe(1, t)) shortest = Math.min(shortest, this.#soonest(1, work[1]!, t + dwell[1]!, hours).drop - t);
      found[t - this.#first] = shortest;
    }
    this.#shortest.set(hours, found);
    return found;
  }

  /** Begin at the last drop-off. */
  leastDrop(t: number, state: State): number {
    const { slow, driveToLastDrop, toLastDrop } = this.#rules;
    const leg = Math.ceil(state.left / slow);
    const next = state.stop + 1;
    const standing = this.#breaksAhead(state, leg + driveToLastDrop[next]!);
    const { drop } = this.#soonest(state.stop, state.left, t, this.#hoursLeft(state));
    return Math.max(t + leg + toLastDrop[next]! + standing, drop);
  }

  /** End of the trip. */
  leastEnd(t: number, state: State): number {
    const { slow, driveAhead, ahead } = this.#rules;
    const leg = Math.ceil(state.left / slow);
    const next = state.stop + 1;
    const drive = leg + driveAhead[next]!;
    const standing = Math.max(this.#breaksAhead(state, drive), this.#restAhead(state, drive));
    const { end } = this.#soonest(state.stop, state.left, t, this.#hoursLeft(state));
    return Math.max(t + leg + ahead[next]! + standing, end);
  }

  /**
   * When last drop-off and end can be reached at the earliest within so many steps of driving by somebody who needs no breaks: he drives or stands
   * at every step, within curfew, night speed and hours of stops; each for itself.
   */
  #soonest(stop: number, left: number, t: number, hoursLeft: number): Instants {
    const { work, dwell, lastDrop, pace, mayServe } = this.#rules;
    const none = { drop: never, end: never };
    const hours = this.#worthOf(stop, left, hoursLeft);
    if (t > this.#latest || hours < 0) return none;
    if (left <= 0 && stop + 1 === this.#end) return { drop: never, end: t };
    const perHours = (((t - this.#first) * this.#end + stop) * 1000 + left) * 1000;
    const key = perHours + (hours === never ? 999 : hours);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    let found: Instants;
    if (left > 0) {
      const done = pace(t);
      const drives = done === 0 ? none : this.#soonest(stop, Math.max(0, left - done), t + 1, hours - 1);
      // who has hours enough gains nothing by standing
      const stands = done > 0 && hours === never ? none : this.#soonest(stop, left, t + 1, hours);
      found = { drop: Math.min(drives.drop, stands.drop), end: Math.min(drives.end, stands.end) };
    } else if (!mayServe(stop + 1, t)) found = this.#soonest(stop, 0, t + 1, hours);
    else {
      const after = this.#soonest(stop + 1, work[stop + 1]!, t + dwell[stop + 1]!, hours);
      found = stop + 1 === lastDrop ? { drop: t, end: after.end } : after;
    }
    this.#known.set(key, found);
    return found;
  }

  /** Hours that suffice for everything ahead even at night are as good as any number. */
  #worthOf(stop: number, left: number, hours: number): number {
    return hours >= left + this.#nightAhead[stop]! ? never : hours;
  }

  /** What all drivers together may still drive; Infinity where hours may come back. */
  #hoursLeft({ men }: State): number {
    const { daily, rest, usedUntilRest, newDay } = this.#rules;
    if (daily === null || newDay !== null || (usedUntilRest && rest !== null)) return never;
    return men.reduce((left, { used }) => left + daily - used, 0);
  }

  /** Standing that so many steps of driving ask for where they are more than the crew has left of the day; a trip is no longer than 24 h. */
  #restAhead({ men, stood }: State, drive: number): number {
    const { daily, rest, usedUntilRest, newDay } = this.#rules;
    if (daily === null || newDay !== null) return 0;
    if (drive <= men.reduce((left, { used }) => left + daily - used, 0)) return 0;
    return usedUntilRest && rest !== null ? rest - stood : never;
  }

  /** Standing that so many steps of driving ask for at the least, with what has been stood already. */
  #breaksAhead({ men, wheel }: State, drive: number): number {
    const { cont, off, part } = men[this.#rules.byDriver ? wheel : 0]!;
    const breaks = Math.ceil((cont + drive) / this.#rules.contDay) - 1;
    return Math.max(0, breaks * this.#leastGap(men) - off - part);
  }

  /** Between two stretches of driving as long as one man may drive: a break, or where each is counted for himself a change or a part of a break. */
  #leastGap(men: readonly Man[]): number {
    const { byDriver, handover, part, shortestBreak } = this.#rules;
    return byDriver && men.length > 1 ? Math.min(handover, part ?? shortestBreak) : shortestBreak;
  }
}
