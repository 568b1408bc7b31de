import type { Plan } from '../../contract/plan.ts';
import { tripFen } from '../../solver/index.ts';
import { busyDrivers, freeAt } from './changeTrips.ts';
import type { EditBatch } from './editBatch.ts';
import { fitSketch } from './fit.ts';
import type { Sketch } from './sketch.ts';
import { freeDrivers } from './staff.ts';
import { pathM } from './stopOrders.ts';

/** One bus of each like kind that drives no trip, in the order of the fleet. */
export function idleKinds({ batch }: EditBatch, running: ReadonlySet<string>): string[] {
  const kinds = new Map<number, string>();
  for (const { plates, likeType } of batch.fleet)
    for (const plate of plates) if (!running.has(plate) && !kinds.has(likeType)) kinds.set(likeType, plate);
  return [...kinds.values()];
}

/**
 * Idle buses in which these people could ride, the cheapest trip first; then those in which they could not, so that whoever asks for
 * one learns why.
 */
export function rankedIdleBuses(
  edits: EditBatch,
  plan: Plan,
  joining: Pick<Sketch, 'tripId' | 'people'>,
  running: ReadonlySet<string>,
): string[] {
  const { batch } = edits;
  const free = freeDrivers(batch, busyDrivers(plan, new Set()));
  const priced = idleKinds(edits, running).map((plate) => {
    const freeCount = freeAt(edits, free, plate);
    const fit = fitSketch(
      edits,
      { ...joining, plate, crew: [], pickups: [], dropoffs: [] },
      { freeDrivers: freeCount, order: 'free' },
    );
    if (!fit.lawful) return { plate, fen: Number.POSITIVE_INFINITY };
    const { depotId, costKmCny } = batch.fleet[fit.type]!;
    const depot = batch.places.depot.get(depotId)!;
    const metres = pathM(batch.legs, [depot, ...fit.route.pickups, ...fit.route.dropoffs, depot]);
    return { plate, fen: tripFen(fit.fixedFen, 100 * costKmCny, metres) };
  });
  return priced.sort((a, b) => a.fen - b.fen).map(({ plate }) => plate);
}
