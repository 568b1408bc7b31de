import { dailyHours, type Span } from '../clock.ts';
import type { CheckContext } from '../context.ts';

/** Hours of the day that the rule set knows, as instants around the service date. */
export interface DailySpans {
  nights: readonly Span[];
  curfews: readonly Span[];
  /** In which a crew of one does not drive on a long trip. */
  loneNights: readonly Span[];
}

/** Two equal times mean that there are no such hours. */
export function dailySpansOf({ policy, raw }: Pick<CheckContext, 'policy' | 'raw'>): DailySpans {
  const spans = ([from, to]: readonly [string, string]) =>
    from === to ? [] : dailyHours(from, to, raw.serviceDate, raw.timeZone);
  const { night, curfew, second_driver_night: loneNight } = policy.hos;
  return { nights: spans(night), curfews: spans(curfew), loneNights: spans(loneNight) };
}
