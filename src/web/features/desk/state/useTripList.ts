import { useDeferredValue, useMemo, useState } from 'react';
import { z } from 'zod';
import { useRemembered } from '../../../lib/settings/useRemembered.ts';
import type { PlanView } from '../model/planView.ts';
import { type ColumnName, columnNames, shownColumns } from '../model/tripColumns.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { orderedTrips, type TripOrder, tripColumns, tripsWith } from '../model/tripOrder.ts';

/** The trips in the order and choice that table, Gantt and board share. */
export interface TripList {
  trips: readonly TripFacts[];
  order: TripOrder;
  setOrder(order: TripOrder): void;
  text: string;
  setText(text: string): void;
  /** Columns of the table in their order. */
  columns: readonly ColumnName[];
  setColumns(columns: readonly ColumnName[]): void;
}

const orderSchema: z.ZodType<TripOrder> = z.object({ column: z.enum(tripColumns), descending: z.boolean() });
const columnsSchema: z.ZodType<readonly ColumnName[]> = z.array(z.enum(columnNames));

/** Orders and filters the trips of a plan. */
export function useTripList(view: PlanView, companyName: (companyId: string) => string): TripList {
  const [order, setOrder] = useRemembered<TripOrder>('desk.order', orderSchema, { column: 'trip', descending: false });
  const [chosen, setColumns] = useRemembered<readonly ColumnName[]>('desk.columns', columnsSchema, columnNames);
  const columns = useMemo(() => shownColumns(chosen), [chosen]);
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const trips = useMemo(
    () => orderedTrips(tripsWith(view.trips, wanted, companyName), order),
    [view, wanted, companyName, order],
  );
  return useMemo(
    () => ({ trips, order, setOrder, text, setText, columns, setColumns }),
    [trips, order, setOrder, text, columns, setColumns],
  );
}
