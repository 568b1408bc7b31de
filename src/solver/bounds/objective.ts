import { capacityOf, type Problem } from '../problem.ts';
import type { RouteTimer } from '../timer.ts';
import { leastBins } from './leastBins.ts';
import { shortestRuns } from './shortest.ts';

/**
 * A proven lower bound on the objective in fen, by capacity: a trip costs at least as much as the dearest of its
 * passengers' own shortest trips with that bus, so each passenger may be charged that trip's cost divided by the seats of
 * the bus; the least such charge over all buses, summed over everybody, is never more than a plan costs. Company mixing is
 * added through Σ(companies in a bus − 1) = company rides − buses. People whom a plan may leave over are not charged.
 */
export function boundObjective(problem: Problem, timer: RouteTimer, leftPeople: number): number {
  const charges = personCharges(problem, timer);
  charges.sort((a, b) => b - a);
  let fen = 0;
  for (let i = Math.max(0, leftPeople); i < charges.length; i++) fen += charges[i]!;
  fen += problem.prices.extraCompanyFen * companyRides(problem, leftPeople);
  return Math.max(0, Math.floor(fen - 1e-6 * Math.abs(fen) - 1));
}

/** For every person the least share of a trip that must be paid for him. */
function personCharges(problem: Problem, timer: RouteTimer): number[] {
  const { points: n, groups, buses, prices } = problem;
  const pickups = [...new Set(groups.pickup)];
  const dropoffs = [...new Set(groups.dropoff)];
  const depots = [...new Set(buses.depot)];
  const fromPickups = shortestRuns(problem, pickups);
  const fromDropoffs = shortestRuns(problem, dropoffs);
  const fromDepots = shortestRuns(problem, depots);
  const rowOfPickup = new Map(pickups.map((point, row) => [point, row]));
  const rowOfDropoff = new Map(dropoffs.map((point, row) => [point, row]));
  const rowOfDepot = new Map(depots.map((point, row) => [point, row]));

  const nearest = depots.map((_, row) => ({
    outM: Math.min(...pickups.map((point) => fromDepots.distanceM[row * n + point]!)),
    outS: Math.min(...pickups.map((point) => fromDepots.driveS[row * n + point]!)),
  }));

  const charges: number[] = [];
  for (let group = 0; group < groups.count; group++) {
    const pickup = groups.pickup[group]!;
    const dropoff = groups.dropoff[group]!;
    const p = rowOfPickup.get(pickup)! * n;
    const d = rowOfDropoff.get(dropoff)! * n;
    let least = Number.POSITIVE_INFINITY;
    for (let type = 0; type < buses.types; type++) {
      const seats = capacityOf(buses, type, groups.risk[group]!);
      if (seats === 0) continue;
      const depot = buses.depot[type]!;
      const k = rowOfDepot.get(depot)! * n;
      // a bus may pick somebody up on its way out: only as far as the nearest place is it sure to be empty
      const { outM, outS } = nearest[rowOfDepot.get(depot)!]!;
      const sums = {
        outM,
        outS,
        loadedM: fromPickups.distanceM[p + dropoff]!,
        loadedS: fromPickups.driveS[p + dropoff]!,
        backM: fromDepots.distanceM[k + pickup]! - outM + fromDropoffs.distanceM[d + depot]!,
        backS: fromDepots.driveS[k + pickup]! - outS + fromDropoffs.driveS[d + depot]!,
        pickups: 1,
        dropoffs: 1,
        people: 1,
      };
      const tripM = sums.outM + sums.loadedM + sums.backM;
      const fen = timer.boundFen(type, sums) + (buses.kmFen[type]! * tripM) / 1000 - prices.extraCompanyFen;
      // a trip that costs less than its mixing credit is charged in full: it carries at least one person
      least = Math.min(least, fen >= 0 ? fen / seats : fen);
    }
    // an empty minimum belongs to a group that no bus can carry; it is not part of any plan
    if (Number.isFinite(least)) for (let i = 0; i < groups.size[group]!; i++) charges.push(least);
  }
  return charges;
}

/** At least so often a company rides in a bus. */
function companyRides({ groups, buses }: Problem, leftPeople: number): number {
  const people = new Map<number, number>();
  for (let group = 0; group < groups.count; group++) {
    const company = groups.company[group]!;
    people.set(company, (people.get(company) ?? 0) + groups.size[group]!);
  }
  const heaps = [...people.values()];
  const seats = Math.max(1, ...buses.capacity);
  return leastBins(
    heaps,
    heaps.map(() => seats),
    leftPeople,
  );
}
