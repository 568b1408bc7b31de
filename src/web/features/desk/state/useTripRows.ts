import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useDesk, useSelectedTrip } from './DeskContext.tsx';
import { useListKeys } from './useListKeys.ts';

/**
 * The trips as lines of one height, of which only those in sight are drawn: the selected one is kept in sight, and arrow keys
 * walk through them.
 */
export function useTripRows({ rowPx, overscan }: { rowPx: number; overscan: number }) {
  const { trips } = useDesk().list;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: trips.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan,
    scrollPaddingStart: rowPx,
  });
  const selected = useSelectedTrip();
  const scrollTo = useCallback((index: number) => rows.scrollToIndex(index), [rows]);
  const onKeyDown = useListKeys(trips, scrollTo);
  useEffect(() => {
    const at = trips.findIndex(({ tripId }) => tripId === selected);
    if (at >= 0) rows.scrollToIndex(at);
  }, [selected, trips, rows]);
  return { scroller, rows, selected, onKeyDown };
}
