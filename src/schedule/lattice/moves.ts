import { breakFromS, isBreak } from '../continuous.ts';
import type { Opening } from '../departures.ts';
import type { Crew } from '../driverHours.ts';
import { earliestServiceS } from '../openings.ts';
import type { Route } from '../route.ts';
import type { DrivingRules } from '../rules.ts';
import { closedPhase, curfewPhase, dayPhase, type Timeline } from '../timeline.ts';
import { after, type Counter, changed, drove, type Label, served, setOut, stood } from './label.ts';

const never = Number.POSITIVE_INFINITY;

/** What the moves of a search have in common. */
export interface Situation {
  rules: DrivingRules;
  route: Route;
  crew: Crew;
  timeline: Timeline;
  openings: readonly Opening[];
}

/** A rested bus with rested drivers that leaves its depot. */
export function firstLabel({ rules, route, crew, timeline }: Situation, t: number, wheel: number): Label {
  const breakS = breakFromS(rules, timeline, t);
  return {
    t,
    leg: 0,
    work: route.work[0]!,
    wheel,
    standS: 0,
    dutyFromS: t,
    dutyWorkS: 0,
    tripWorkS: 0,
    loadedS: 0,
    handovers: 0,
    hasDriven: false,
    startS: t,
    loadedFromS: never,
    lastDropS: never,
    tookOverIn: -never,
    usedS: crew.drivers.map(() => 0),
    tripS: crew.drivers.map(() => 0),
    nightOf: crew.drivers.map(() => -never),
    counters: Array.from({ length: rules.contByDriver ? crew.drivers.length : 1 }, () => ({
      drivenS: 0,
      partS: 0,
      offS: 0,
      breakS,
    })),
    parent: null,
    how: setOut,
    dead: false,
  };
}

/** Drives until `untilS` at most, as far as leg and rules go; null where they forbid it. */
export function drive(situation: Situation, label: Label, untilS: number): Label | null {
  const { rules, route, crew, timeline } = situation;
  const { t, leg, wheel } = label;
  const phase = timeline.at(t);
  const kind = timeline.kind[phase]!;
  if (kind === closedPhase) return null;
  const nightS = kind === dayPhase ? -never : timeline.nightFrom(t);
  if (kind === curfewPhase && !(rules.relay && label.tookOverIn === nightS)) return null;
  const counted = rules.contByDriver ? wheel : 0;
  const next = after(label, drove);
  endTimeOff(rules, next.counters[counted]!);
  const byDayLimitS = kind === dayPhase ? rules.contDayS : rules.contNightS;
  const contLimitS = route.motorway[leg] === 1 ? Math.min(byDayLimitS, rules.contMotorwayS) : byDayLimitS;
  const isLoaded = leg > 0 && leg < route.lastDrop;
  const weekS = crew.weekLeftS[crew.drivers[wheel]!]!;
  const rate = kind === dayPhase ? route.nightS[leg]! : route.dayS[leg]!;
  const runS = Math.min(
    Math.min(untilS, timeline.from[phase + 1]!) - t,
    Math.ceil(label.work / rate),
    contLimitS - next.counters[counted]!.drivenS,
    rules.max24hS - label.usedS[wheel]!,
    weekS - (rules.weekCountsDuty ? label.tripWorkS : label.tripS[wheel]!),
    label.dutyFromS + crew.spreadS - t,
    rules.onDutyS - label.dutyWorkS,
    isLoaded ? rules.loadedDriveS - label.loadedS : never,
  );
  if (runS <= 0) return null;
  next.t = t + runS;
  next.work = Math.max(0, label.work - runS * rate);
  next.standS = 0;
  next.counters[counted]!.drivenS += runS;
  next.counters.forEach((counter, i) => {
    if (i !== counted) goOff(situation, counter, t, runS);
  });
  next.hasDriven = true;
  next.usedS[wheel]! += runS;
  next.tripS[wheel]! += runS;
  next.dutyWorkS += runS;
  next.tripWorkS += runS;
  if (isLoaded) next.loadedS += runS;
  if (nightS !== -never) next.nightOf[wheel] = nightS;
  passMidnight(situation, label, next);
  return next;
}

/** Stands until `untilS`. */
export function stand(situation: Situation, label: Label, untilS: number): Label {
  const next = after(label, stood);
  standOn(situation, next, untilS);
  passMidnight(situation, label, next);
  return next;
}

function standOn(situation: Situation, next: Label, untilS: number): void {
  const { rules, crew } = situation;
  const lengthS = untilS - next.t;
  for (const counter of next.counters) goOff(situation, counter, next.t, lengthS);
  next.standS += lengthS;
  next.t = untilS;
  if (next.standS < crew.restS) return;
  next.dutyFromS = untilS;
  next.dutyWorkS = 0;
  if (rules.window === 'between_rests') next.usedS.fill(0);
}

/**
 * When a stand at `label` may end next: it has become a break, a part of one or a daily rest; the night, the curfew or the day
 * ends or will after a change of driver; the stop opens at whose door it is or will after a change. Ending it at any other
 * instant gains nothing, as what is driven earlier can always wait later (but where the wait would be on duty: see the lattice).
 */
export function standEndS(situation: Situation, label: Label, opensS: number): number {
  const { rules, crew, timeline } = situation;
  const { t } = label;
  let endS = never;
  const at = (instantS: number): void => {
    if (instantS > t && instantS < endS) endS = instantS;
  };
  const orChange = (instantS: number): void => {
    at(instantS);
    at(instantS - rules.handoverS);
    // a short stand after the change is a part of the next break, where a long one would only end the one before
    if (rules.inParts) at(instantS - rules.handoverS - rules.breakPartS);
  };
  at(t + crew.restS - label.standS);
  for (const { offS, breakS, partS } of label.counters) {
    const wantedS = offS === 0 ? breakFromS(rules, timeline, t) : breakS;
    at(t + wantedS - offS);
    if (!rules.inParts) continue;
    at(t + rules.breakPartS - offS);
    at(t + Math.max(rules.breakPartS, wantedS - partS) - offS);
  }
  orChange(timeline.from[timeline.at(t) + 1]!);
  if (opensS < never) orChange(opensS);
  if (rules.window === 'fixed_day') orChange(timeline.midnight(timeline.dayOf(t) + 1));
  return endS;
}

/** Another driver takes over. */
export function change(situation: Situation, label: Label, wheel: number): Label {
  const { rules, timeline } = situation;
  const next = after(label, changed);
  next.wheel = wheel;
  next.handovers += 1;
  next.hasDriven = false;
  if (rules.relay && timeline.kind[timeline.at(label.t)] !== dayPhase) {
    const nightS = timeline.nightFrom(label.t);
    next.tookOverIn = label.nightOf[wheel] === nightS ? -never : nightS;
  }
  work(rules, next, rules.handoverS);
  passMidnight(situation, label, next);
  return next;
}

/** When the work at the door's stop may begin at the earliest; Infinity where never. */
export function opensS({ route, rules, timeline, openings }: Situation, { leg, t }: Pick<Label, 'leg' | 't'>): number {
  if (leg > 0) return earliestServiceS({ route, rules, timeline }, leg + 1, t);
  let soonestS = never;
  for (const { fromS, toS } of openings) if (t <= toS) soonestS = Math.min(soonestS, Math.max(t, fromS));
  return soonestS;
}

/** The work at the stop at whose door the bus stands; null where it would lie too late. */
export function serve(situation: Situation, label: Label): Label | null {
  const { rules, route, timeline } = situation;
  const stop = label.leg + 1;
  const dwellS = route.dwellS[stop]!;
  const next = after(label, served);
  if (stop === route.lastDrop) {
    if (label.t + dwellS > timeline.midnight(1) + rules.horizonAfterS) return null;
    next.lastDropS = label.t;
  }
  if (rules.dwellIsBreak) standOn(situation, next, label.t + dwellS);
  else work(rules, next, dwellS);
  if (stop === 1) next.loadedFromS = next.t;
  next.leg = stop;
  next.work = route.work[stop]!;
  passMidnight(situation, label, next);
  return next;
}

/** Dwell or a change of driver: work for everybody aboard. */
function work(rules: DrivingRules, next: Label, lengthS: number): void {
  for (const counter of next.counters) endTimeOff(rules, counter);
  next.t += lengthS;
  next.standS = 0;
  next.dutyWorkS += lengthS;
  next.tripWorkS += lengthS;
}

function goOff({ rules, timeline }: Situation, counter: Counter, t: number, lengthS: number): void {
  if (lengthS === 0) return;
  if (counter.offS === 0) counter.breakS = breakFromS(rules, timeline, t);
  counter.offS += lengthS;
  if (!rules.inParts && counter.offS >= counter.breakS) counter.drivenS = 0;
}

/** Work ends the time off in hand: what it was worth is settled. */
function endTimeOff(rules: DrivingRules, counter: Counter): void {
  const { inParts, breakPartS } = rules;
  const { offS, partS } = counter;
  if (offS === 0) return;
  if (isBreak(rules, counter)) {
    counter.drivenS = 0;
    counter.partS = 0;
  } else if (inParts && offS >= breakPartS) counter.partS = Math.max(partS, offS);
  counter.offS = 0;
}

/** A new day begins anew with the day's driving, where a day is the calendar's. */
function passMidnight({ rules, timeline }: Situation, { t }: Label, next: Label): void {
  if (rules.window === 'fixed_day' && timeline.dayOf(next.t) !== timeline.dayOf(t)) next.usedS.fill(0);
}
