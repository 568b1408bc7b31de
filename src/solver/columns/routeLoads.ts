import { zeroSums } from '../cost.ts';
import type { Problem } from '../problem.ts';
import type { Load } from './bestLoads.ts';
import type { Aim } from './tripCost.ts';

/** A planned trip, as far as the relaxation looks at it. */
export interface PlannedRoute {
  busType: number;
  pickups: readonly number[];
  dropoffs: readonly number[];
  groups: readonly { group: number; people: number }[];
}

/** A plan's trips as columns to begin with, each at its least cost. */
export function routeLoads(problem: Problem, aim: Aim, routes: readonly PlannedRoute[]): Load[] {
  const { points: n, distanceM, driveS, groups, buses } = problem;
  return routes.map((route) => {
    const depot = buses.depot[route.busType]!;
    const stops = [...route.pickups, ...route.dropoffs];
    const length = (table: Float64Array, list: readonly number[]) =>
      list.slice(1).reduce((sum, stop, i) => sum + table[list[i]! * n + stop]!, 0);
    const [first, last] = [stops[0]!, stops.at(-1)!];
    const cost = aim.tripCost(route.busType, {
      ...zeroSums(),
      outM: length(distanceM, [depot, first]),
      outS: length(driveS, [depot, first]),
      loadedM: length(distanceM, stops),
      loadedS: length(driveS, stops),
      backM: length(distanceM, [last, depot]),
      backS: length(driveS, [last, depot]),
      pickups: route.pickups.length,
      dropoffs: route.dropoffs.length,
      people: route.groups.reduce((sum, { people }) => sum + people, 0),
    });
    const list = route.groups.map(({ group }) => group);
    const families = new Set(list.map((g) => groups.family[g]!)).size;
    const companies = new Set(list.map((g) => groups.company[g]!)).size;
    return {
      busType: route.busType,
      cost: cost + aim.familyFen * families + aim.companyFen * companies,
      profit: 0,
      groups: list,
      people: route.groups.map(({ people }) => people),
    };
  });
}
