import { type Bus, riskLevels } from '../contract/scenario.ts';
import { coachCapacity } from '../policy/capacity.ts';
import type { Policy } from '../policy/schema.ts';

/** Buses that differ in nothing that matters to a plan. */
export interface FleetType {
  depotId: string;
  seats: number;
  /** By risk level, in the order of `riskLevels`. */
  capacity: number[];
  drivers: number;
  costDayCny: number;
  costKmCny: number;
  /** Earliest departure on the timetable's clock; 0 or less means "whenever the batch may begin". */
  earliestStartS: number;
  /** In the order of fleet.csv. */
  plates: string[];
  /** The first type that is the same but for the plate: another one only for buses that have a type of their own. */
  likeType: number;
}

/**
 * Puts interchangeable buses together. A bus without a driver or without a seat under the policy is left out.
 * @param earliestS the first second at which any bus of the batch may leave its depot
 * @param named plates that have a type of their own, because it matters which of two like buses runs
 */
export function fleetTypes(
  fleet: readonly Bus[],
  policy: Policy,
  midnightMs: number,
  earliestS: number,
  named: ReadonlySet<string> = new Set(),
): FleetType[] {
  const types = new Map<string, FleetType>();
  const alike = new Map<string, number>();
  for (const bus of fleet) {
    const capacity = riskLevels.map((risk) => coachCapacity(bus.seats, risk, policy));
    if (bus.drivers < 1 || Math.max(...capacity) < 1) continue;
    const earliestStartS = Math.max(earliestS, Math.ceil((bus.availableFromMs - midnightMs) / 1000));
    const kind = [bus.depotId, bus.seats, bus.drivers, bus.costDayCny, bus.costKmCny, earliestStartS].join('|');
    const key = named.has(bus.plate) ? `${kind}|${bus.plate}` : kind;
    const type = types.get(key);
    if (type !== undefined) {
      type.plates.push(bus.plate);
      continue;
    }
    const { depotId, seats, drivers, costDayCny, costKmCny } = bus;
    const likeType = alike.get(kind) ?? types.size;
    alike.set(kind, likeType);
    const costs = { costDayCny, costKmCny };
    types.set(key, { depotId, seats, capacity, drivers, ...costs, earliestStartS, plates: [bus.plate], likeType });
  }
  return [...types.values()];
}
