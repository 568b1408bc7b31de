import { restsAheadS } from '../bounds.ts';
import { dayPhase } from '../timeline.ts';
import type { Label } from './label.ts';
import type { Situation } from './moves.ts';

const never = Number.POSITIVE_INFINITY;

/** Shares of seconds that divisions may be wrong by. */
const rounding = 1e-6;

/**
 * Bounds from the hours that are left and the daylight together. Who drives at night drives longer for the same way; where hours are short the
 * rest has to be driven by day, and so not before the day comes. Valid for trips of a day at most, in which no hours come back.
 */
export class Daylight {
  readonly #situation: Situation;
  /** By leg: the most driving by day that a second of driving at night saves, there or on any later leg. */
  readonly #savedS: Float64Array;

  constructor(situation: Situation) {
    this.#situation = situation;
    const { dayS, nightS, stops } = situation.route;
    this.#savedS = new Float64Array(stops);
    for (let leg = stops - 2; leg >= 0; leg -= 1) {
      const ownS = nightS[leg]! === 0 ? 0 : dayS[leg]! / nightS[leg]!;
      this.#savedS[leg] = Math.max(ownS, this.#savedS[leg + 1]!);
    }
  }

  /** What the crew may drive beyond `driveS`; Infinity where hours come back within a day. */
  spareS({ usedS, tripS }: Label, driveS: number): number {
    const { rules, crew } = this.#situation;
    const comesBack = rules.window === 'fixed_day' || (rules.window === 'between_rests' && crew.restS < never);
    let hoursS = 0;
    for (let i = 0; i < usedS.length; i += 1) {
      const weekS = rules.weekCountsDuty ? never : crew.weekLeftS[crew.drivers[i]!]! - tripS[i]!;
      hoursS += Math.min(comesBack ? never : rules.max24hS - usedS[i]!, weekS);
    }
    return hoursS - driveS + rounding;
  }

  /** How much of `driveS` by day from a leg on must be by day where night driving may make it so much longer. */
  byDayS(leg: number, driveS: number, spareS: number): number {
    const savedS = this.#savedS[leg]!;
    return savedS >= 1 ? 0 : Math.max(0, driveS - (savedS * spareS) / (1 - savedS));
  }

  /** When so much driving by day can be done at the earliest from `fromS` on. */
  doneS(fromS: number, byDayS: number): number {
    if (byDayS <= 0) return fromS;
    const { rules, crew, timeline } = this.#situation;
    let leftS = byDayS;
    let phase = timeline.at(fromS);
    // where all of it fits into the day that comes, so do its breaks
    const isNight = timeline.kind[phase] !== dayPhase;
    for (let t = fromS; ; phase += 1) {
      const untilS = timeline.from[phase + 1];
      if (untilS === undefined) return never;
      if (timeline.kind[phase] === dayPhase) {
        if (leftS <= untilS - t) {
          const restsS = isNight && leftS === byDayS ? restsAheadS(rules, crew.drivers.length, 0, 0, byDayS) : 0;
          return Math.min(untilS, Math.ceil(t + leftS + restsS - rounding));
        }
        leftS -= untilS - t;
      }
      t = untilS;
    }
  }
}
