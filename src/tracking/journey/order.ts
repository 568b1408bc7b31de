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

/**
 * The order of actions: by time, causes first, and then by id, so that it never depends on who told first.
 *
 * @returns as `Array.sort` wants it
 */
export function compareEvents(
  a: Pick<RecordedEvent, 'at' | 'kind' | 'id'>,
  b: Pick<RecordedEvent, 'at' | 'kind' | 'id'>,
): number {
  return (
    Date.parse(a.at) - Date.parse(b.at) ||
    (rank[a.kind] ?? inBetween) - (rank[b.kind] ?? inBetween) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** What counts, in the order of actions: each id once, without what was undone. What undoes cannot be undone. */
export function effectiveEvents<E extends Pick<RecordedEvent, 'at' | 'kind' | 'id'>>(events: readonly E[]): E[] {
  const gone = new Set(events.map((event) => ('eventId' in event ? (event.eventId as string) : null)));
  const byId = new Map(events.map((event) => [event.id, event]));
  return [...byId.values()].filter(({ id, kind }) => kind !== 'undone' && !gone.has(id)).sort(compareEvents);
}
