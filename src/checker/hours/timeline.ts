import type { Policy } from '../../policy/schema.ts';
import type { Span } from '../clock.ts';
import { dwellMs } from '../dwell.ts';
import type { TripView } from '../tripView.ts';

/**
 * What the bus does over a span of time. `dwell` is boarding and alighting; `stand` is time at a stop without work; `slack` is
 * what the clock has left of a leg beyond its driving: nobody knows in how many pieces, so that it is neither driving nor rest.
 */
export interface Activity extends Span {
  kind: 'drive' | 'slack' | 'stand' | 'dwell' | 'handover';
  tripId: string;
  /** Stop that a drive reaches, or at which the rest of it happens. */
  stopSeq: number;
  /** At the wheel; null where the bus stands. */
  driverId: string | null;
  /** Share of the leg that is motorway, where the document states it. */
  motorwayPct: number | null;
  /** Drivers aboard. */
  crew: number;
}

/** Everything between leaving the depot and being back, without gaps. At a stop waiting comes first, and work ends it. */
export function timelineOf({ tripId, doc, stops, drives }: TripView, policy: Policy): Activity[] {
  const line: Activity[] = [];
  const last = stops.length - 1;
  for (const stop of stops) {
    const common = { tripId, stopSeq: stop.seq, driverId: null, motorwayPct: null, crew: doc.crew.length };
    const add = (kind: Activity['kind'], fromMs: number, toMs: number) => {
      if (toMs > fromMs) line.push({ kind, fromMs, toMs, ...common });
    };
    const before = stops[stop.index - 1];
    if (before) {
      const drive = drives.find((candidate) => candidate.stop === stop.index);
      const motorwayPct = stop.legMotorwayPct ?? null;
      if (drive) line.push({ ...common, ...spanOf(drive), kind: 'drive', driverId: drive.driverId, motorwayPct });
      add('slack', drive?.toMs ?? before.departMs, stop.arriveMs);
    }
    if (stop.index === 0 || stop.index === last) continue;
    const workFromMs = Math.max(stop.arriveMs, stop.departMs - dwellMs(stop, policy));
    add('stand', stop.arriveMs, workFromMs);
    add(stop.kind === 'handover' ? 'handover' : 'dwell', workFromMs, stop.departMs);
  }
  return line;
}

function spanOf({ fromMs, toMs }: Span): Span {
  return { fromMs, toMs };
}

/** What each driver lives through in all his trips: those of the crew, and whoever else sits at the wheel. */
export function linesByDriver(trips: readonly TripView[], policy: Policy): Map<string, Activity[]> {
  const byDriver = new Map<string, Activity[][]>();
  for (const trip of trips) {
    const line = timelineOf(trip, policy);
    for (const driverId of aboard(trip)) byDriver.set(driverId, [...(byDriver.get(driverId) ?? []), line]);
  }
  return new Map([...byDriver].map(([driverId, lines]) => [driverId, joined(lines)]));
}

function aboard({ doc, drives }: TripView): Set<string> {
  const atWheel = drives.flatMap(({ driverId }) => (driverId === null ? [] : [driverId]));
  return new Set([...doc.crew.map(({ driverId }) => driverId), ...atWheel]);
}

/** A driver's trips one after another; at home between them he stands. */
function joined(lines: readonly Activity[][]): Activity[] {
  const inOrder = lines.filter((line) => line.length > 0).sort((a, b) => a[0]!.fromMs - b[0]!.fromMs);
  return inOrder.flatMap((line, i) => {
    const before = inOrder[i - 1]?.at(-1);
    if (!before || before.toMs >= line[0]!.fromMs) return line;
    const home: Activity = {
      ...line[0]!,
      kind: 'stand',
      fromMs: before.toMs,
      toMs: line[0]!.fromMs,
      driverId: null,
      motorwayPct: null,
      crew: 1,
    };
    return [home, ...line];
  });
}

/** Driving, dwell and hand-over are work for everybody aboard. */
export function isWork({ kind }: Activity): boolean {
  return kind === 'drive' || kind === 'dwell' || kind === 'handover';
}

/** Standing still without work; dwell as well where the policy says so. */
export function isStand({ kind }: Activity, { dwell }: Policy): boolean {
  return kind === 'stand' || (kind === 'dwell' && dwell.is_break);
}
