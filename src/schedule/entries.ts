import { driveEvent, type EventLog, handoverEvent, standEvent } from './eventLog.ts';
import type { Route } from './route.ts';
import type { Timeline } from './timeline.ts';
import type { TimetableEntry, TimetableEntryKind } from './types.ts';

/** A stand of this length is a night's rest for the crew. */
const overnightS = 6 * 3600;

/** Turns the log of a walk into the entries of a timetable; adjoining stands become one. */
export function entriesOf(route: Route, log: EventLog, timeline: Timeline, startS: number): TimetableEntry[] {
  const entries: TimetableEntry[] = [stopEntry(0, startS, startS)];
  const { legs } = route.request;
  let legDriveS = 0;
  let drivenTo = 0;
  let driver = -1;
  for (let i = 0; i < log.size; i += 1) {
    const kind = log.kind[i]!;
    const place = log.place[i]!;
    const arriveS = log.fromS[i]!;
    let departS = log.toS[i]!;
    if (kind === driveEvent) {
      legDriveS += departS - arriveS;
      driver = log.driver[i]!;
      continue;
    }
    if (kind === standEvent) {
      while (i + 1 < log.size && log.kind[i + 1] === standEvent && log.place[i + 1] === place) {
        i += 1;
        departS = log.toS[i]!;
      }
    }
    const onTheWay = kind === standEvent || kind === handoverEvent;
    const leg = onTheWay ? place : place - 1;
    const total = route.work[leg]!;
    const along = onTheWay && total > 0 ? 1 - log.work[i]! / total : 1;
    const reachedM = Math.round(legs[leg]!.distanceM * along);
    entries.push({
      ...(onTheWay
        ? { kind: standKind(kind, timeline, arriveS, departS), stop: null, leg, along }
        : { kind: route.request.stops[place]!.kind, stop: place, leg: null, along: 0 }),
      arriveS,
      departS,
      legDistanceM: reachedM - drivenTo,
      legDriveS,
      driver: legDriveS > 0 ? driver : wheelAt(log, i, kind),
    });
    legDriveS = 0;
    drivenTo = onTheWay ? reachedM : 0;
  }
  return entries;
}

/** Who sits at the wheel when nothing was driven since the last entry. */
function wheelAt(log: EventLog, i: number, kind: number): number {
  if (kind !== handoverEvent) return log.driver[i]!;
  for (let k = i - 1; k >= 0; k -= 1) if (log.kind[k] !== standEvent || k === 0) return log.driver[k]!;
  return log.driver[i]!;
}

function stopEntry(stop: number, arriveS: number, departS: number): TimetableEntry {
  return {
    kind: 'depot',
    stop,
    leg: null,
    along: 0,
    arriveS,
    departS,
    legDistanceM: 0,
    legDriveS: 0,
    driver: null,
  };
}

function standKind(kind: number, timeline: Timeline, arriveS: number, departS: number): TimetableEntryKind {
  if (kind === handoverEvent) return 'handover';
  if (departS - arriveS >= overnightS) return 'overnight';
  return timeline.meetsCurfew(arriveS, departS) ? 'curfew' : 'rest';
}
