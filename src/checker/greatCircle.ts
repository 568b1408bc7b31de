const earthRadiusM = 6_371_008.8;

/** Great-circle metres between two places (haversine, mean earth radius): no road is shorter. */
export function floorDistanceM(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const rad = Math.PI / 180;
  const sinLat = Math.sin(((b.lat - a.lat) * rad) / 2);
  const sinLng = Math.sin(((b.lng - a.lng) * rad) / 2);
  const h = sinLat * sinLat + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * sinLng * sinLng;
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The place at a share of the great circle from one place to another. */
export function onTheWay(
  a: { lng: number; lat: number },
  b: { lng: number; lat: number },
  share: number,
): { lng: number; lat: number } {
  const rad = Math.PI / 180;
  const unit = ({ lng, lat }: { lng: number; lat: number }) => [
    Math.cos(lat * rad) * Math.cos(lng * rad),
    Math.cos(lat * rad) * Math.sin(lng * rad),
    Math.sin(lat * rad),
  ];
  const [from, to] = [unit(a), unit(b)];
  const angle = floorDistanceM(a, b) / earthRadiusM;
  if (angle === 0) return { lng: a.lng, lat: a.lat };
  const [x, y, z] = from.map((part, i) => Math.sin((1 - share) * angle) * part + Math.sin(share * angle) * to[i]!) as [
    number,
    number,
    number,
  ];
  return { lng: Math.atan2(y, x) / rad, lat: Math.atan2(z, Math.hypot(x, y)) / rad };
}
