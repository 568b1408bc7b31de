import type { Position } from '../greatCircle.ts';
import { greatCircleM } from '../greatCircle.ts';
import type { Snap } from './snap.ts';

/** A place with its position on the network. */
export interface SnappedPlace extends Position {
  snap: Snap;
}

/** A county seat of `counties-2023.csv`. */
export interface Seat extends Position {
  adcode: string;
}

/** Random places farther than this from every road of the network stand in lakes, hills or the sea and are not used. */
const gapMaxM = 4000;

/** Reads the seats that lie inside their county (column `in_polygon`) from `counties-2023.csv`. */
export function parseSeats(csv: string): Seat[] {
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','))
    .filter((cells) => cells[6] === 'in')
    .map((cells) => ({ adcode: cells[0]!, lng: Number(cells[4]), lat: Number(cells[5]) }));
}

/** Puts places on the network; those without a road in reach drop out. */
export function snapPlaces(places: readonly Position[], snapper: (place: Position) => Snap | null): SnappedPlace[] {
  return places.flatMap(({ lng, lat }) => {
    const snap = snapper({ lng, lat });
    return snap === null ? [] : [{ lng, lat, snap }];
  });
}

/** `count` random places around each seat, denser towards it, at most `radiusKm` away, near a road of the network. */
export function placesAround(
  seats: readonly Position[],
  count: number,
  radiusKm: number,
  random: () => number,
  snapper: (place: Position) => Snap | null,
): SnappedPlace[] {
  const places: SnappedPlace[] = [];

  for (const seat of seats) {
    for (let tries = 0, found = 0; found < count && tries < 20 * count; tries++) {
      const [place] = snapPlaces([offset(seat, radiusKm * random(), 2 * Math.PI * random())], snapper);
      if (place === undefined || place.snap.gapM > gapMaxM) continue;
      places.push(place);
      found++;
    }
  }

  return places;
}

function offset({ lng, lat }: Position, km: number, bearing: number): Position {
  const kmPerDegree = greatCircleM({ lng, lat }, { lng, lat: lat + 1 }) / 1000;
  const kmPerDegreeLng = kmPerDegree * Math.cos((lat * Math.PI) / 180);
  return {
    lng: lng + (km * Math.sin(bearing)) / kmPerDegreeLng,
    lat: lat + (km * Math.cos(bearing)) / kmPerDegree,
  };
}
