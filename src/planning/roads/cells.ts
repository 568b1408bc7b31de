import type { Batch } from '../batch.ts';
import type { FoundRoutes } from '../searchRoutes.ts';

/** Legs between depots and all other places: every trip begins and ends with one. */
export function starCells({ places, legs }: Batch): number[] {
  const depots = [...places.depot.values()];
  const cells: number[] = [];
  for (const depot of depots) {
    for (const pickup of places.pickup.values()) cells.push(depot * legs.size + pickup);
    for (const company of places.company.values()) cells.push(company * legs.size + depot);
  }
  return cells;
}

/** Direct runs of groups that may not be carried, by the upper end of their error band: what decides about people. */
export function decisiveCells({ groups, legs, policy }: Batch): number[] {
  const { loadedDistanceM, loadedDriveS } = policy.limits;
  return groups
    .map(({ pickup, dropoff }) => pickup * legs.size + dropoff)
    .filter((cell) => {
      const factor = 1 + legs.band[cell]!;
      return legs.distanceM[cell]! * factor > loadedDistanceM || legs.driveS[cell]! * factor > loadedDriveS;
    });
}

/** Legs that routes drive. */
export function routeCells({ batch, reply }: FoundRoutes): number[] {
  const { places, fleet, legs } = batch;
  return reply.routes.flatMap(({ busType, pickups, dropoffs }) => {
    const depot = places.depot.get(fleet[busType]!.depotId)!;
    const order = [depot, ...pickups, ...dropoffs, depot];
    return order.slice(1).map((to, i) => order[i]! * legs.size + to);
  });
}

/** Direct runs of groups of whom somebody is left over: with them measured, a trip of their own can be had. */
export function leftCells({ batch, groupOf, reply }: FoundRoutes): number[] {
  const { groups, legs } = batch;
  return groupOf.flatMap((group, i) => {
    const { pickup, dropoff } = groups[group]!;
    return reply.left[i]! > 0 ? [pickup * legs.size + dropoff] : [];
  });
}
