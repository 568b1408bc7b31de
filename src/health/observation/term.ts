import { isolationTerm } from '../../policy/isolation.ts';
import type { Policy } from '../../policy/schema.ts';
import { addDays, localDate } from '../localDays.ts';

/** From when to when somebody is observed, in local dates. */
export interface ObservationTerm {
  /** Day 0: the day of arrival. */
  firstDay: string;
  /** The day of release; equal to the first where nothing is asked of people of his origin. */
  lastDay: string;
  /** Days that the rules ask for. */
  days: number;
  /** Whether he needs a room of his own. */
  singleRoom: boolean;
}

/** Who arrived when. */
export interface Arrival {
  /** County of origin. */
  adcode: string;
  arrivedMs: number;
  timeZone: string;
  /** Local date until which a doctor or the district extended it; null where nobody did. */
  extendedUntil: string | null;
}

/**
 * How long somebody is observed: by the isolation rule for his county on the day of arrival (`iso.rules`, else `iso.days`). An extension
 * only ever lengthens it.
 */
export function observationTerm(
  { adcode, arrivedMs, timeZone, extendedUntil }: Arrival,
  policy: Policy,
): ObservationTerm {
  const firstDay = localDate(arrivedMs, timeZone);
  const { days, singleRoom } = isolationTerm(adcode, firstDay, policy);
  const lastDay = addDays(firstDay, days);
  return {
    firstDay,
    days,
    singleRoom,
    lastDay: extendedUntil !== null && extendedUntil > lastDay ? extendedUntil : lastDay,
  };
}
