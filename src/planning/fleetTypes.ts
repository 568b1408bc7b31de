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
  /** In the order of fleet.csv; empty where each of the like buses has a type of its own. */
  plates: string[];
  /** The type of the same buses whose plates do not matter; itself but for a bus that has a type of its own. */
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
  const list: FleetType[] = [];
  /** The type of that key; a new one without a plate where there is none yet. */
  const typeOf = (key: string, make: () => Omit<FleetType, 'plates' | 'likeType'>, likeType: number | null): number => {
    const known = types.get(key);
    if (known !== undefined) return list.indexOf(known);
    const type: FleetType = { ...make(), plates: [], likeType: likeType ?? list.length };
    types.set(key, type);
    return list.push(type) - 1;
  };
  for (const bus of fleet) {
    const capacity = riskLevels.map((risk) => coachCapacity(bus.seats, risk, policy));
    if (bus.drivers < 1 || Math.max(...capacity) < 1) continue;
    const earliestStartS = Math.max(earliestS, Math.ceil((bus.availableFromMs - midnightMs) / 1000));
    const { depotId, seats, drivers, costDayCny, costKmCny } = bus;
    const make = () => ({ depotId, seats, capacity, drivers, costDayCny, costKmCny, earliestStartS });
    const kind = [depotId, seats, drivers, costDayCny, costKmCny, earliestStartS].join('|');
    const plain = typeOf(kind, make, null);
    const own = named.has(bus.plate) ? typeOf(`${kind}|${bus.plate}`, make, plain) : plain;
    list[own]!.plates.push(bus.plate);
  }
  return list;
}
