import type { Problem } from '../../src/solver/index.ts';

/** Whether a bus of a type can serve all groups of a set (a bit mask) in one run. */
export type Servable = (set: number, busType: number) => boolean;

/**
 * The most people that any plan can carry, by trying everything: for each bus every set of groups that it can serve in one
 * run (only the largest sets matter), for each choice of sets the greatest flow of people into seats.
 */
export function mostCarried(problem: Problem, servable: Servable = (set) => withinLimits(problem, set)): number {
  const { groups, buses } = problem;
  const sets = Array.from({ length: buses.types }, (_, type) => largestSets(problem, (set) => servable(set, type)));
  const fleet: number[] = [];
  for (let type = 0; type < buses.types; type++) for (let k = 0; k < buses.count[type]!; k++) fleet.push(type);

  let best = 0;
  const chosen: number[] = [];
  const choose = (bus: number, from: number): void => {
    if (bus === fleet.length) {
      best = Math.max(best, mostSeated(problem, fleet, chosen));
      return;
    }
    // buses of one type are interchangeable, so their sets are tried in order
    const start = bus > 0 && fleet[bus] === fleet[bus - 1] ? from : 0;
    const own = sets[fleet[bus]!]!;
    for (let s = start; s < own.length; s++) {
      chosen[bus] = own[s]!;
      choose(bus + 1, s);
    }
  };
  if (groups.count > 0) choose(0, 0);
  return best;
}

/** Sets of groups that a bus can serve and that no larger such set contains; of one risk column each. */
function largestSets({ groups }: Problem, servable: (set: number) => boolean): number[] {
  const all: number[] = [];
  // a set is servable only if every smaller set is, so larger ones are built from those
  for (let set = 1; set < 1 << groups.count; set++) {
    const parts = members(set).map((g) => set & ~(1 << g));
    if (parts.every((part) => part === 0 || all.includes(part)) && servable(set)) all.push(set);
  }
  const risk = (set: number) => Math.max(...members(set).map((g) => groups.risk[g]!));
  const largest = all.filter(
    (set) => !all.some((other) => other !== set && (set & other) === set && risk(set) === risk(other)),
  );
  return largest.length > 0 ? largest : [0];
}

/** The groups of a bit mask. */
export function members(set: number): number[] {
  const list: number[] = [];
  for (let g = 0; set >> g > 0; g++) if ((set >> g) & 1) list.push(g);
  return list;
}

function withinLimits(problem: Problem, set: number): boolean {
  const { points, distanceM, driveS, limits } = problem;
  return stopOrders(problem, set).some((run) => {
    const stops = [...run.pickups, ...run.dropoffs];
    const total = (table: Float64Array) =>
      stops.slice(1).reduce((sum, stop, i) => sum + table[stops[i]! * points + stop]!, 0);
    return total(distanceM) <= limits.loadedDistanceM && total(driveS) <= limits.loadedDriveS;
  });
}

/** Every order of stops in which a bus could serve a set; none where the stop limits or a lone county forbid the set. */
export function stopOrders({ groups, limits }: Problem, set: number): { pickups: number[]; dropoffs: number[] }[] {
  const list = members(set);
  const pickups = [...new Set(list.map((g) => groups.pickup[g]!))];
  const dropoffs = [...new Set(list.map((g) => groups.dropoff[g]!))];
  const counties = new Set(list.map((g) => groups.county[g]!));
  if (pickups.length > limits.maxPickups || dropoffs.length > limits.maxDropoffs) return [];
  if (counties.size > 1 && list.some((g) => groups.alone[g] === 1)) return [];
  return orders(pickups).flatMap((before) => orders(dropoffs).map((after) => ({ pickups: before, dropoffs: after })));
}

/** All orders of a list. */
export function orders(list: number[]): number[][] {
  if (list.length < 2) return [list];
  return list.flatMap((first, i) => orders(list.filter((_, k) => k !== i)).map((rest) => [first, ...rest]));
}

/** Greatest number of people that fit into the buses when bus b takes only the groups of its set. */
export function mostSeated({ groups, buses }: Problem, fleet: number[], sets: number[]): number {
  const seats = fleet.map((type, b) => {
    const risks = members(sets[b]!).map((g) => groups.risk[g]!);
    return risks.length === 0 ? 0 : buses.capacity[type * buses.riskLevels + Math.max(...risks)]!;
  });
  const rides = Array.from({ length: groups.count }, () => fleet.map(() => 0));
  let carried = 0;
  for (let g = 0; g < groups.count; g++)
    for (let person = 0; person < groups.size[g]!; person++) if (seat(g, new Set())) carried++;
  return carried;

  /** Finds a seat for one of the group, moving others on if need be (augmenting path). */
  function seat(group: number, seen: Set<number>): boolean {
    for (let b = 0; b < fleet.length; b++) {
      if (seen.has(b) || ((sets[b]! >> group) & 1) === 0) continue;
      seen.add(b);
      const aboard = rides.reduce((total, row) => total + row[b]!, 0);
      if (aboard < seats[b]!) {
        rides[group]![b]!++;
        return true;
      }
      for (let other = 0; other < groups.count; other++) {
        if (rides[other]![b] === 0) continue;
        rides[other]![b]!--;
        rides[group]![b]!++;
        if (seat(other, seen)) return true;
        rides[other]![b]!++;
        rides[group]![b]!--;
      }
    }
    return false;
  }
}
