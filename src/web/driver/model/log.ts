import { type DriverLogEntry, driverLogEntry } from '../../../contract/driverLog.ts';
import type { JourneyEvent } from '../../../contract/journeyEvent.ts';

/** An event that counts on this phone. */
export interface LogEntry extends DriverLogEntry {
  /** True while the server does not have it. */
  isWaiting: boolean;
}

/** Behind everything that the server has numbered. */
export const unnumbered = Number.MAX_SAFE_INTEGER;

/**
 * What counts on this phone: what the server has and what waits here, each once, without what was undone, in the order of the
 * actions. Two phones that have told everything therefore show the same.
 */
export function countingEntries(told: readonly DriverLogEntry[], waiting: readonly JourneyEvent[]): LogEntry[] {
  const byId = new Map<string, LogEntry>(told.map((entry) => [entry.id, { ...entry, isWaiting: false }]));
  for (const event of waiting)
    if (!byId.has(event.id)) byId.set(event.id, { ...driverLogEntry(event, unnumbered), isWaiting: true });
  const entries = [...byId.values()];
  const undone = new Set(entries.map(({ undoes }) => undoes));
  return entries.filter(({ id, undoes }) => undoes === null && !undone.has(id)).sort(byAction);
}

/** By time of the action; at the same time in the order of telling, what waits last. */
function byAction(a: LogEntry, b: LogEntry): number {
  return Date.parse(a.at) - Date.parse(b.at) || a.seq - b.seq;
}
