import { capacityOf, type Problem } from '../problem.ts';
import { leastBins } from './leastBins.ts';
import { shortestRuns } from './shortest.ts';

/** A proven least number of buses, and which argument proves it. */
export interface BusBound {
  value: number;
  proof: 'capacity' | 'bin-packing';
}

/**
 * No plan that leaves at most `leftPeople` over uses fewer buses. Two arguments, the stronger one is returned:
 * - capacity: the largest buses together must have a seat for everybody;
 * - bin packing by reach: pick-up places that no bus can serve together (the loaded run would break a limit) need buses of
 *   their own. Places are left out one by one as long as that cuts the rest into more such parts.
 */
export function boundBuses(problem: Problem, leftPeople: number): BusBound {
  const capacity = busesForSeats(problem, leftPeople);
  const packing = reachBound(problem, leftPeople);
  return packing > capacity ? { value: packing, proof: 'bin-packing' } : { value: capacity, proof: 'capacity' };
}

/** The capacity argument alone, which takes no time. */
export function busesForSeats({ groups, buses }: Problem, leftPeople: number): number {
  let people = -leftPeople;
  let lowestRisk = buses.riskLevels - 1;
  for (let g = 0; g < groups.count; g++) {
    people += groups.size[g]!;
    lowestRisk = Math.min(lowestRisk, groups.risk[g]!);
  }
  const seats: number[] = [];
  for (let type = 0; type < buses.types; type++)
    for (let k = 0; k < buses.count[type]!; k++) seats.push(capacityOf(buses, type, lowestRisk));
  seats.sort((a, b) => b - a);
  let needed = 0;
  while (people > 0 && needed < seats.length) people -= seats[needed++]!;
  return needed;
}

/** A pick-up point with all who wait there. */
interface Place {
  point: number;
  people: number;
  /** Seats of the largest bus that may stop there. */
  seats: number;
  dropoffs: Set<number>;
  county: number;
  alone: boolean;
}

function reachBound(problem: Problem, leftPeople: number): number {
  const places = placesOf(problem);
  const together = compatiblePlaces(problem, places);
  const used = places.map(() => true);
  let best = partsBound(places, together, used, leftPeople);
  for (let improved = true; improved; ) {
    improved = false;
    for (let i = 0; i < places.length; i++) {
      if (!used[i]) continue;
      used[i] = false;
      const value = partsBound(places, together, used, leftPeople);
      if (value > best) {
        best = value;
        improved = true;
      } else used[i] = true;
    }
  }
  return best;
}

function placesOf({ groups, buses }: Problem): Place[] {
  const byPoint = new Map<number, Place>();
  for (let g = 0; g < groups.count; g++) {
    const point = groups.pickup[g]!;
    let place = byPoint.get(point);
    if (place === undefined) {
      place = { point, people: 0, seats: 0, dropoffs: new Set(), county: groups.county[g]!, alone: true };
      byPoint.set(point, place);
    }
    for (let type = 0; type < buses.types; type++)
      place.seats = Math.max(place.seats, capacityOf(buses, type, groups.risk[g]!));
    // a place is alone only if nobody there may share with another county
    if (groups.alone[g] === 0 || groups.county[g] !== place.county) place.alone = false;
    place.people += groups.size[g]!;
    place.dropoffs.add(groups.dropoff[g]!);
  }
  return [...byPoint.values()];
}

/** `together[i * n + j]`: whether a bus could serve both places, as far as the loaded run tells. */
function compatiblePlaces(problem: Problem, places: Place[]): Uint8Array {
  const n = places.length;
  const runs = shortestRuns(
    problem,
    places.map((place) => place.point),
  );
  const together = new Uint8Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const apart = (places[i]!.alone || places[j]!.alone) && places[i]!.county !== places[j]!.county;
      if (apart || !(inReach(problem, runs, places, i, j) || inReach(problem, runs, places, j, i))) continue;
      together[i * n + j] = 1;
      together[j * n + i] = 1;
    }
  return together;
}

/** Whether the run i → j → a drop-off of each is within the limits, by shortest runs. */
function inReach(
  { points, limits }: Problem,
  runs: { distanceM: Float64Array; driveS: Float64Array },
  places: Place[],
  i: number,
  j: number,
): boolean {
  const run = (table: Float64Array) => {
    const nearest = (dropoffs: Set<number>) => {
      let least = Number.POSITIVE_INFINITY;
      for (const point of dropoffs) least = Math.min(least, table[j * points + point]!);
      return least;
    };
    const between = table[i * points + places[j]!.point]!;
    return between + Math.max(nearest(places[i]!.dropoffs), nearest(places[j]!.dropoffs));
  };
  return run(runs.distanceM) <= limits.loadedDistanceM && run(runs.driveS) <= limits.loadedDriveS;
}

/** Σ over connected parts of the used places of the buses that the part needs alone. */
function partsBound(places: Place[], together: Uint8Array, used: boolean[], leftPeople: number): number {
  const n = places.length;
  const seen = new Uint8Array(n);
  const people: number[] = [];
  const seats: number[] = [];
  const stack: number[] = [];
  for (let start = 0; start < n; start++) {
    if (!used[start] || seen[start] === 1) continue;
    let partPeople = 0;
    let partSeats = 1;
    seen[start] = 1;
    stack.push(start);
    while (stack.length > 0) {
      const i = stack.pop()!;
      partPeople += places[i]!.people;
      partSeats = Math.max(partSeats, places[i]!.seats);
      for (let j = 0; j < n; j++)
        if (used[j] && seen[j] === 0 && together[i * n + j] === 1) {
          seen[j] = 1;
          stack.push(j);
        }
    }
    people.push(partPeople);
    seats.push(partSeats);
  }
  return leastBins(people, seats, leftPeople);
}
