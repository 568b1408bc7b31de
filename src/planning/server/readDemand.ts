import { listDemand } from '../../db/demand.ts';
import { countyRegister } from '../../geo/index.ts';
import type { ServerDeps } from './deps.ts';
import { loadBatch } from './loadScenario.ts';

/** People to fetch from one county. */
export interface CountyDemand {
  adcode: string;
  name: string;
  /** County seat. */
  lng: number;
  lat: number;
  workers: number;
  companies: number;
  /** `name` null: the county seat. */
  pickups: { name: string | null; lng: number; lat: number; workers: number }[];
}

/** Accepted people of a batch by county and pick-up place, the largest county first. @throws AppError `not_found` */
export async function readDemand(
  { database }: Pick<ServerDeps, 'database'>,
  batchId: string,
): Promise<{ workers: number; counties: CountyDemand[] }> {
  await loadBatch(database, batchId);
  const register = countyRegister();
  const counties = new Map<string, CountyDemand & { companyIds: Set<string> }>();
  for (const { adcode, pickupName, lng, lat, workers, companyIds } of await listDemand(database, batchId)) {
    const seat = register.byAdcode(adcode);
    const county = counties.get(adcode) ?? {
      ...{ adcode, name: seat?.name ?? adcode, lng: seat?.lng ?? lng, lat: seat?.lat ?? lat },
      ...{ workers: 0, companies: 0, pickups: [], companyIds: new Set<string>() },
    };
    county.workers += workers;
    for (const companyId of companyIds) county.companyIds.add(companyId);
    county.companies = county.companyIds.size;
    county.pickups.push({ name: pickupName, lng, lat, workers });
    counties.set(adcode, county);
  }
  const listed = [...counties.values()].map(({ companyIds: _, ...county }) => county);
  listed.sort((a, b) => b.workers - a.workers || (a.adcode < b.adcode ? -1 : 1));
  return { workers: listed.reduce((sum, { workers }) => sum + workers, 0), counties: listed };
}
