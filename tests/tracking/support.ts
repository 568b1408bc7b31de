import type { JourneyEvent, RecordedEvent } from '../../src/contract/journeyEvent.ts';
import type { Plan } from '../../src/contract/plan.ts';
import { handMadePlan } from '../sheets/handMadePlan.ts';

/**
 * Two buses of four: T01 carries C001-001 and C002-002 from stop 4, C003-003 and C001-004 from stop 5; T02 C002-005, C003-006,
 * C001-007, C002-008. C001 is stop 8, C002 stop 9, C003 stop 10. Nobody has a bus for C002-900.
 */
export const plan: Plan = handMadePlan({ buses: 2, perBus: 4 }).plan;

/** Fever from 37.3 °C on. */
export const rules = { isFever: (celsius: number) => celsius >= 37.3 };

/** A minute of the journey's day as an instant. */
export function minute(n: number): string {
  return new Date(Date.parse('2020-02-24T06:00:00+08:00') + n * 60_000).toISOString();
}

type Without<T> = T extends unknown ? Omit<T, 'id' | 'at'> : never;
/** What somebody tells, before he gives it an id and a time. */
export type Told = Without<JourneyEvent>;

/** The id of the n-th event of a test. */
export function idOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** Events as the log holds them, one a minute. */
export function logOf(...told: readonly Told[]): RecordedEvent[] {
  return told.map((event, n) => recorded({ ...event, id: idOf(n), at: minute(n) } as JourneyEvent, n));
}

/** An event as the log holds it. */
export function recorded(event: JourneyEvent, seq: number): RecordedEvent {
  return { ...event, seq, receivedAt: event.at, by: 'driver', planVersion: 1 };
}
