import fc from 'fast-check';
import type { VisitProblem } from '../../../src/solver/index.ts';

/** A random visit problem: coordinates on a small grid, limits that bind, symmetric, open or with crooked ways. */
export function visitProblem(sizes: { min: number; max: number }): fc.Arbitrary<VisitProblem> {
  return fc
    .record({
      places: fc.array(
        fc.record({ x: fc.nat(60), y: fc.nat(60), demand: fc.integer({ min: 1, max: 9 }), service: fc.nat(5) }),
        { minLength: sizes.min + 1, maxLength: sizes.max + 1 },
      ),
      capacity: fc.integer({ min: 9, max: 30 }),
      duration: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 180, max: 400 })),
      kind: fc.constantFrom('symmetric', 'open', 'crooked'),
      extraVehicles: fc.nat(2),
    })
    .map(({ places, capacity, duration, kind, extraVehicles }) => {
      const count = places.length;
      const cost = new Float64Array(count * count);
      for (let i = 0; i < count; i++)
        for (let j = 0; j < count; j++) {
          const [a, b] = [places[i]!, places[j]!];
          const way = Math.hypot(a.x - b.x, a.y - b.y);
          // crooked: one direction is up to a fifth longer
          const longer = kind === 'crooked' && i !== j ? 1 + ((7 * i + 3 * j) % 5) / 20 : 1;
          cost[i * count + j] = kind === 'open' && j === 0 ? 0 : way * longer;
        }
      const demand = Float64Array.from(places, (place, i) => (i === 0 ? 0 : place.demand));
      const total = demand.reduce((a, b) => a + b, 0);
      return {
        visits: count - 1,
        cost,
        demand,
        service: Float64Array.from(places, (place, i) => (i === 0 ? 0 : place.service)),
        capacity,
        maxDuration: duration,
        vehicles: Math.min(count - 1, Math.ceil(total / capacity) + extraVehicles),
        place: { x: Float64Array.from(places, ({ x }) => x), y: Float64Array.from(places, ({ y }) => y) },
      };
    });
}

/** Cost and excesses of routes, recomputed without the solver's code. */
export function measureRoutes(problem: VisitProblem, routes: readonly (readonly number[])[]) {
  const { visits, cost, demand, service, capacity, maxDuration } = problem;
  let way = 0;
  let excessLoad = 0;
  let excessTime = 0;
  for (const route of routes) {
    if (route.length === 0) continue;
    const stops = [0, ...route, 0];
    const own = stops.slice(1).reduce((sum, stop, i) => sum + cost[stops[i]! * (visits + 1) + stop]!, 0);
    const load = route.reduce((sum, visit) => sum + demand[visit]!, 0);
    const time = own + route.reduce((sum, visit) => sum + service[visit]!, 0);
    way += own;
    excessLoad += Math.max(0, load - capacity);
    excessTime += Math.max(0, time - maxDuration);
  }
  return { cost: way, excessLoad, excessTime };
}

/** The least cost of any feasible plan by dynamic programming over all sets; Infinity where there is none. */
export function leastCost(problem: VisitProblem): number {
  const { visits, cost, vehicles } = problem;
  const stride = visits + 1;
  const all = (1 << visits) - 1;
  // way[set][last]: least way from the depot over the set
  const way = Array.from({ length: all + 1 }, () => new Float64Array(visits).fill(Number.POSITIVE_INFINITY));
  const tour = new Float64Array(all + 1).fill(Number.POSITIVE_INFINITY);
  for (let set = 1; set <= all; set++)
    for (let last = 0; last < visits; last++) {
      if (((set >> last) & 1) === 0) continue;
      const rest = set ^ (1 << last);
      let least = rest === 0 ? cost[last + 1]! : Number.POSITIVE_INFINITY;
      for (let before = 0; before < visits; before++)
        if ((rest >> before) & 1)
          least = Math.min(least, way[rest]![before]! + cost[(before + 1) * stride + last + 1]!);
      way[set]![last] = least;
      tour[set] = Math.min(tour[set]!, least + cost[(last + 1) * stride]!);
    }
  const members = (set: number) => Array.from({ length: visits }, (_, i) => i + 1).filter((i) => (set >> (i - 1)) & 1);
  for (let set = 1; set <= all; set++) {
    const load = members(set).reduce((sum, visit) => sum + problem.demand[visit]!, 0);
    const service = members(set).reduce((sum, visit) => sum + problem.service[visit]!, 0);
    if (load > problem.capacity || tour[set]! + service > problem.maxDuration) tour[set] = Number.POSITIVE_INFINITY;
  }
  let best = new Float64Array(all + 1).fill(Number.POSITIVE_INFINITY);
  best[0] = 0;
  for (let vehicle = 0; vehicle < vehicles; vehicle++) {
    const next = best.slice();
    for (let set = 1; set <= all; set++)
      for (let part = set; part > 0; part = (part - 1) & set)
        next[set] = Math.min(next[set]!, best[set ^ part]! + tour[part]!);
    best = next;
  }
  return best[all]!;
}
