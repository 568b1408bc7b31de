import type { Policy } from '../policy/schema.ts';
import type { PlanStopShape } from './planShape.ts';

/** Least work at a stop, ms (formats.md §2 Dwell); 0 where nothing is done but resting. */
export function dwellMs({ kind, board, alight }: PlanStopShape, { dwell }: Policy): number {
  switch (kind) {
    case 'pickup':
      return (dwell.pickup_s + dwell.pickup_person_s * board.length) * 1000;
    case 'dropoff':
      return (dwell.dropoff_s + dwell.dropoff_person_s * alight.length) * 1000;
    case 'handover':
      return dwell.handover_s * 1000;
    default:
      return 0;
  }
}
