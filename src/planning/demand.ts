import type { Worker } from '../contract/worker.ts';
import { type Places, pickupKey } from './points.ts';

/** Workers of one company who wait at one place: the unit that the solver seats, and may split. */
export interface DemandGroup {
  pickup: number;
  dropoff: number;
  companyId: string;
  adcode: string;
  /** Id of the party that travels together with them, themselves; null where the group may be split. */
  party: string | null;
  /** In order of their ids. */
  workers: Worker[];
}

/**
 * Groups accepted workers by pick-up place and company (formats.md §1: county × pick-up place × company); those of a party, by
 * worker in `parties`, are groups of their own.
 */
export function groupDemand(
  workers: readonly Worker[],
  places: Places,
  parties: ReadonlyMap<string, string>,
): DemandGroup[] {
  const groups = new Map<string, DemandGroup>();
  for (const worker of workers) {
    const pickup = places.pickup.get(pickupKey(worker))!;
    const party = parties.get(worker.workerId) ?? null;
    const key = `${pickup}|${worker.companyId}|${party}`;
    let group = groups.get(key);
    if (group === undefined) {
      const dropoff = places.company.get(worker.companyId)!;
      group = { pickup, dropoff, companyId: worker.companyId, adcode: worker.adcode, party, workers: [] };
      groups.set(key, group);
    }
    group.workers.push(worker);
  }
  const list = [...groups.values()].sort(
    (a, b) => a.pickup - b.pickup || a.dropoff - b.dropoff || compareIds(a.party ?? '', b.party ?? ''),
  );
  for (const group of list) group.workers.sort((a, b) => compareIds(a.workerId, b.workerId));
  return list;
}

/** Plain code-unit order, the same in every locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
