import type { PlanStop } from '../contract/plan.ts';
import type { Company, Depot } from '../contract/scenario.ts';
import type { Worker } from '../contract/worker.ts';
import type { RoutePoint } from '../routing/router.ts';

/** A place that a bus may stop at, with what the plan document says of it. */
export interface Place extends RoutePoint {
  kind: 'depot' | 'pickup' | 'dropoff';
  name: string;
  /** Set at drop-offs. */
  companyId: string | null;
}

/** All places of a batch in one list; the solver knows them by index. */
export interface Places {
  list: Place[];
  depot: ReadonlyMap<string, number>;
  company: ReadonlyMap<string, number>;
  /** By `pickupKey`. */
  pickup: ReadonlyMap<string, number>;
}

/** People of one county who wait at the same point wait at the same stop, whatever they call it. */
export function pickupKey(worker: Pick<Worker, 'adcode' | 'lng' | 'lat'>): string {
  return `${worker.adcode}|${worker.lng}|${worker.lat}`;
}

/** Depots, then the companies that expect somebody, then pick-ups by county code: the same order on every run. */
export function collectPlaces(
  depots: readonly Depot[],
  companies: readonly Company[],
  workers: readonly Worker[],
  names: { countyName: (adcode: string) => string; companyCounty: ReadonlyMap<string, string | null> },
): Places {
  const list: Place[] = [];
  const depot = new Map<string, number>();
  const company = new Map<string, number>();
  const pickup = new Map<string, number>();

  for (const { depotId, name, lng, lat } of depots) {
    depot.set(depotId, list.length);
    list.push({ kind: 'depot', name, lng, lat, adcode: null, companyId: null });
  }

  const expecting = new Set(workers.map((worker) => worker.companyId));
  for (const { companyId, name, lng, lat } of companies) {
    if (!expecting.has(companyId)) continue;
    company.set(companyId, list.length);
    const adcode = names.companyCounty.get(companyId) ?? null;
    list.push({ kind: 'dropoff', name, lng, lat, adcode, companyId });
  }

  const byPlace = new Map(workers.map((worker) => [pickupKey(worker), worker]));
  for (const key of [...byPlace.keys()].sort()) {
    const { adcode, lng, lat, pickupName } = byPlace.get(key)!;
    pickup.set(key, list.length);
    const county = names.countyName(adcode);
    const name = pickupName === null ? county : `${county} ${pickupName}`;
    list.push({ kind: 'pickup', name, lng, lat, adcode, companyId: null });
  }
  return { list, depot, company, pickup };
}

/** The point of a stop where people board or alight; -1 where nobody waits or is expected there any more. */
export function stopPoint(
  { pickup, company }: Places,
  { kind, adcode, companyId, lng, lat }: Pick<PlanStop, 'kind' | 'adcode' | 'companyId' | 'lng' | 'lat'>,
): number {
  if (kind === 'pickup' && adcode !== null) return pickup.get(pickupKey({ adcode, lng, lat })) ?? -1;
  return kind === 'dropoff' && companyId !== null ? (company.get(companyId) ?? -1) : -1;
}

/** True where both lists have the same points in the same order. */
export function samePlaces(a: Places, b: Places): boolean {
  return (
    a.list.length === b.list.length &&
    a.list.every(({ kind, lng, lat, adcode, companyId }, i) => {
      const other = b.list[i]!;
      return (
        other.kind === kind &&
        other.lng === lng &&
        other.lat === lat &&
        other.adcode === adcode &&
        other.companyId === companyId
      );
    })
  );
}
