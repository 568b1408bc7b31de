import type { Problem } from '../../src/solver/index.ts';

/**
 * The most people that any plan can carry, by trying everything: for each bus every set of groups that one run within the
 * limits can serve (only the largest sets matter), for each choice of sets the greatest flow of people into seats.
 */
export function mostCarried(problem: Problem): number {
  const { groups, buses } = problem;
  const sets = largestSets(problem);
  const fleet: number[] = [];
  for (let type = 0; type < buses.types; type++) for (let k = 0; k < buses.count[type]!; k++) fleet.push(type);

  let best = 0;
  const chosen: number[] = [];
  const choose = (bus: number, from: number): void => {
    if (bus === fleet.length) {
      best = Math.max(best, flow(problem, fleet, chosen));
      return;
    }
    // buses of one type are interchangeable, so their sets are tried in order
    const start = bus > 0 && fleet[bus] === fleet[bus - 1] ? from : 0;
    for (let s = start; s < sets.length; s++) {
      chosen[bus] = sets[s]!;
      choose(bus + 1, s);
    }
  };
  if (groups.count > 0) choose(0, 0);
  return best;
}

/** Sets of groups (bit masks) that a bus can serve and that no larger such set contains; of one risk column each. */
function largestSets(problem: Problem): number[] {
  const { groups } = problem;
  const all: number[] = [];
  for (let set = 1; set < 1 << groups.count; set++) if (servable(problem, set)) all.push(set);
  const risk = (set: number) => Math.max(...members(set).map((g) => groups.risk[g]!));
  const largest = all.filter(
    (set) => !all.some((other) => other !== set && (set & other) === set && risk(set) === risk(other)),
  );
  return largest.length > 0 ? largest : [0];
}

function members(set: number): number[] {
  const list: number[] = [];
  for (let g = 0; set >> g > 0; g++) if ((set >> g) & 1) list.push(g);
  return list;
}

function servable({ groups, limits, points, distanceM, driveS }: Problem, set: number): boolean {
  const list = members(set);
  const pickups = [...new Set(list.map((g) => groups.pickup[g]!))];
  const dropoffs = [...new Set(list.map((g) => groups.dropoff[g]!))];
  const counties = new Set(list.map((g) => groups.county[g]!));
  if (pickups.length > limits.maxPickups || dropoffs.length > limits.maxDropoffs) return false;
  if (counties.size > 1 && list.some((g) => groups.alone[g] === 1)) return false;
  for (const before of orders(pickups))
    for (const after of orders(dropoffs)) {
      const stops = [...before, ...after];
      const run = (table: Float64Array) =>
        stops.slice(1).reduce((total, stop, i) => total + table[stops[i]! * points + stop]!, 0);
      if (run(distanceM) <= limits.loadedDistanceM && run(driveS) <= limits.loadedDriveS) return true;
    }
  return false;
}

function orders(list: number[]): number[][] {
  if (list.length < 2) return [list];
  return list.flatMap((first, i) => orders(list.filter((_, k) => k !== i)).map((rest) => [first, ...rest]));
}

/** Greatest number of people that fit into the buses when bus b takes only the groups of its set. */
function flow({ groups, buses }: Problem, fleet: number[], sets: number[]): number {
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
