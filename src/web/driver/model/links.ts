import type { DriverTripStop } from '../../../contract/driverTrip.ts';

type Place = Pick<DriverTripStop, 'name' | 'lng' | 'lat'>;

/** Opens the phone's own map; nothing is asked of anybody before the driver taps it. */
export function geoLink({ name, lng, lat }: Place): string {
  return `geo:${lat},${lng}?q=${lat},${lng}(${encodeURIComponent(name)})`;
}

/** Navigation in Amap (高德), app or page; the coordinates are WGS84. */
export function amapLink({ name, lng, lat }: Place): string {
  const to = `${lng},${lat},${encodeURIComponent(name)}`;
  return `https://uri.amap.com/navigation?to=${to}&mode=car&coordinate=wgs84&callnative=1`;
}

/** Calls a number; null where there is none. */
export function telLink(phone: string): string | null {
  const digits = phone.replace(/[^\d+]/g, '');
  return digits === '' ? null : `tel:${digits}`;
}
