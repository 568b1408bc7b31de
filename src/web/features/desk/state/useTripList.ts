import { useDeferredValue, useMemo, useState } from 'react';
import type { PlanView } from '../model/planView.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { orderedTrips, type TripOrder, tripsWith } from '../model/tripOrder.ts';

/** The trips in the order and choice that table, Gantt and board share. */
export interface TripList {
  trips: readonly TripFacts[];
  order: TripOrder;
  setOrder(order: TripOrder): void;
  text: string;
  setText(text: string): void;
}

/** Orders and filters the trips of a plan. */
export function useTripList(view: PlanView, companyName: (companyId: string) => string): TripList {
  const [order, setOrder] = useState<TripOrder>({ column: 'trip', descending: false });
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const trips = useMemo(
    () => orderedTrips(tripsWith(view.trips, wanted, companyName), order),
    [view, wanted, companyName, order],
  );
  return useMemo(() => ({ trips, order, setOrder, text, setText }), [trips, order, text]);
}
