import type { Plan } from '../../contract/plan.ts';
import type { EditBatch } from './editBatch.ts';

/** The trips of each driver of a plan. */
export type Duties = ReadonlyMap<string, readonly string[]>;

/** Counted once where many buses are asked about. */
export function dutiesOf({ trips }: Pick<Plan, 'trips'>): Duties {
  const duties = new Map<string, string[]>();
  for (const { tripId, crew } of trips)
    for (const { driverId } of crew) {
      const own = duties.get(driverId);
      if (own === undefined) duties.set(driverId, [tripId]);
      else own.push(tripId);
    }
  return duties;
}

/** Whether a driver has a trip that is none of these. */
export function isBusy(duties: Duties, driverId: string, but: ReadonlySet<string>): boolean {
  return duties.get(driverId)?.some((tripId) => !but.has(tripId)) ?? false;
}

/** How many drivers of a bus's depot have no trip but these; as many as the bus brings where nobody counts them. */
export function countFree(
  { batch: { drivers, fleet }, typeOf }: EditBatch,
  duties: Duties,
  { plate, but }: { plate: string; but: ReadonlySet<string> },
): number {
  const type = typeOf.get(plate);
  if (drivers === null || type === undefined) return Number.POSITIVE_INFINITY;
  const list = drivers.get(fleet[type]!.depotId) ?? [];
  return list.reduce((sum, { driverId }) => sum + (isBusy(duties, driverId, but) ? 0 : 1), 0);
}
