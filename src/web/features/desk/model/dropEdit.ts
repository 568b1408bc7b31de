import type { PlanEdit } from '../../../../contract/planEdit.ts';
import type { Cargo } from './cargo.ts';

/** Where people can be put besides the trips of the plan: nobody's bus, or an idle one. */
export const leftOverTarget = ':left_over';
export const newBusTarget = ':new';

/** Id of a trip, or one of the two above (trip ids have no colon at their beginning). */
export type TargetId = string;

/** The edit that a drop asks for. */
export function dropEdit({ what }: Cargo, target: TargetId): PlanEdit {
  switch (target) {
    case leftOverTarget:
      return { kind: 'move', what, to: { kind: 'left_over' } };
    case newBusTarget:
      return { kind: 'move', what, to: { kind: 'new' } };
    default:
      return { kind: 'move', what, to: { kind: 'trip', tripId: target } };
  }
}

/** The same people as the question what would come of moving them. */
export function whatIfQuery({ what }: Cargo) {
  switch (what.kind) {
    case 'workers':
      return { kind: what.kind, workerIds: what.workerIds.join(',') };
    case 'group':
      return {
        kind: what.kind,
        adcode: what.adcode,
        companyId: what.companyId,
        ...(what.tripId !== null && { tripId: what.tripId }),
        ...(what.people !== undefined && { people: what.people }),
      };
    case 'stop':
      return { kind: what.kind, tripId: what.tripId, seq: what.seq };
    case 'trip':
      return { kind: what.kind, tripId: what.tripId };
  }
}
