import type { PersonJourney, TripProgress } from '../contract/journey.ts';
import type { RecordedEvent } from '../contract/journeyEvent.ts';
import type { PartTrip } from '../contract/planPart.ts';
import type { TimedStop } from '../health/checkpoints.ts';
import type { Passenger } from '../health/temperatureChain.ts';
import type { JourneyFold } from './journey/foldJourney.ts';
import { alightStop } from './journey/foldTrip.ts';

/** The newest reading of a person counts for nothing here: the chain wants all of them. */
export type Temperature = Extract<RecordedEvent, { kind: 'temperature' }>;

/** Every temperature of a person that counts, in the order of time. */
export function temperaturesOf({ told }: Pick<JourneyFold, 'told'>, workerId: string): Temperature[] {
  return (told.get(workerId) ?? []).filter((event) => event.kind === 'temperature');
}

/**
 * The stops of a trip with the times that hold by now: as they were, and from the last one known on as planned, later or earlier by as
 * much as the bus is, or as its driver says. Where people were seen at a stop the bus was there.
 */
export function expectedStops({ stops }: PartTrip, progress: TripProgress): TimedStop[] {
  let shiftMs = (progress.delay?.minutes ?? 0) * 60_000;
  return stops.map(({ kind, arriveAt, departAt }, i) => {
    const known = progress.stops[i];
    const plannedArriveMs = Date.parse(arriveAt);
    const plannedDepartMs = Date.parse(departAt);
    const { arrivedAt = null, leftAt: left = null, seen = null } = known ?? {};
    const arrived = arrivedAt ?? seen?.firstAt ?? null;
    const leftMs = left === null ? null : Date.parse(left);
    const arriveMs = arrived === null ? Math.min(plannedArriveMs + shiftMs, leftMs ?? Infinity) : Date.parse(arrived);
    const seenMs = seen === null ? 0 : Date.parse(seen.lastAt);
    const departMs = leftMs ?? Math.max(arriveMs + plannedDepartMs - plannedArriveMs, seenMs);
    if (arrived !== null || left !== null) shiftMs = departMs - plannedDepartMs;
    return { kind, arriveMs, departMs };
  });
}

/** States in which somebody was refused or stayed away: nothing is measured any more. */
const gone: readonly string[] = ['no_show', 'refused', 'withdrawn', 'unplaced'];

/**
 * Somebody of a trip as the temperature chain sees him; null where nothing is to be measured: he is in another bus, or did not come.
 */
export function passengerOf(trip: PartTrip, person: PersonJourney, readings: readonly Temperature[]): Passenger | null {
  if (person.tripId !== trip.tripId || gone.includes(person.state)) return null;
  const boarding = person.history.findLast(
    ({ kind, tripId }) => (kind === 'boarded' || kind === 'walk_on' || kind === 'wrong_bus') && tripId === trip.tripId,
  );
  const planned = trip.stops.findIndex(({ board }) => board.includes(person.workerId));
  const boardStop = boarding?.stop ?? planned;
  if (boardStop < 0) return null;
  return {
    boardStop,
    alightStop: alightStop(trip, person),
    boardedMs: boarding === undefined ? null : Date.parse(boarding.at),
    leftMs: null,
    readings: readings.flatMap(({ tripId, at, checkpoint, stop = null }) =>
      checkpoint === 'observation' || (tripId ?? trip.tripId) !== trip.tripId
        ? []
        : [{ atMs: Date.parse(at), checkpoint, stop }],
    ),
  };
}
