import {
  type SupplyAmounts,
  type SupplyBalance,
  type SupplyNeeds,
  type SupplyPlace,
  type SupplyStock,
  supplyItems,
} from '../contract/supplies.ts';
import { sumAmounts } from './amounts.ts';
import type { PlanNeeds } from './planNeeds.ts';

/** Nothing of anything. */
const nothing = sumAmounts([]);

/** Needs of a plan against what was issued to each place and what is in store: what is still open, and what is short. */
export function weighNeeds(planId: string, needs: PlanNeeds, stock: SupplyStock): SupplyNeeds {
  const held = new Map(stock.places.map(({ place, amounts }) => [placeKey(place), amounts]));
  const issuedTo = (place: SupplyPlace) => held.get(placeKey(place)) ?? nothing;
  const trips = needs.trips.map((trip) => ({
    ...trip,
    issued: issuedTo({ kind: 'trip', planId, tripId: trip.tripId }),
  }));
  const sites = needs.sites.map((site) => ({ ...site, issued: issuedTo({ kind: 'site', site: site.site }) }));
  return { planId, trips, sites, items: balances([...trips, ...sites], stock.inStore) };
}

/** A place that has more than it needs gives nothing to another one. */
function balances(
  places: readonly { needed: SupplyAmounts; issued: SupplyAmounts }[],
  inStore: SupplyAmounts,
): SupplyBalance[] {
  const needed = sumAmounts(places.map((place) => place.needed));
  const issued = sumAmounts(places.map((place) => place.issued));
  return supplyItems.map((item) => {
    const open = places.reduce((sum, place) => sum + Math.max(0, place.needed[item] - place.issued[item]), 0);
    return {
      item,
      needed: needed[item],
      issued: issued[item],
      open,
      inStore: inStore[item],
      short: Math.max(0, open - inStore[item]),
    };
  });
}

function placeKey(place: SupplyPlace): string {
  return JSON.stringify(place.kind === 'trip' ? [place.planId, place.tripId] : [place.site]);
}
