import type { Policy } from '../../policy/schema.ts';
import { type CheckState, stateOf } from '../checkState.ts';
import { addDays, daysBetween, instantOf } from '../localDays.ts';
import type { ObservationTerm } from './term.ts';

/** Somebody under observation, as far as his measurements go. */
export interface Observed {
  term: ObservationTerm;
  arrivedMs: number;
  /** When he was released or left; null while he is observed. */
  endedMs: number | null;
  /** Times with a doctor, at which nobody here measures him; `toMs` null: he is still away. */
  away: readonly { fromMs: number; toMs: number | null }[];
  /** Instants of his readings, in any order. */
  readingsMs: readonly number[];
  timeZone: string;
}

/** One measurement of a day. */
export interface Slot {
  /** 0 on the day of arrival. */
  day: number;
  /** Local, `2020-02-24T08:00`; unique for a person. */
  key: string;
  dueMs: number;
  state: CheckState;
  /** The first reading that counts for it; null where there is none. */
  doneMs: number | null;
}

/**
 * The measurements of somebody's observation: `iso.temp_times` on every day from the arrival to the day of release, without those before
 * he came, after he left, and while he was away. A reading counts for a time when it is at most `iso.temp_grace_min` from it.
 *
 * @returns in order of time; none where the rules ask for no observation
 */
export function readingSlots(observed: Observed, nowMs: number, { iso }: Policy): Slot[] {
  const { term, arrivedMs, endedMs, away, readingsMs, timeZone } = observed;
  if (term.firstDay === term.lastDay) return [];
  const graceMs = iso.temp_grace_min * 60_000;
  const isHere = (atMs: number) =>
    atMs >= arrivedMs &&
    (endedMs === null || atMs < endedMs) &&
    !away.some(({ fromMs, toMs }) => atMs >= fromMs && (toMs === null || atMs < toMs));

  return datesOf(term).flatMap((date, day) =>
    iso.temp_times.flatMap((time): Slot[] => {
      const dueMs = instantOf(date, time, timeZone);
      if (!isHere(dueMs)) return [];
      const doneMs = firstWithin(readingsMs, dueMs - graceMs, dueMs + graceMs);
      const state = stateOf({ opensMs: dueMs - graceMs, missedMs: dueMs + graceMs, doneMs }, nowMs);
      return [{ day, key: `${date}T${time}`, dueMs, state, doneMs }];
    }),
  );
}

function firstWithin(instantsMs: readonly number[], fromMs: number, toMs: number): number | null {
  let first: number | null = null;
  for (const atMs of instantsMs) if (atMs >= fromMs && atMs <= toMs && (first === null || atMs < first)) first = atMs;
  return first;
}

function datesOf({ firstDay, lastDay }: ObservationTerm): string[] {
  return Array.from({ length: daysBetween(firstDay, lastDay) + 1 }, (_, day) => addDays(firstDay, day));
}
