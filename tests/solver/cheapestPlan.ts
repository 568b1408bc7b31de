import { type Problem, type RouteTimer, tripFen } from '../../src/solver/index.ts';
import { members, mostSeated, stopOrders } from './bruteForce.ts';

/** The best plan that leaves at most `left` people over, and the fewest buses of any such plan. */
export interface CheapestPlan {
  moneyFen: number;
  buses: number;
}

/**
 * Tries every set of groups in every bus; a choice of sets counts if the seats hold all but `left` people of their groups.
 * The time cost of a trip is taken with one person from each group aboard, which never exceeds the truth.
 */
export function cheapestPlan(problem: Problem, timer: RouteTimer, left: number): CheapestPlan {
  const { groups, buses, prices } = problem;
  const fleet: number[] = [];
  for (let type = 0; type < buses.types; type++) for (let k = 0; k < buses.count[type]!; k++) fleet.push(type);
  const people = groups.size.reduce((a, b) => a + b, 0);
  const options = Array.from({ length: buses.types }, (_, type) => tripsOf(problem, timer, type));

  const best: CheapestPlan = { moneyFen: Number.POSITIVE_INFINITY, buses: Number.POSITIVE_INFINITY };
  const chosen: number[] = fleet.map(() => 0);
  const choose = (bus: number, from: number, moneyFen: number, used: number): void => {
    if (moneyFen >= best.moneyFen && used >= best.buses) return;
    if (bus === fleet.length) {
      if (mostSeated(problem, fleet, chosen) < people - left) return;
      const families = chosen.flatMap((set) => [...new Set(members(set).map((g) => groups.family[g]!))]);
      const splits = families.length - new Set(families).size;
      best.moneyFen = Math.min(best.moneyFen, moneyFen + splits * prices.splitGroupFen);
      best.buses = Math.min(best.buses, used);
      return;
    }
    const own = options[fleet[bus]!]!;
    const start = bus > 0 && fleet[bus] === fleet[bus - 1] ? from : 0;
    for (let i = start; i < own.length; i++) {
      const { set, fen } = own[i]!;
      chosen[bus] = set;
      choose(bus + 1, i, moneyFen + fen, used + (set === 0 ? 0 : 1));
    }
    chosen[bus] = 0;
  };
  choose(0, 0, 0, 0);
  return best;
}

/** Every set that a bus type can serve with its least cost, the empty bus included. */
function tripsOf(problem: Problem, timer: RouteTimer, type: number): { set: number; fen: number }[] {
  const { points, distanceM, driveS, groups, buses, limits, prices } = problem;
  const depot = buses.depot[type]!;
  const length = (table: Float64Array, list: readonly number[]) =>
    list.slice(1).reduce((sum, stop, i) => sum + table[list[i]! * points + stop]!, 0);
  const trips = [{ set: 0, fen: 0 }];
  for (let set = 1; set < 1 << groups.count; set++) {
    const list = members(set);
    const risk = Math.max(...list.map((g) => groups.risk[g]!));
    if (buses.capacity[type * buses.riskLevels + risk]! < list.length) continue;
    let fen = Number.POSITIVE_INFINITY;
    for (const { pickups, dropoffs } of stopOrders(problem, set)) {
      const stops = [...pickups, ...dropoffs];
      const [first, last] = [stops[0]!, stops.at(-1)!];
      const sums = {
        outM: length(distanceM, [depot, first]),
        outS: length(driveS, [depot, first]),
        loadedM: length(distanceM, stops),
        loadedS: length(driveS, stops),
        backM: length(distanceM, [last, depot]),
        backS: length(driveS, [last, depot]),
        pickups: pickups.length,
        dropoffs: dropoffs.length,
        people: list.length,
      };
      if (sums.loadedM > limits.loadedDistanceM || sums.loadedS > limits.loadedDriveS) continue;
      fen = Math.min(
        fen,
        tripFen(timer.boundFen(type, sums), buses.kmFen[type]!, sums.outM + sums.loadedM + sums.backM),
      );
    }
    const companies = new Set(list.map((g) => groups.company[g]!)).size;
    if (fen < Number.POSITIVE_INFINITY) trips.push({ set, fen: fen + prices.extraCompanyFen * (companies - 1) });
  }
  return trips;
}
