import type { DriverTrip } from '../../../contract/driverTrip.ts';
import type { ApiClient } from '../../lib/api/client.ts';

/** The cache that the service worker answers sheets from; `worker/serviceWorker.ts` names it, too. */
const sheetCache = 'jieyun-driver-sheets';

function addressOf({ planId, tripId }: Pick<DriverTrip, 'planId' | 'tripId'>): string {
  return `/driver/sheets/${planId}/${encodeURIComponent(tripId)}.pdf`;
}

/**
 * Keeps the route sheet as PDF for the time without a network.
 *
 * @returns its address on this phone; null where the browser keeps nothing, or no service worker could answer it
 */
export async function keepSheet(client: Pick<ApiClient, 'call'>, trip: DriverTrip): Promise<string | null> {
  const { planId, tripId, sheet } = trip;
  if (!('caches' in window) || navigator.serviceWorker?.controller == null || sheet === null) return null;
  const cache = await caches.open(sheetCache);
  const address = addressOf(trip);
  const version = String(sheet.sheetVersion);
  const kept = await cache.match(address);
  if (kept?.headers.get('x-sheet-version') === version) return address;
  const { blob } = await client.call('readTripSheet', { params: { planId, tripId } });
  const headers = { 'content-type': 'application/pdf', 'x-sheet-version': version };
  await cache.put(address, new Response(blob, { headers }));
  return address;
}

/** Forgets every sheet. */
export async function dropSheets(): Promise<void> {
  if ('caches' in window) await caches.delete(sheetCache);
}
