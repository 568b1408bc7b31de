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

/** Something told, with the instant of its `at`: read once and not at each comparison. */
export interface Timed<E> {
  event: E;
  atMs: number;
}

/** The order of actions: by time, causes first within an instant, and then by id, so that it never depends on who told first. */
export function compareActions(a: Timed<Ordered>, b: Timed<Ordered>): number {
  return (
    a.atMs - b.atMs ||
    (rank[a.event.kind] ?? inBetween) - (rank[b.event.kind] ?? inBetween) ||
    (a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : 0)
  );
}

type Ordered = Pick<RecordedEvent, 'kind' | 'id'>;

/** What counts, in the order of actions: each id once, without what was undone. What undoes cannot be undone. */
export function effectiveEvents<E extends Pick<RecordedEvent, 'at' | 'kind' | 'id'>>(events: readonly E[]): E[] {
  const gone = new Set(events.map((event) => ('eventId' in event ? (event.eventId as string) : null)));
  const byId = new Map(events.map((event) => [event.id, event]));
  const timed: Timed<E>[] = [];
  for (const event of byId.values())
    if (event.kind !== 'undone' && !gone.has(event.id)) timed.push({ event, atMs: Date.parse(event.at) });
  return timed.sort(compareActions).map(({ event }) => event);
}
