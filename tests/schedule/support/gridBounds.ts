import type { Man, State } from './gridMoves.ts';
import type { GridRules } from './gridRules.ts';

const never = Number.POSITIVE_INFINITY;

/** Begin at the last drop-off, and end. */
interface Instants {
  drop: number;
  end: number;
}

/**
 * Lower bounds for brute force on what is still ahead of a state: plain sums, what somebody could do who never tires, and where hours are short what must
 * wait for the day, as driving by night uses up more of them.
 */
export class GridBounds {
  readonly #rules: GridRules;
  readonly #end: number;
  readonly #first: number;
  /** Work that can be done, and steps by day, from the first step to each. */
  readonly #paced: number[] = [0];
  readonly #byDay: number[] = [0];
  /** By door and step. */
  readonly #known = new Map<number, Instants>();
  /** By steps that it has to drive by day, then by step: the shortest loaded run that begins to board then or later. */
  readonly #shortest = new Map<number, number[]>();

  /** @param first first step that will be asked about; @param latest last one */
  constructor(rules: GridRules, first: number, latest: number) {
    this.#rules = rules;
    this.#end = rules.work.length;
    this.#first = first;
    for (let t = first; t < latest; t += 1) {
      this.#paced.push(this.#paced.at(-1)! + rules.pace(t));
      this.#byDay.push(this.#byDay.at(-1)! + (rules.kind(t) === 'day' ? 1 : 0));
    }
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
    const byDay = this.#mustByDay(state, driveToLastDrop[1]!);
    return Math.max(sum, this.#shortestFrom(byDay)[Math.max(0, t + leg - this.#first)] ?? never);
  }

  #shortestFrom(byDay: number): number[] {
    let found = this.#shortest.get(byDay);
    if (found !== undefined) return found;
    found = [];
    const { work, dwell, latestServe, mayServe } = this.#rules;
    let shortest = never;
    for (let t = latestServe; t >= this.#first; t -= 1) {
      if (mayServe(1, t)) {
        const leave = t + dwell[1]!;
        shortest = Math.min(
          shortest,
          Math.max(this.#soonest(1, work[1]!, leave).drop, this.#dayDone(leave, byDay)) - t,
        );
      }
      found[t - this.#first] = shortest;
    }
    this.#shortest.set(byDay, found);
    return found;
  }

  /** Begin at the last drop-off. */
  leastDrop(t: number, state: State): number {
    const { slow, driveToLastDrop, toLastDrop } = this.#rules;
    const leg = Math.ceil(state.left / slow);
    const next = state.stop + 1;
    const drive = leg + driveToLastDrop[next]!;
    const sum = t + leg + toLastDrop[next]! + this.#breaksAhead(state, drive);
    const byDay = this.#dayDone(t, this.#mustByDay(state, drive));
    return Math.max(sum, byDay, this.#soonest(state.stop, state.left, t).drop);
  }

  /** End of the trip. */
  leastEnd(t: number, state: State): number {
    const { slow, driveAhead, ahead } = this.#rules;
    const leg = Math.ceil(state.left / slow);
    const next = state.stop + 1;
    const drive = leg + driveAhead[next]!;
    const sum = t + leg + ahead[next]! + Math.max(this.#breaksAhead(state, drive), this.#restAhead(state, drive));
    const byDay = this.#dayDone(t, this.#mustByDay(state, drive));
    return Math.max(sum, byDay, this.#soonest(state.stop, state.left, t).end);
  }

  /** When last drop-off and end can be reached at the earliest within curfew, night speed and hours of stops. */
  #soonest(stop: number, left: number, t: number): Instants {
    return this.#fromDoor(stop + 1, reached(this.#paced, t - this.#first, left) + this.#first);
  }

  #fromDoor(stop: number, t: number): Instants {
    if (t - this.#first >= this.#paced.length) return { drop: never, end: never };
    if (stop === this.#end) return { drop: never, end: t };
    const key = (t - this.#first) * this.#end + stop;
    let found = this.#known.get(key);
    if (found !== undefined) return found;
    const { work, dwell, lastDrop, mayServe } = this.#rules;
    if (!mayServe(stop, t)) found = this.#fromDoor(stop, t + 1);
    else {
      const after = this.#soonest(stop, work[stop]!, t + dwell[stop]!);
      found = stop === lastDrop ? { drop: t, end: after.end } : after;
    }
    this.#known.set(key, found);
    return found;
  }

  /** When so many steps by day have passed since `t`. */
  #dayDone(t: number, steps: number): number {
    return steps <= 0 ? t : reached(this.#byDay, t - this.#first, steps) + this.#first;
  }

  /** How many of `drive` steps by day cannot be driven by night, as the hours left would not suffice for all that is ahead. */
  #mustByDay(state: State, drive: number): number {
    const { slow, driveAhead } = this.#rules;
    const hours = this.#hoursLeft(state);
    if (slow === 1 || hours === never) return 0;
    const spare = hours - Math.ceil(state.left / slow) - driveAhead[state.stop + 1]!;
    // a step that is driven by night takes slow − 1 more
    return Math.max(0, drive - Math.ceil((Math.max(0, spare) + 1) / (slow - 1)));
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

/** The first place from `from` on whose sum is more than that at `from` by `amount` at least; Infinity where there is none. */
function reached(sums: readonly number[], from: number, amount: number): number {
  const wanted = sums[from]! + amount;
  let low = from;
  let high = sums.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! >= wanted) high = middle;
    else low = middle + 1;
  }
  return low === sums.length ? never : low;
}
