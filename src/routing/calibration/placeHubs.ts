import type { Position } from '../greatCircle.ts';
import { greatCircleM } from '../greatCircle.ts';

const rounds = 8;

/** Every trip of the product ends in Nantong: hubs stand closer within this distance of it, by this factor. */
const destination = { place: { lng: 120.86, lat: 32.02 }, withinM: 180_000, closer: 2 } as const;

/**
 * Spreads `count` hubs over the places: farthest-point seeding, then Lloyd's iteration (k-means), rounded to 0.01°
 * because the hubs stand for regions, not for places.
 */
export function placeHubs(places: readonly Position[], count: number): Position[] {
  let hubs = spreadSeeds(places, count);

  for (let round = 0; round < rounds; round++) {
    const sums = hubs.map(() => ({ lng: 0, lat: 0, count: 0 }));
    for (const place of places) {
      const sum = sums[nearest(place, hubs)]!;
      sum.lng += place.lng;
      sum.lat += place.lat;
      sum.count++;
    }
    hubs = hubs.map((hub, i) => {
      const sum = sums[i]!;
      return sum.count === 0 ? hub : { lng: sum.lng / sum.count, lat: sum.lat / sum.count };
    });
  }

  return hubs.map(({ lng, lat }) => ({ lng: Number(lng.toFixed(2)), lat: Number(lat.toFixed(2)) }));
}

function spreadSeeds(places: readonly Position[], count: number): Position[] {
  const distanceM = new Float64Array(places.length).fill(Number.POSITIVE_INFINITY);
  const closer = places.map((place) =>
    greatCircleM(place, destination.place) < destination.withinM ? destination.closer : 1,
  );
  const seeds = [places[0]!];

  while (seeds.length < count) {
    let farthest = 0;
    for (const [i, place] of places.entries()) {
      distanceM[i] = Math.min(distanceM[i]!, closer[i]! * greatCircleM(place, seeds[seeds.length - 1]!));
      if (distanceM[i]! > distanceM[farthest]!) farthest = i;
    }
    seeds.push(places[farthest]!);
  }

  return seeds;
}

function nearest(place: Position, hubs: readonly Position[]): number {
  let best = 0;
  let bestM = Number.POSITIVE_INFINITY;
  for (const [i, hub] of hubs.entries()) {
    const distanceM = greatCircleM(place, hub);
    if (distanceM < bestM) {
      bestM = distanceM;
      best = i;
    }
  }
  return best;
}
