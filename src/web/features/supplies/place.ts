import type { SupplyPlace } from '../../../contract/supplies.ts';
import type { Bilingual } from '../../../contract/text.ts';
import { texts } from './texts.ts';

/** How people call a place; null is the store. */
export function placeName(place: SupplyPlace | null): Bilingual {
  if (place === null) return texts.store;
  return place.kind === 'trip' ? texts.trip(place.tripId) : texts.site(place.site);
}
