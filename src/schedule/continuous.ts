import { driveEvent, type EventLog, handoverEvent, stopEvent } from './eventLog.ts';
import type { DrivingRules } from './rules.ts';
import { nightPhase, type Timeline } from './timeline.ts';

/** Whose driving a counter of continuous driving counts: a driver's, or everybody's. */
export const anyDriver = -1;

/** Continuous driving at the end of a log. */
export interface Continuous extends TimeOff {
  /** Driving since the last break; 0 where the break in hand is long enough. */
  drivenS: number;
  /** How much longer a stand must last to be a break. */
  needS: number;
}

/** A log with the rules and days that it is read by. */
export interface LoggedDriving {
  readonly log: EventLog;
  readonly rules: DrivingRules;
  readonly timeline: Timeline;
  /** A part of a break that counts as taken before the log begins. */
  readonly partBeforeS: number;
}

/** A stand in hand, how long it must be to be a break in one piece, and the longest part of a break before it. */
export interface TimeOff {
  offS: number;
  breakS: number;
  partS: number;
}

/** True where the stand in hand is a break, by itself or with the part before it: work after it begins continuous driving anew. */
export function isBreak({ inParts, breakPartS }: DrivingRules, { offS, breakS, partS }: TimeOff): boolean {
  return offS > 0 && (offS >= breakS || (inParts && offS >= breakPartS && offS + partS >= breakS));
}

/**
 * True where a break more may be needed after the next one, and breaks may be taken in parts. Then more of a break in hand is not always better: who
 * ends his break sooner begins the next one anew, while another may end his later with a stand that is only a part for the first. Where what is
 * left to drive fits into one stretch, whoever has had his break first needs no other and is never worse off.
 * @param aheadS at most so much is left to drive
 */
export function partsMayHarm({ inParts, contDayS, contNightS, contMotorwayS }: DrivingRules, aheadS: number): boolean {
  return inParts && aheadS > Math.min(contDayS, contNightS, contMotorwayS);
}

/** Length of a break that begins at an instant. */
export function breakFromS(rules: DrivingRules, timeline: Timeline, t: number): number {
  if (rules.breakNightS === rules.breakS) return rules.breakS;
  return timeline.kind[timeline.at(t)] === nightPhase ? rules.breakNightS : rules.breakS;
}

/**
 * Reads continuous driving off a log, for breaks in parts and counters by driver (a vehicle's counter with breaks in one
 * piece is kept in the pose). Time off the wheel is a stand for a driver, also while another drives; work ends it.
 */
export function continuousOf({ log, rules, timeline, partBeforeS }: LoggedDriving, driver: number): Continuous {
  const { breakPartS, inParts } = rules;
  let drivenS = 0;
  let partS = inParts ? partBeforeS : 0;
  let offS = 0;
  let breakS = rules.breakS;
  for (let i = 0; i < log.size; i += 1) {
    const kind = log.kind[i]!;
    const lengthS = log.toS[i]! - log.fromS[i]!;
    const drives = kind === driveEvent && (driver === anyDriver || log.driver[i] === driver);
    const works = drives || kind === handoverEvent || (kind === stopEvent && !rules.dwellIsBreak);
    if (!works) {
      if (offS === 0) breakS = breakFromS(rules, timeline, log.fromS[i]!);
      offS += lengthS;
      continue;
    }
    if (offS > 0) {
      if (isBreak(rules, { offS, breakS, partS })) {
        drivenS = 0;
        partS = 0;
      } else if (inParts && offS >= breakPartS) partS = Math.max(partS, offS);
      offS = 0;
    }
    if (drives) drivenS += lengthS;
  }
  if (offS === 0) {
    const t = log.size === 0 ? 0 : log.toS[log.size - 1]!;
    breakS = breakFromS(rules, timeline, t);
  }
  const wantedS = inParts && partS > 0 ? Math.max(breakPartS, breakS - partS) : breakS;
  const needS = Math.max(0, wantedS - offS);
  return { drivenS: needS === 0 ? 0 : drivenS, needS, offS, breakS, partS };
}
