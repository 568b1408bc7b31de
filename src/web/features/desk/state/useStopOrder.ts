import {
  draggable,
  dropTargetForElements,
  type ElementDragPayload,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useState } from 'react';
import { orderEdit, peersOf } from '../model/stopOrder.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk } from './DeskContext.tsx';

/** Marks what is dragged as a stop that changes its place, which no bus takes for people. */
const kind = 'stop-order';

interface StopDrag {
  kind: typeof kind;
  tripId: string;
  seq: number;
}

interface StopPlace {
  facts: TripFacts;
  seq: number;
  row: RefObject<HTMLElement | null>;
  handle: RefObject<HTMLElement | null>;
}

/**
 * Lets a stop be dragged by its handle to the place of another one of its kind, and be moved by keys.
 * @returns on which side of this stop a dragged one would be put (null: none is above it), and how to move this one by places
 */
export function useStopOrder({ facts, seq, row, handle }: StopPlace) {
  const { editing } = useDesk();
  const [edge, setEdge] = useState<'before' | 'after' | null>(null);
  const { edit } = editing;
  const { tripId } = facts;
  useEffect(() => {
    if (row.current === null || handle.current === null) return;
    const placeOf = (other: number) => peersOf(facts, seq).findIndex((stop) => stop.seq === other);
    const stopIn = ({ data }: Pick<ElementDragPayload, 'data'>): StopDrag | null =>
      data.kind === kind && data.tripId === tripId && placeOf(data.seq as number) >= 0
        ? (data as unknown as StopDrag)
        : null;
    const stopDragging = draggable({
      element: handle.current,
      getInitialData: () => ({ kind, tripId, seq }) satisfies StopDrag,
    });
    const stopTaking = dropTargetForElements({
      element: row.current,
      canDrop: ({ source }) => stopIn(source) !== null && stopIn(source)?.seq !== seq,
      onDragEnter: ({ source }) => setEdge(placeOf(stopIn(source)!.seq) < placeOf(seq) ? 'after' : 'before'),
      onDragLeave: () => setEdge(null),
      onDrop: ({ source }) => {
        setEdge(null);
        const order = orderEdit(facts, { seq: stopIn(source)!.seq, to: placeOf(seq) });
        if (order !== null) void edit(order);
      },
    });
    return () => {
      stopDragging();
      stopTaking();
    };
  }, [facts, tripId, seq, row, handle, edit]);

  const moveBy = (places: number) => {
    const order = orderEdit(facts, { seq, to: peersOf(facts, seq).findIndex((stop) => stop.seq === seq) + places });
    if (order !== null) void edit(order);
  };
  return { edge, moveBy };
}
