import { type KeyboardEvent, useCallback } from 'react';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk } from './DeskContext.tsx';

/** Arrow keys, Home and End walk through the trips of a pane; Escape selects nothing. */
export function useListKeys(trips: readonly TripFacts[], scrollTo: (index: number) => void) {
  const { selection } = useDesk();
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.target !== event.currentTarget) return;
      if (event.key === 'Escape') return selection.select(null);
      const at = trips.findIndex(({ tripId }) => tripId === selection.selected().tripId);
      const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: trips.length - 1 }[event.key];
      if (next === undefined || trips.length === 0) return;
      event.preventDefault();
      const index = Math.max(0, Math.min(trips.length - 1, next));
      selection.select(trips[index]!.tripId);
      scrollTo(index);
    },
    [trips, selection, scrollTo],
  );
}
