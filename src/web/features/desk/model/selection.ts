/** What the dispatcher looks at: one selection and one hover for map, Gantt, table and board. */
export interface Selection {
  tripId: string | null;
  /** Stop of that trip; null: the trip as a whole. */
  seq: number | null;
}

/** Nothing. */
export const noSelection: Selection = { tripId: null, seq: null };

/**
 * Holds selection and hover outside of React, so that a mouse that runs over hundreds of rows redraws only the one it leaves
 * and the one it enters.
 */
export interface SelectionStore {
  selected(): Selection;
  hovered(): Selection;
  select(tripId: string | null, seq?: number | null): void;
  hover(tripId: string | null, seq?: number | null): void;
  /** Calls back at every change; gives how to stop that. */
  subscribe(listener: () => void): () => void;
}

/** A store with nothing selected. */
export function createSelection(): SelectionStore {
  const listeners = new Set<() => void>();
  let selected = noSelection;
  let hovered = noSelection;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    selected: () => selected,
    hovered: () => hovered,
    select(tripId, seq = null) {
      if (selected.tripId === tripId && selected.seq === seq) return;
      selected = { tripId, seq };
      tell();
    },
    hover(tripId, seq = null) {
      if (hovered.tripId === tripId && hovered.seq === seq) return;
      hovered = { tripId, seq };
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
