/** Mean Earth radius R1 of the IUGG, metres. */
const earthRadiusM = 6_371_008.8;

const radians = Math.PI / 180;

/** A position in WGS84 degrees. */
export interface Position {
  lng: number;
  lat: number;
}

/** Great-circle distance in metres (haversine, sphere of the mean Earth radius): no road is shorter. */
export function greatCircleM(a: Position, b: Position): number {
  const sinHalfLat = Math.sin(((b.lat - a.lat) * radians) / 2);
  const sinHalfLng = Math.sin(((b.lng - a.lng) * radians) / 2);
  const h = sinHalfLat * sinHalfLat + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * sinHalfLng * sinHalfLng;

  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(h)));
}
