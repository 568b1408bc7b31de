import type { Position } from './greatCircle.ts';
import { greatCircleM } from './greatCircle.ts';

/** How many hubs speak for a place. */
export const hubsPerPlace = 3;

/** Flat arrays with stride `hubsPerPlace`: which hubs speak for each place, and with what weight (Σ = 1). */
export interface HubShares {
  hub: Uint16Array;
  weight: Float64Array;
}

/**
 * Shares of the nearest hubs in each place. The kernel falls to zero at the distance of the first hub left out, so the
 * figures have no jump where the neighbours change. Places far outside the calibrated area take the figures of its edge.
 */
export function shareAmongHubs(places: readonly Position[], hubs: readonly Position[]): HubShares {
  const hub = new Uint16Array(places.length * hubsPerPlace);
  const weight = new Float64Array(places.length * hubsPerPlace);

  for (const [i, place] of places.entries()) {
    const nearest = nearestHubs(place, hubs, hubsPerPlace + 1);
    const horizonKm = nearest[hubsPerPlace]!.km;
    const weights = nearest.slice(0, hubsPerPlace).map(({ km }) => kernel(km, horizonKm));
    const total = weights.reduce((sum, value) => sum + value, 0);

    for (let k = 0; k < hubsPerPlace; k++) {
      hub[i * hubsPerPlace + k] = nearest[k]!.index;
      weight[i * hubsPerPlace + k] = weights[k]! / total;
    }
  }

  return { hub, weight };
}

interface NearHub {
  index: number;
  km: number;
}

function nearestHubs(place: Position, hubs: readonly Position[], count: number): NearHub[] {
  const nearest: NearHub[] = [];

  for (const [index, hub] of hubs.entries()) {
    const km = greatCircleM(place, hub) / 1000;
    if (nearest.length === count && km >= nearest[count - 1]!.km) continue;

    const at = nearest.findIndex((other) => km < other.km);
    nearest.splice(at === -1 ? nearest.length : at, 0, { index, km });
    nearest.length = Math.min(nearest.length, count);
  }

  return nearest;
}

/** Flat within some 6 km, inverse square beyond, zero at the horizon; never quite zero, so that weights can be normed. */
function kernel(km: number, horizonKm: number): number {
  const fall = horizonKm > 0 ? 1 - km / horizonKm : 1;
  return (fall * fall) / ((km * km) / 400 + 0.1) + 1e-9;
}

/** Index of the unordered pair of hubs in a triangular table of `hubPairs(count)` cells. */
export function hubPair(a: number, b: number): number {
  return a >= b ? (a * (a + 1)) / 2 + b : (b * (b + 1)) / 2 + a;
}

/** Number of unordered pairs of `count` hubs, each with itself included. */
export function hubPairs(count: number): number {
  return (count * (count + 1)) / 2;
}
