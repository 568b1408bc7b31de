import { unreachable } from '../../routing/router.ts';
import type { Batch } from '../batch.ts';

/** The direct run of people of one group: from the depot to his place, to his company, and back. */
export interface SoloRun {
  companyId: string;
  risk: number;
  /** Of the loaded leg. */
  metres: number;
  seconds: number;
  band: number;
  stops: { pickups: number[]; boarding: number[]; dropoffs: number[]; alighting: number[] };
}

/** The direct run of one passenger of a group, or of so many. */
export function soloRun({ groups, groupRisk, legs }: Batch, group: number, people = 1): SoloRun {
  const { pickup, dropoff, companyId } = groups[group]!;
  const cell = pickup * legs.size + dropoff;
  return {
    companyId,
    risk: groupRisk[group]!,
    metres: legs.distanceM[cell]!,
    seconds: legs.driveS[cell]!,
    band: legs.band[cell]!,
    stops: { pickups: [pickup], boarding: [people], dropoffs: [dropoff], alighting: [people] },
  };
}

/** Whether a leg of the run with a bus is known to lead nowhere. */
export function lacksRoad({ legs, places, fleet }: Batch, { stops }: SoloRun, busType: number): boolean {
  const depot = places.depot.get(fleet[busType]!.depotId)!;
  const [pickup, dropoff] = [stops.pickups[0]!, stops.dropoffs[0]!];
  const cells = [depot * legs.size + pickup, pickup * legs.size + dropoff, dropoff * legs.size + depot];
  return cells.some((cell) => legs.distanceM[cell] === unreachable);
}

/**
 * One bus type for each kind that a single passenger could tell apart: depot, crew, when it is free, whether it has a seat for his risk
 * and whether its depot has drivers. What one of a kind cannot carry, none of the kind can.
 */
export function busKinds({ fleet }: Pick<Batch, 'fleet'>, risk: number): number[] {
  const kinds = new Map<string, number>();
  fleet.forEach(({ depotId, drivers, earliestStartS, capacity }, type) => {
    const key = [depotId, drivers, earliestStartS, capacity[risk]! > 0].join('|');
    if (!kinds.has(key)) kinds.set(key, type);
  });
  return [...kinds.values()];
}
