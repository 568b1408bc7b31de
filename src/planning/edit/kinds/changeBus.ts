import type { PlanEdit } from '../../../contract/planEdit.ts';
import type { Writing } from '../assemble.ts';
import { changeTrips, type Outcome } from '../changeTrips.ts';
import type { DraftState } from '../draftState.ts';
import type { EditBatch } from '../editBatch.ts';
import { forbidden } from '../limitsOf.ts';
import { locksOnTrip } from '../lockHold.ts';
import { sketchOf } from '../sketch.ts';
import { busTaken, unknownTrip } from './move.ts';

/** Another bus and another crew for a trip; what is left out stays as it is. */
export interface TripSwap {
  tripId: string;
  plate?: string | undefined;
  driverIds?: readonly string[] | undefined;
}

/**
 * Another bus for a trip, and the drivers who are named with it. Its stops and people stay; where none are named, drivers of the same
 * depot stay, and those who come with the bus change with it.
 */
export function changeBus(
  edits: EditBatch,
  state: DraftState,
  { tripId, plate, driverIds }: PlanEdit & { kind: 'bus' },
  writing: Writing,
): Outcome {
  return swapBusAndCrew(edits, state, { tripId, plate, driverIds }, writing);
}

/** Other drivers for a trip: exactly those named. */
export function changeCrew(
  edits: EditBatch,
  state: DraftState,
  { tripId, driverIds }: PlanEdit & { kind: 'crew' },
  writing: Writing,
): Outcome {
  return swapBusAndCrew(edits, state, { tripId, driverIds }, writing);
}

/** Changes bus and crew of a trip at once, with every check. */
export function swapBusAndCrew(edits: EditBatch, state: DraftState, swap: TripSwap, writing: Writing): Outcome {
  const { tripId, plate, driverIds } = swap;
  const trip = state.plan.trips.find((one) => one.tripId === tripId);
  if (trip === undefined) return { done: false, limits: [unknownTrip(tripId)] };
  const others = state.plan.trips.filter((one) => one.tripId !== tripId);
  const limits = locksOnTrip(state, tripId);
  if (plate !== undefined && others.some(({ bus }) => bus.plate === plate)) limits.push(busTaken(plate));
  if (driverIds !== undefined) {
    if (edits.batch.drivers === null) limits.push(ownDrivers(tripId));
    for (const { tripId: other, crew } of others)
      for (const { driverId } of crew)
        if (driverIds.includes(driverId)) limits.push(driverBusy(tripId, driverId, other));
  }
  if (limits.length > 0) return { done: false, limits };
  const sketch = sketchOf(edits, trip);
  const bus = plate ?? trip.bus.plate;
  const wish = {
    sketch: { ...sketch, plate: bus, crew: driverIds ?? (edits.batch.drivers === null ? [] : sketch.crew) },
    order: 'keep' as const,
    crew: driverIds === undefined ? ('prefer' as const) : ('only' as const),
  };
  const names = driverIds?.join('、');
  const zh = [
    ...(plate === undefined ? [] : [`客车由 ${trip.bus.plate} 换为 ${plate}`]),
    ...(names === undefined ? [] : [`驾驶员换为 ${names}`]),
  ];
  const en = [
    ...(plate === undefined ? [] : [`bus ${plate} in place of ${trip.bus.plate}`]),
    ...(driverIds === undefined ? [] : [`drivers ${driverIds.join(', ')}`]),
  ];
  const text = { zh: `${tripId} ${zh.join('，')}`, en: `${tripId}: ${en.join('; ')}` };
  return changeTrips(
    edits,
    state,
    { trips: [wish], left: [], byHand: { workerIds: [], tripIds: [tripId] }, text },
    writing,
  );
}

function driverBusy(tripId: string, driverId: string, other: string) {
  return forbidden(tripId, 'crew', 'free', driverId, {
    zh: `驾驶员 ${driverId} 已驾驶班次 ${other}`,
    en: `the driver ${driverId} drives trip ${other}`,
  });
}

function ownDrivers(tripId: string) {
  return forbidden(tripId, 'crew', 'of the bus', 'named', {
    zh: '本批次没有驾驶员名单，驾驶员随车',
    en: 'the batch has no list of drivers: they come with the bus',
  });
}
