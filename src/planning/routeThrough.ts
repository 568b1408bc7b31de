import type { Batch } from './batch.ts';

/** A route with the people who ride, before anybody has asked whether it may be driven. */
export interface RouteThrough {
  pickups: number[];
  boarding: number[];
  dropoffs: number[];
  alighting: number[];
  /** Groups aboard and how many people of each. */
  groups: { group: number; people: number }[];
}

/**
 * The route through the points that these people need, in the given order; points that it does not name come last.
 * @param people how many of which group ride
 */
export function routeThrough(
  { groups }: Batch,
  people: ReadonlyMap<number, number>,
  order: { pickups: readonly number[]; dropoffs: readonly number[] },
): RouteThrough {
  const members = [...people].map(([group, count]) => ({ group, people: count }));
  const pickups = inOrder(
    order.pickups,
    members.map(({ group }) => groups[group]!.pickup),
  );
  const dropoffs = inOrder(
    order.dropoffs,
    members.map(({ group }) => groups[group]!.dropoff),
  );
  const count = (end: 'pickup' | 'dropoff', point: number) =>
    members.reduce((sum, { group, people: some }) => sum + (groups[group]![end] === point ? some : 0), 0);
  return {
    pickups,
    boarding: pickups.map((point) => count('pickup', point)),
    dropoffs,
    alighting: dropoffs.map((point) => count('dropoff', point)),
    groups: members,
  };
}

/** The needed points in the given order; others come last. */
function inOrder(order: readonly number[], needed: readonly number[]): number[] {
  const wanted = new Set(needed);
  const known = order.filter((point) => wanted.has(point));
  return [...known, ...[...wanted].filter((point) => !known.includes(point))];
}
