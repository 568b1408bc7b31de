import type { BulletinSource } from './makeBulletin.ts';

/** People who ride, by county and company. */
export interface Ride {
  adcode: string;
  county: string;
  prefecture: string;
  province: string;
  companyId: string;
  company: string;
  district: string;
  people: number;
}

/** Gathers who rides; counties in the order of their codes, companies in that of the batch. */
export function ride({ plan, companies, countyOf }: BulletinSource): Ride[] {
  const order = new Map(companies.map((company, at) => [company.companyId, { ...company, at }]));
  const rides = new Map<string, Ride>();
  for (const { tripId, adcode, companyId } of plan.workers) {
    if (tripId === null) continue;
    const key = `${adcode}/${companyId}`;
    const known = rides.get(key);
    if (known !== undefined) {
      known.people += 1;
      continue;
    }
    const county = countyOf(adcode);
    const company = order.get(companyId);
    rides.set(key, {
      adcode,
      county: county?.name ?? adcode,
      prefecture: county?.prefecture ?? '',
      province: county?.province ?? '',
      companyId,
      company: company?.name ?? companyId,
      district: company?.district ?? '',
      people: 1,
    });
  }
  const place = ({ companyId }: Ride) => order.get(companyId)?.at ?? Number.POSITIVE_INFINITY;
  return [...rides.values()].sort((a, b) => a.adcode.localeCompare(b.adcode) || place(a) - place(b));
}

/** How many people rides carry. */
export function peopleIn(rides: readonly Ride[]): number {
  return rides.reduce((sum, { people }) => sum + people, 0);
}
