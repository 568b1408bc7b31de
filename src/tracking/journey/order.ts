import type { JourneyKind, RecordedEvent } from '../../contract/journeyEvent.ts';

/** Of what happens in the same instant, causes come before what follows from them. */
const rank: Partial<Record<JourneyKind, number>> = {
  departed: 0,
  arrived: 1,
  temperature: 2,
  symptom: 2,
  boarded: 4,
  walk_on: 4,
  wrong_bus: 4,
  left: 6,
  handed_over: 6,
  registered: 7,
  bed: 8,
  isolated: 9,
};
const inBetween = 3;

/** The order of what happens in one instant: causes first, and then by id, so that it never depends on who told first. */
function compareAtOnce(a: Pick<RecordedEvent, 'kind' | 'id'>, b: Pick<RecordedEvent, 'kind' | 'id'>): number {
  return (rank[a.kind] ?? inBetween) - (rank[b.kind] ?? inBetween) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** What counts, in the order of actions: each id once, without what was undone. What undoes cannot be undone. */
export function effectiveEvents<E extends Pick<RecordedEvent, 'at' | 'kind' | 'id'>>(events: readonly E[]): E[] {
  const gone = new Set(events.map((event) => ('eventId' in event ? (event.eventId as string) : null)));
  const byId = new Map(events.map((event) => [event.id, event]));
  const timed: { event: E; atMs: number }[] = [];
  // times are read once and not at each comparison: a stay of hundreds of people is tens of thousands of events
  for (const event of byId.values())
    if (event.kind !== 'undone' && !gone.has(event.id)) timed.push({ event, atMs: Date.parse(event.at) });
  timed.sort((a, b) => a.atMs - b.atMs || compareAtOnce(a.event, b.event));
  return timed.map(({ event }) => event);
}
