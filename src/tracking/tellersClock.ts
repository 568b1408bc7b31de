import type { JourneyEvent } from '../contract/journeyEvent.ts';

/** A clock that goes ahead by less is no reason to doubt it. */
const slackMs = 120_000;

/**
 * Events as the server's clock would have told them. Where one of a trip lies beyond `now`, the phone's clock goes ahead by at least as much:
 * all that it tells of that trip is put back by it, so that it does not win over what happens later and its own order stays.
 */
export function byServersClock<T extends JourneyEvent>(events: readonly T[], now: Date): T[] {
  const aheadMs = new Map<string | undefined, number>();
  for (const { tripId, at } of events)
    aheadMs.set(tripId, Math.max(aheadMs.get(tripId) ?? 0, Date.parse(at) - now.getTime()));
  return events.map((event) => {
    const ms = aheadMs.get(event.tripId)!;
    return ms <= slackMs ? event : { ...event, at: new Date(Date.parse(event.at) - ms).toISOString() };
  });
}
