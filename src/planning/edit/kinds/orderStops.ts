import type { PlanStop, PlanTrip } from '../../../contract/plan.ts';
import type { PlanEdit } from '../../../contract/planEdit.ts';
import { stopPoint } from '../../points.ts';
import type { Writing } from '../assemble.ts';
import { changeTrips, type Outcome } from '../changeTrips.ts';
import type { DraftState } from '../draftState.ts';
import type { EditBatch } from '../editBatch.ts';
import { forbidden } from '../limitsOf.ts';
import { locksOnTrip } from '../lockHold.ts';
import { sketchOf } from '../sketch.ts';
import { unknownTrip } from './move.ts';

/** Puts the stops of one bus into another order, which re-optimising keeps from then on. */
export function orderStops(
  edits: EditBatch,
  state: DraftState,
  edit: PlanEdit & { kind: 'order' },
  writing: Writing,
): Outcome {
  const trip = state.plan.trips.find(({ tripId }) => tripId === edit.tripId);
  if (trip === undefined) return { done: false, limits: [unknownTrip(edit.tripId)] };
  const pickups = inOrder(trip, 'pickup', edit.pickups);
  const dropoffs = inOrder(trip, 'dropoff', edit.dropoffs);
  if (pickups === null || dropoffs === null) return { done: false, limits: [notAll(trip.tripId)] };
  const locked = locksOnTrip(state, trip.tripId);
  if (locked.length > 0) return { done: false, limits: locked };
  const points = (stops: readonly PlanStop[]) => stops.map((stop) => stopPoint(edits.batch.places, stop));
  const sketch = { ...sketchOf(edits, trip), pickups: points(pickups), dropoffs: points(dropoffs) };
  const names = [...pickups, ...dropoffs].map(({ name }) => name).join(' → ');
  const outcome = changeTrips(
    edits,
    state,
    {
      trips: [{ sketch, order: 'keep', crew: 'prefer' }],
      left: [],
      byHand: { workerIds: [], tripIds: [trip.tripId] },
      text: { zh: `${trip.tripId} 停靠顺序改为 ${names}`, en: `${trip.tripId} calls in the order ${names}` },
    },
    writing,
  );
  // that the order is another one needs no warning: it is what was asked for
  return outcome.done ? { ...outcome, raised: outcome.raised.filter(({ rule }) => rule !== 'order') } : outcome;
}

/** The stops of a kind in the order asked for; null where that does not name each of them once. */
function inOrder(
  { stops }: PlanTrip,
  kind: 'pickup' | 'dropoff',
  order: readonly number[] | undefined,
): PlanStop[] | null {
  const own = stops.filter((stop) => stop.kind === kind);
  if (order === undefined) return own;
  const asked = [...new Set(order)].flatMap((seq) => own.filter((stop) => stop.seq === seq));
  return asked.length === own.length && order.length === own.length ? asked : null;
}

function notAll(tripId: string) {
  return forbidden(tripId, 'unknown', 'every stop once', 'others', {
    zh: '须恰好列出该班次全部上车站（或下车站）各一次',
    en: 'name each pick-up stop (or each drop-off stop) of the trip exactly once',
  });
}
