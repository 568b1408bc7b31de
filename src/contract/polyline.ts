/** A point in GeoJSON order. */
export type LngLat = [lng: number, lat: number];

/** Digits kept of a degree: about a metre. */
const scale = 1e5;

/** A line in Google's encoded polyline format (latitude first, five decimals), about five characters a point. */
export function encodePolyline(line: readonly LngLat[]): string {
  let text = '';
  let [lastLng, lastLat] = [0, 0];
  for (const [degreesLng, degreesLat] of line) {
    const [lng, lat] = [Math.round(degreesLng * scale), Math.round(degreesLat * scale)];
    text += encodeNumber(lat - lastLat) + encodeNumber(lng - lastLng);
    [lastLng, lastLat] = [lng, lat];
  }
  return text;
}

/** The line of an encoded polyline. Throws RangeError on text that is none. */
export function decodePolyline(text: string): LngLat[] {
  const line: LngLat[] = [];
  let at = 0;
  let [lng, lat] = [0, 0];
  const next = (): number => {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = text.charCodeAt(at++) - 63;
      if (!(byte >= 0 && byte < 64) || shift > 30) throw new RangeError('decodePolyline: not an encoded polyline');
      value |= (byte & 31) << shift;
      shift += 5;
    } while (byte >= 32);
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  while (at < text.length) {
    lat += next();
    lng += next();
    line.push([lng / scale, lat / scale]);
  }
  return line;
}

function encodeNumber(value: number): string {
  let rest = value < 0 ? ~(value << 1) : value << 1;
  let text = '';
  while (rest >= 32) {
    text += String.fromCharCode((32 | (rest & 31)) + 63);
    rest >>= 5;
  }
  return text + String.fromCharCode(rest + 63);
}
