import type { RecordedEvent } from '../../contract/journeyEvent.ts';
import type { PartTrip } from '../../contract/planPart.ts';

/**
 * An event with its stop counted in the version of the plan that is published now: what was told of a bus before its stops changed stays where
 * it was done. Without a stop where the bus does not call there any more; as it is where nothing has moved.
 */
export function inPresentStops(
  event: RecordedEvent,
  trips: ReadonlyMap<string, Pick<PartTrip, 'renumbered'>>,
): RecordedEvent {
  if (event.tripId === undefined || !('stop' in event) || event.stop === undefined) return event;
  const moved = trips.get(event.tripId)?.renumbered?.find(({ upTo }) => event.planVersion <= upTo);
  if (moved === undefined) return event;
  const { stop, ...rest } = event;
  const now = moved.stops[stop] ?? null;
  return (now === null ? rest : { ...rest, stop: now }) as RecordedEvent;
}
