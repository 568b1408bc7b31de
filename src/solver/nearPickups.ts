import type { Problem } from './problem.ts';
import type { Route } from './route.ts';

/** Up to so many pick-up places are all near one another. */
const fewPlaces = 40;
/** How many pick-up places each remembers as near where there are more. */
const remembered = 12;

/**
 * Which pick-up places may sensibly share a bus: those that are the smallest detour for one another on the way home. A place on
 * the way from a far one counts as near to it, however far the two lie apart.
 */
export class NearPickups {
  readonly #points: number;
  /** `place * points + other`, 1 where near; empty where all are. */
  readonly #near: Uint8Array;

  constructor({ points, distanceM, groups }: Problem) {
    this.#points = points;
    const pickups = [...new Set(groups.pickup)];
    this.#near = new Uint8Array(pickups.length > fewPlaces ? points * points : 0);
    if (this.#near.length === 0) return;
    const dropoffs = [...new Set(groups.dropoff)];
    const homeM = new Float64Array(points);
    for (const place of pickups) {
      for (const dropoff of dropoffs) homeM[place]! += distanceM[place * points + dropoff]!;
      homeM[place]! /= dropoffs.length;
    }
    const detourM = (via: number, place: number) => distanceM[place * points + via]! + homeM[via]! - homeM[place]!;
    for (const place of pickups) {
      const apartM = new Map(pickups.map((other) => [other, Math.min(detourM(other, place), detourM(place, other))]));
      const runM = (other: number) => distanceM[place * points + other]!;
      const nearest = [...pickups]
        .sort((a, b) => apartM.get(a)! - apartM.get(b)! || runM(a) - runM(b) || a - b)
        .slice(0, remembered);
      for (const other of [place, ...nearest]) this.#near[place * points + other] = 1;
    }
  }

  /** Whether a route stops near a pick-up place. */
  reaches(route: Route, pickup: number): boolean {
    if (this.#near.length === 0) return true;
    const row = pickup * this.#points;
    for (let i = 0; i < route.pickupCount; i++) if (this.#near[row + route.pickups[i]!] === 1) return true;
    return false;
  }
}
