import type { PlanEdit } from '../../contract/planEdit.ts';
import type { Writing } from './assemble.ts';
import type { Outcome } from './changeTrips.ts';
import type { DraftState } from './draftState.ts';
import type { EditBatch } from './editBatch.ts';
import { changeBus, changeCrew } from './kinds/changeBus.ts';
import { changeLock } from './kinds/lock.ts';
import { movePeople } from './kinds/move.ts';
import { orderStops } from './kinds/orderStops.ts';

/** Makes one edit of a draft: another draft and what it comes near to, or every limit that forbids it. The given draft stays as it is. */
export function applyEdit(edits: EditBatch, state: DraftState, edit: PlanEdit, writing: Writing): Outcome {
  switch (edit.kind) {
    case 'move':
      return movePeople(edits, state, edit, writing);
    case 'order':
      return orderStops(edits, state, edit, writing);
    case 'bus':
      return changeBus(edits, state, edit, writing);
    case 'crew':
      return changeCrew(edits, state, edit, writing);
    case 'lock':
    case 'unlock':
      return changeLock(state, edit, writing.locale);
  }
}
