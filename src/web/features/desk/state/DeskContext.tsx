import { createContext, use, useSyncExternalStore } from 'react';
import type { PlanDraft } from '../../../../contract/planDraft.ts';
import type { PlanEditing } from '../api/usePlanEditing.ts';
import type { Cargo } from '../model/cargo.ts';
import type { TargetId } from '../model/dropEdit.ts';
import type { DropAnswer } from '../model/firstAnswer.ts';
import type { PlanRules } from '../model/planRules.ts';
import type { PlanView } from '../model/planView.ts';
import type { SelectionStore } from '../model/selection.ts';
import type { DragStore } from './dragStore.ts';
import type { TripList } from './useTripList.ts';

/** Windows above the panes. */
export type DeskDialog = 'reoptimise' | 'compare' | 'tradeOff' | 'publish' | 'staff';

/** What every pane of the desk works with. */
export interface Desk {
  view: PlanView;
  rules: PlanRules;
  draft: PlanDraft;
  editing: PlanEditing;
  selection: SelectionStore;
  drag: DragStore;
  list: TripList;
  /** The plan that is being made to replace this draft, or was made and waits to be adopted. */
  runId: string | null;
  watchRun(planId: string | null): void;
  /** Opens a window of the desk. */
  open(dialog: DeskDialog): void;
  /** Opens the list of buses to which people can be moved. */
  openMove(cargo: Cargo): void;
  /** Puts one bus's stops into the best order. */
  resequence(tripId: string): void;
  /** Makes the changes that help somebody who is left over, and plans again. */
  applyFix(workerId: string): void;
  /** Local date of the batch's first pick-ups. */
  serviceDate: string;
  timeZone: string;
  companyName(companyId: string): string;
  countyName(adcode: string): string;
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk that a pane stands in. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('useDesk outside of a desk');
  return desk;
}

/** Whether a trip is selected; the caller is drawn again only when that changes. */
export function useIsSelected(tripId: string): boolean {
  const { selection } = useDesk();
  return useSyncExternalStore(selection.subscribe, () => selection.selected().tripId === tripId);
}

/** Whether the mouse is on a trip in any pane. */
export function useIsHovered(tripId: string): boolean {
  const { selection } = useDesk();
  return useSyncExternalStore(selection.subscribe, () => selection.hovered().tripId === tripId);
}

/** The trip that is selected. */
export function useSelectedTrip(): string | null {
  const { selection } = useDesk();
  return useSyncExternalStore(selection.subscribe, () => selection.selected().tripId);
}

/** What a target says to the people who are being dragged; null while nobody is. */
export function useDropAnswer(target: TargetId): DropAnswer | null {
  const { drag } = useDesk();
  return useSyncExternalStore(drag.subscribe, () => drag.answer(target));
}

/** Whether dragged people are above a target. */
export function useIsOver(target: TargetId): boolean {
  const { drag } = useDesk();
  return useSyncExternalStore(drag.subscribe, () => drag.over() === target);
}
