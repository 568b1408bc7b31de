import type { Given } from './given.ts';

/**
 * Gives trips their ids in the order in which it is asked: a bus that ran in the plan that stands keeps its trip's id, others
 * get the first numbers that no trip of that plan has.
 */
export function tripNames(given: Given | null): (plate: string) => string {
  const before = new Map(given?.start.plan.trips.map(({ tripId, bus }) => [bus.plate, tripId]));
  const taken = new Set(before.values());
  let number = 0;
  return (plate) => {
    const known = before.get(plate);
    if (known !== undefined) return known;
    for (;;) {
      const name = `T${String(++number).padStart(2, '0')}`;
      if (!taken.has(name)) return name;
    }
  };
}
