import type { Problem } from '../problem.ts';
import { settle } from '../recreate.ts';
import { Solution } from '../solution.ts';
import type { RouteTimer } from '../timer.ts';
import { Timing } from '../timing.ts';
import { LoadCosts } from './loadCosts.ts';
import { Loads } from './loads.ts';
import { cheapestCarried, seatEverybody } from './seatEverybody.ts';

/** Pairs of loads looked at in all rounds; each round makes the plan anew with the timetables learnt before. */
const mostSteps = 40_000_000;

/**
 * The best plan of a problem so small that all plans can be looked at; null where it is larger, where timetables teach too slowly, or
 * where the depots' drivers, which are not looked at, do not suffice for it. Costs are lower bounds at first; the loads of the best plan
 * are timed by law, until the best plan is one whose loads are all timed.
 */
export function exactPlan(problem: Problem, timer: RouteTimer): Solution | null {
  const loads = Loads.of(problem);
  const costs = loads === null ? null : LoadCosts.of(problem, timer, loads);
  if (loads === null || costs === null) return null;
  const buses = problem.buses.count.reduce((a, b) => a + b, 0);
  for (let steps = 0; steps < mostSteps; steps += buses * loads.pairs) {
    const seatings = seatEverybody(problem, loads, costs.fen, problem.prices.splitGroupFen);
    const best = cheapestCarried(loads, seatings.fen, -1);
    if (best < 0) return null;
    const trips = seatings.trace(best);
    const news = trips.filter(({ type, load }) => costs.time(type, load));
    if (news.length === 0) return assemble(problem, timer, loads, costs, trips);
  }
  return null;
}

function assemble(
  problem: Problem,
  timer: RouteTimer,
  loads: Loads,
  costs: LoadCosts,
  trips: readonly { type: number; load: number }[],
): Solution | null {
  const solution = new Solution(problem);
  const timing = new Timing(timer);
  trips.forEach(({ type, load }, i) => {
    const route = solution.routes[i]!;
    solution.setType(route, type);
    for (let group = 0; group < problem.groups.count; group++) {
      const people = loads.peopleOf(load, group);
      if (people > 0) solution.board(route, group, people, route.pickupCount, route.dropoffCount);
    }
    const { pickups, dropoffs } = costs.orderOf(type, load);
    route.pickups.set(pickups);
    route.dropoffs.set(dropoffs);
    settle(solution, timer, route);
  });
  const isDriven = solution.routes.every((route) => route.type < 0 || timing.apply(solution, route));
  const isWithinDrivers = solution.driversOut.every((drivers, point) => drivers <= problem.driversAtPoint[point]!);
  return isDriven && isWithinDrivers ? solution : null;
}
