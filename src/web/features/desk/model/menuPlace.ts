import type { Selection, SelectionStore } from './selection.ts';

/**
 * What a menu is asked for on: the bus, and the stop where it is one, that the element says (`data-trip`, `data-seq`); on the map, whose
 * ways are no elements, what is pointed at; where a list itself has the keyboard, what is chosen in it. Null: nothing.
 */
export function menuPlace(
  target: Element,
  { hovered, selected }: Pick<SelectionStore, 'hovered' | 'selected'>,
): Selection | null {
  const trip = target.closest<HTMLElement>('[data-trip]')?.dataset.trip;
  if (trip !== undefined) {
    const seq = target.closest<HTMLElement>('[data-seq]')?.dataset.seq;
    return { tripId: trip, seq: seq === undefined ? null : Number(seq) };
  }
  if (target.closest('[data-zooms]') !== null) return hovered().tripId === null ? null : hovered();
  if (target.closest('[role=grid],[role=listbox]') !== null && selected().tripId !== null) return selected();
  return null;
}
