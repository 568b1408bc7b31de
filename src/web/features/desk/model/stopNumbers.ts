import type { PlanStop } from '../../../../contract/plan.ts';
import { placeKey } from './stopOrder.ts';

/** The number of a call in its bus, and the one that it had before; null where it had the same, or was not in this bus. */
export interface StopNumber {
  now: number;
  before: number | null;
  /** Whether the bus did not call there before. */
  isNew: boolean;
}

/**
 * Numbers the calls of a bus from 1, and says which of them had another number.
 *
 * @param former the stops as drivers know them, or as the run made them; null where there are none to compare with
 * @returns by `seq`
 */
export function stopNumbers(
  stops: readonly PlanStop[],
  former: readonly PlanStop[] | null,
): ReadonlyMap<number, StopNumber> {
  const before = new Map(callsOf(former ?? []).map((stop, at) => [placeKey(stop), at + 1]));
  return new Map(
    callsOf(stops).map((stop, at) => {
      const known = before.get(placeKey(stop));
      const isNew = former !== null && known === undefined;
      return [stop.seq, { now: at + 1, before: known === undefined || known === at + 1 ? null : known, isNew }];
    }),
  );
}

function callsOf(stops: readonly PlanStop[]): PlanStop[] {
  return stops.filter(({ kind }) => kind === 'pickup' || kind === 'dropoff');
}
