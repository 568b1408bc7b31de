import type { BusChange } from '../../contract/fix.ts';
import type { Batch } from '../batch.ts';

/** A coach that could be chartered in addition. */
export type Coach = Omit<BusChange, 'amount'> & {
  /** Seats under the policy at the lowest risk. */
  capacity: number;
};

/** Long runs need two drivers; a coach that is hired for one comes with them. */
const usualCrew = 2;

/**
 * The market as the fleet shows it: for each size the cheapest coach of that size, from the same depot at the same prices, free
 * from the beginning, with at least two drivers. Cheapest first.
 */
export function market({ fleet }: Batch): Coach[] {
  const bySize = new Map<number, Coach>();
  for (const { seats, depotId, drivers, costDayCny, costKmCny, capacity } of fleet) {
    const known = bySize.get(seats);
    if (known !== undefined && (known.costDayCny - costDayCny || known.costKmCny - costKmCny) <= 0) continue;
    const crew = Math.max(usualCrew, drivers);
    const coach = { kind: 'bus' as const, seats, depotId, drivers: crew, costDayCny, costKmCny };
    bySize.set(seats, { ...coach, capacity: Math.max(...capacity) });
  }
  return [...bySize.values()].sort((a, b) => a.costDayCny - b.costDayCny || a.seats - b.seats);
}
