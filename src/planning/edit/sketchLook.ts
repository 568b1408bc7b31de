import { tripFen } from '../../solver/index.ts';
import type { EditBatch } from './editBatch.ts';
import type { Fit } from './fit.ts';
import { nearLimits } from './limitsOf.ts';
import type { Sketch } from './sketch.ts';
import { countCompanies, type TripLook } from './tripLook.ts';

/** A sketch that fits, looked at without drawing it up: figures by daylight, money by the quick search. */
export function lookAt(
  { batch, workers }: EditBatch,
  sketch: Sketch,
  { type, route, fixedFen }: Fit & { lawful: true },
): TripLook {
  const { legs, places, fleet, policy } = batch;
  const { depotId, costKmCny } = fleet[type]!;
  const depot = places.depot.get(depotId)!;
  const points = [depot, ...route.pickups, ...route.dropoffs, depot];
  const loaded = { distanceM: 0, driveS: 0, marginM: 0, marginS: 0 };
  let distanceM = 0;
  for (let i = 1; i < points.length; i++) {
    const cell = points[i - 1]! * legs.size + points[i]!;
    distanceM += legs.distanceM[cell]!;
    if (i === 1 || i === points.length - 1) continue;
    loaded.distanceM += legs.distanceM[cell]!;
    loaded.driveS += legs.driveS[cell]!;
    loaded.marginM += legs.distanceM[cell]! * legs.band[cell]!;
    loaded.marginS += legs.driveS[cell]! * legs.band[cell]!;
  }
  const { loadedDistanceM, loadedDriveS } = policy.limits;
  const nearLimit =
    loaded.distanceM + loaded.marginM > loadedDistanceM || loaded.driveS + loaded.marginS > loadedDriveS;
  const { tripId, plate } = sketch;
  return {
    tripId,
    plate,
    costCny: tripFen(fixedFen, 100 * costKmCny, distanceM) / 100,
    distanceM,
    near: nearLimits(policy.limits, [{ tripId, nearLimit, loaded }])[0] ?? null,
    companies: countCompanies(sketch.people.map((workerId) => workers.get(workerId)!)),
    calls: [...route.pickups, ...route.dropoffs].map((point) => {
      const { kind, lng, lat, name } = places.list[point]!;
      return { name, key: `${kind} ${lng} ${lat}` };
    }),
    crew: null,
  };
}
