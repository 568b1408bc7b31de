import type { Plan, PlanStop } from '../../contract/plan.ts';
import type { Lock } from '../../contract/replan.ts';
import type { Bilingual } from '../../contract/text.ts';

/** A place that says what its county or company is called: a stop of a plan, or a place of a batch. */
type Named = Pick<PlanStop, 'name' | 'adcode' | 'companyId'> & { kind: string };

/** What people call a county, from the places where its people board; the code where nobody boards there. */
export function countyName(places: readonly Named[], adcode: string): string {
  const place = places.find((one) => one.kind === 'pickup' && one.adcode === adcode);
  // a pick-up place of its own stands behind the county
  return place?.name.split(' ')[0] ?? adcode;
}

/** What people call a company, from the places where its people alight; the id where nobody does. */
export function companyName(places: readonly Named[], companyId: string): string {
  return places.find((one) => one.kind === 'dropoff' && one.companyId === companyId)?.name ?? companyId;
}

/** A county × company group in words. */
export function groupName(places: readonly Named[], adcode: string, companyId: string): string {
  return `${countyName(places, adcode)} → ${companyName(places, companyId)}`;
}

/** What a lock holds, in words; people by their ids, which tell nobody who they are. */
export function lockName({ trips }: Plan, lock: Lock): Bilingual {
  switch (lock.kind) {
    case 'trip':
      return { zh: `${lock.tripId} 整车`, en: `the whole of ${lock.tripId}` };
    case 'stop': {
      const trip = trips.find(({ tripId }) => tripId === lock.tripId);
      const name = trip?.stops.find(({ seq }) => seq === lock.seq)?.name ?? `${lock.seq}`;
      return { zh: `${lock.tripId} 的“${name}”站`, en: `the stop ${name} of ${lock.tripId}` };
    }
    case 'group': {
      const stops = trips.flatMap((trip) => trip.stops);
      const name = groupName(stops, lock.adcode, lock.companyId);
      return { zh: `${name} 的人员`, en: `the people ${name}` };
    }
    case 'worker':
      return { zh: `人员 ${lock.workerId}`, en: `the person ${lock.workerId}` };
  }
}
