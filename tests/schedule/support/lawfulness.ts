import type { Policy } from '../../../src/policy/schema.ts';
import type { Timetable, TimetableEntry, TimetableRequest } from '../../../src/schedule/types.ts';

/**
 * Judges a timetable from its entries alone, by the text of formats.md §2. Shares nothing with src/schedule but types: it
 * slices every drive into pieces of one kind of hour and counts.
 */
export function violations(policy: Policy, request: TimetableRequest, timetable: Timetable): string[] {
  const found: string[] = [];
  const say = (rule: string, detail: string) => found.push(`${rule}: ${detail}`);
  const { entries } = timetable;
  const drives = drivesOf(entries);

  checkSequence(request, timetable, say);
  checkDriving(policy, request, entries, drives, say);
  checkContinuous(policy, entries, say);
  checkDrivers(policy, request, timetable, drives, say);
  checkStops(policy, request, entries, say);
  checkTotals(policy, request, timetable, say);
  return found;
}

type Say = (rule: string, detail: string) => void;

interface Drive {
  fromS: number;
  toS: number;
  driver: number;
}

const day = 86_400;
const minute = 60;

function secondsOf(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60;
}

function inHours(t: number, [from, to]: [string, string]): boolean {
  const timeS = ((t % day) + day) % day;
  const a = secondsOf(from) % day;
  const b = secondsOf(to) % day;
  return a <= b ? a <= timeS && timeS < b : timeS >= a || timeS < b;
}

/** Pieces of a span that begin and end at no hour where night or curfew begins or ends within. */
export function pieces(policy: Policy, fromS: number, toS: number): [number, number][] {
  const hours = [...policy.hos.night, ...policy.hos.curfew].map(secondsOf);
  const cuts = [fromS, toS];
  for (let midnight = Math.floor(fromS / day) * day; midnight <= toS; midnight += day)
    for (const hour of hours) if (midnight + hour > fromS && midnight + hour < toS) cuts.push(midnight + hour);
  cuts.sort((a, b) => a - b);
  return cuts.slice(1).map((to, i) => [cuts[i]!, to] as [number, number]);
}

function drivesOf(entries: readonly TimetableEntry[]): Drive[] {
  const drives: Drive[] = [];
  for (let i = 1; i < entries.length; i += 1) {
    if (entries[i]!.legDriveS > 0)
      drives.push({ fromS: entries[i - 1]!.departS, toS: entries[i]!.arriveS, driver: entries[i]!.driver! });
  }
  return drives;
}

function checkSequence(request: TimetableRequest, { entries, startS, endS }: Timetable, say: Say): void {
  const visited = entries.filter(({ stop }) => stop !== null).map(({ stop }) => stop);
  if (visited.join() !== request.stops.map((_, i) => i).join()) say('stops', visited.join());
  if (entries[0]!.driver !== null || entries[0]!.departS !== startS) say('first', 'depot');
  if (entries.at(-1)!.arriveS !== endS) say('last', 'depot');
  for (let i = 0; i < entries.length; i += 1) {
    const entry = entries[i]!;
    if (entry.departS < entry.arriveS) say('time', `entry ${i} departs before it arrives`);
    if (entry.stop !== null && entry.kind !== request.stops[entry.stop]!.kind) say('kind', `entry ${i}`);
    if ((entry.stop === null) !== (entry.leg !== null)) say('leg', `entry ${i}`);
    if (i > 0 && entry.arriveS - entries[i - 1]!.departS !== entry.legDriveS) say('leg drive', `entry ${i}`);
    if (entry.stop === null && entry.departS === entry.arriveS) say('empty stand', `entry ${i}`);
  }
}

function checkDriving(
  policy: Policy,
  request: TimetableRequest,
  entries: readonly TimetableEntry[],
  drives: readonly Drive[],
  say: Say,
): void {
  let leg = 0;
  let share = 0;
  let distanceM = 0;
  for (let i = 1; i < entries.length; i += 1) {
    const entry = entries[i]!;
    const { driveS, nightDriveS } = request.legs[leg]!;
    for (const [from, to] of pieces(policy, entries[i - 1]!.departS, entry.arriveS)) {
      if (entry.legDriveS === 0) continue;
      share += (to - from) / (inHours(from, policy.hos.night) ? nightDriveS : driveS);
    }
    distanceM += entry.legDistanceM;
    if (entry.legDistanceM < 0) say('leg distance', `entry ${i} is negative`);
    if (entry.stop === null) {
      if (entry.leg !== leg) say('leg', `entry ${i}`);
      const length = request.legs[leg]!.distanceM;
      if (driveS > 0 && Math.abs(entry.along - Math.min(1, share)) > 1e-6) say('along', `entry ${i}`);
      if (driveS > 0 && Math.abs(distanceM - length * entry.along) > 1) say('leg distance', `entry ${i}`);
      continue;
    }
    if (driveS > 0 && (share < 1 - 1e-9 || share > 1 + 1 / driveS + 1e-9)) say('leg drive', `leg ${leg}: ${share}`);
    if (distanceM !== request.legs[leg]!.distanceM) say('leg distance', `leg ${leg}: ${distanceM}`);
    leg += 1;
    share = 0;
    distanceM = 0;
  }
  for (const { fromS, toS } of drives) {
    for (const [from] of pieces(policy, fromS, toS))
      if (inHours(from, policy.hos.curfew)) say('hos.curfew', `driving at ${from}`);
  }
}

function checkContinuous(policy: Policy, entries: readonly TimetableEntry[], say: Say): void {
  let drivenS = 0;
  let stoodS = 0;
  for (let i = 1; i < entries.length; i += 1) {
    const entry = entries[i]!;
    if (entry.legDriveS > 0) {
      stoodS = 0;
      for (const [from, to] of pieces(policy, entries[i - 1]!.departS, entry.arriveS)) {
        drivenS += to - from;
        const night = inHours(from, policy.hos.night);
        const limitMin = night ? policy.hos.cont_night_min : policy.hos.cont_day_min;
        if (drivenS > limitMin * minute)
          say(night ? 'hos.cont_night_min' : 'hos.cont_day_min', `entry ${i}: ${drivenS}`);
      }
    }
    const rests = entry.kind === 'rest' || entry.kind === 'curfew' || entry.kind === 'overnight';
    stoodS = rests ? stoodS + entry.departS - entry.arriveS : 0;
    if (stoodS >= policy.hos.break_min * minute) drivenS = 0;
  }
}

function checkDrivers(
  policy: Policy,
  request: TimetableRequest,
  { entries, crew, drivers }: Timetable,
  drives: readonly Drive[],
  say: Say,
): void {
  if (crew.length !== drivers || new Set(crew).size !== drivers) say('crew', crew.join());
  if (drivers > request.maxDrivers) say('crew', `${drivers} of ${request.maxDrivers}`);
  if (drivers < driversByLength(policy, request)) say('hos.second_driver_km', `${drivers}`);
  let wheel: number | null = null;
  let changed = true;
  for (const entry of entries) {
    if (entry.legDriveS > 0) {
      if (!crew.includes(entry.driver!)) say('crew', `driver ${entry.driver}`);
      if (entry.driver !== wheel && !changed) say('handover', `at ${entry.arriveS}`);
      wheel = entry.driver;
      changed = false;
    }
    if (entry.kind === 'handover') {
      changed = true;
      if (entry.departS - entry.arriveS !== policy.dwell.handover_s) say('handover', `length at ${entry.arriveS}`);
    }
  }
  for (const driver of crew) {
    const own = drives.filter((drive) => drive.driver === driver);
    const within = (a: number, b: number) =>
      own.reduce((sum, { fromS, toS }) => sum + Math.max(0, Math.min(b, toS) - Math.max(a, fromS)), 0);
    for (const { fromS, toS } of own) {
      for (const endS of [toS, fromS + day, toS + day]) {
        const drivenS = within(endS - day, endS);
        if (drivenS > policy.hos.max_24h_min * minute) say('hos.max_24h_min', `driver ${driver}: ${drivenS}`);
      }
    }
    const weekS = within(-100 * day, 100 * day) + (request.drivenLast7dMin[driver] ?? 0) * minute;
    if (weekS > policy.hos.max_7d_min * minute && own.length > 0) say('hos.max_7d_min', `driver ${driver}: ${weekS}`);
  }
}

function driversByLength(policy: Policy, { stops, legs }: TimetableRequest): number {
  const needs = (run: TimetableRequest['legs']): boolean => {
    const lengthM = run.reduce((sum, leg) => sum + leg.distanceM, 0);
    const motorwayM = run.reduce((sum, leg) => sum + (leg.distanceM * leg.motorwayPct) / 100, 0);
    const limitKm = motorwayM >= 0.9 * lengthM ? policy.hos.second_driver_km_expressway : policy.hos.second_driver_km;
    return lengthM > limitKm * 1000;
  };
  return needs(legs.slice(0, 1)) || needs(legs.slice(1, stops.length - 2)) ? 2 : 1;
}

function checkStops(policy: Policy, request: TimetableRequest, entries: readonly TimetableEntry[], say: Say): void {
  for (const entry of entries) {
    if (entry.stop === null) continue;
    const { kind, dwellS, windowS } = request.stops[entry.stop]!;
    if (kind === 'depot') continue;
    if (entry.departS - entry.arriveS !== dwellS) say('dwell', `stop ${entry.stop}`);
    if (windowS && !windowS.some(({ fromS, toS }) => fromS <= entry.arriveS && entry.departS <= toS))
      say('window', `stop ${entry.stop} at ${entry.arriveS}`);
    if (kind !== 'pickup') continue;
    const midnight = Math.floor(entry.arriveS / day) * day;
    const [from, to] = policy.trip.pickup_hours.map(secondsOf) as [number, number];
    if (entry.arriveS < midnight + from || entry.departS > midnight + to) say('trip.pickup_hours', `${entry.arriveS}`);
    if (entry.stop === 1 && midnight !== 0) say('service date', `${entry.arriveS}`);
  }
}

function checkTotals(policy: Policy, request: TimetableRequest, timetable: Timetable, say: Say): void {
  const { entries, startS, endS } = timetable;
  const last = request.stops.length - 2;
  const at = (stop: number) => entries.findIndex((entry) => entry.stop === stop);
  const loaded = entries.slice(at(1) + 1, at(last) + 1);
  const loadedDriveS = loaded.reduce((sum, entry) => sum + entry.legDriveS, 0);
  const loadedM = loaded.reduce((sum, entry) => sum + entry.legDistanceM, 0);
  if (loadedDriveS !== timetable.loadedDriveS) say('loadedDriveS', `${loadedDriveS}`);
  if (loadedDriveS > policy.limits.loadedDriveS) say('limits.loadedDriveS', `${loadedDriveS}`);
  if (loadedM > policy.limits.loadedDistanceM) say('limits.loadedDistanceM', `${loadedM}`);
  if (entries[at(last)]!.arriveS - entries[at(1)]!.departS !== timetable.loadedElapsedS) say('loadedElapsedS', '');
  if (startS < Math.max(request.earliestStartS, -1.5 * day)) say('start', `${startS}`);
  if (entries[at(last)]!.departS > 2 * day) say('horizon', `${entries[at(last)]!.departS}`);
  if (timetable.days !== Math.ceil((endS - startS) / day)) say('days', `${timetable.days}`);
  let nights = 0;
  for (let two = -10 * day + 7200; two <= endS; two += day) if (two >= startS) nights += 1;
  if (timetable.nights !== nights) say('nights', `${timetable.nights}, not ${nights}`);
}
