import type { Route } from './route.ts';
import type { DrivingRules } from './rules.ts';
import { closedPhase, curfewPhase, dayPhase, type Timeline } from './timeline.ts';

/** What the clock alone allows depends on these. */
export interface ClockDrive {
  route: Route;
  rules: DrivingRules;
  timeline: Timeline;
}

/** When a leg with so much work left can be driven to its end by what the clock alone allows: night speed and curfew; nobody ever tires. */
export function doorByClockS(drive: ClockDrive, leg: number, work: number, fromS: number): number {
  const { timeline } = drive;
  let left = work;
  let t = fromS;
  for (let phase = timeline.at(t); left > 0; phase += 1) {
    const untilS = timeline.from[phase + 1];
    if (untilS === undefined) return Number.POSITIVE_INFINITY;
    const rate = rateOf(drive, leg, phase);
    if (left <= (untilS - t) * rate) return t + Math.ceil(left / rate);
    left -= (untilS - t) * rate;
    t = untilS;
  }
  return t;
}

/** When a leg must be begun at the latest to be at its end by `doorS`, by what the clock alone allows. */
export function leaveByClockS(drive: ClockDrive, leg: number, doorS: number): number {
  const { route, timeline } = drive;
  let left = route.work[leg]!;
  let t = doorS;
  for (let phase = timeline.at(t); left > 0; phase -= 1) {
    if (phase < 0) return Number.NEGATIVE_INFINITY;
    const fromS = timeline.from[phase]!;
    const rate = rateOf(drive, leg, phase);
    if (left <= (t - fromS) * rate) return t - Math.ceil(left / rate);
    left -= (t - fromS) * rate;
    t = fromS;
  }
  return t;
}

/** Work done in a second of a phase. */
function rateOf({ route, rules, timeline }: ClockDrive, leg: number, phase: number): number {
  const kind = timeline.kind[phase]!;
  if (kind === closedPhase || (kind === curfewPhase && !rules.relay)) return 0;
  return kind === dayPhase ? route.nightS[leg]! : route.dayS[leg]!;
}
