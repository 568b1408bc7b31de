import type { LegMatrix } from '../../routing/router.ts';

/** An order of stops of one bus. */
export interface StopOrder {
  pickups: readonly number[];
  dropoffs: readonly number[];
}

/** A bus's depot, what it calls at now, and what is to be added. */
export interface Insertion {
  depot: number;
  now: StopOrder;
  added: StopOrder;
}

/** Longer lists are not put into their best order: the effort doubles with each stop. */
const mostOrdered = 10;

/**
 * Orders of stops worth trying, the least kilometres first: the present order with the new stops put in (at every place, where there is
 * at most one at each end; else one after another, each where it costs least). Where the order may change, the shortest of all
 * orders, by all kilometres and by loaded kilometres, come last.
 */
export function stopOrders(legs: LegMatrix, { depot, now, added }: Insertion, mayReorder: boolean): StopOrder[] {
  const cost = ({ pickups, dropoffs }: StopOrder) => pathM(legs, [depot, ...pickups, ...dropoffs, depot]);
  const kept =
    added.pickups.length <= 1 && added.dropoffs.length <= 1
      ? everyPlace(now.pickups, added.pickups).flatMap((pickups) =>
          everyPlace(now.dropoffs, added.dropoffs).map((dropoffs) => ({ pickups, dropoffs })),
        )
      : [cheapestPlaces(now, added, cost)];
  const sorted = kept.map((order) => ({ order, metres: cost(order) })).sort((a, b) => a.metres - b.metres);
  const orders = sorted.map(({ order }) => order);
  const all = { pickups: [...now.pickups, ...added.pickups], dropoffs: [...now.dropoffs, ...added.dropoffs] };
  const ends = Math.max(all.pickups.length, all.dropoffs.length);
  if (mayReorder && ends > 1 && ends <= mostOrdered)
    orders.push(shortestOrder(legs, all, depot), shortestOrder(legs, all, null));
  return orders;
}

function everyPlace(order: readonly number[], added: readonly number[]): number[][] {
  const [point] = added;
  if (point === undefined) return [[...order]];
  return Array.from({ length: order.length + 1 }, (_, i) => [...order.slice(0, i), point, ...order.slice(i)]);
}

/** Puts points in one by one, each at its cheapest place. */
function cheapestPlaces(now: StopOrder, added: StopOrder, cost: (order: StopOrder) => number): StopOrder {
  let order = now;
  const put = (end: 'pickups' | 'dropoffs', point: number) => {
    const places = everyPlace(order[end], [point]).map((points) => ({ ...order, [end]: points }));
    order = places.reduce((best, next) => (cost(next) < cost(best) ? next : best));
  };
  for (const point of added.pickups) put('pickups', point);
  for (const point of added.dropoffs) put('dropoffs', point);
  return order;
}

/** Metres along points. */
export function pathM({ size, distanceM }: LegMatrix, points: readonly number[]): number {
  return points.slice(1).reduce((sum, to, i) => sum + distanceM[points[i]! * size + to]!, 0);
}

/**
 * The order with the least metres, all pick-ups before all drop-offs (Held & Karp 1962, once for each end).
 * @param depot from and to where the empty runs lead; null counts the loaded run alone
 */
export function shortestOrder(legs: LegMatrix, { pickups, dropoffs }: StopOrder, depot: number | null): StopOrder {
  const { size, distanceM } = legs;
  const metres = (from: number, to: number) => distanceM[from * size + to]!;
  const empty = (from: number | null, to: number | null) => (from === null || to === null ? 0 : metres(from, to));
  const before = shortestPaths(pickups, metres, (first) => empty(depot, first));
  // drop-offs are walked from the end: the way back to the depot is where their path begins
  const after = shortestPaths(
    dropoffs,
    (from, to) => metres(to, from),
    (last) => empty(last, depot),
  );
  let best = { metres: Number.POSITIVE_INFINITY, last: 0, first: 0 };
  for (let last = 0; last < pickups.length; last++)
    for (let first = 0; first < dropoffs.length; first++) {
      const total = before.metres(last) + metres(pickups[last]!, dropoffs[first]!) + after.metres(first);
      if (total < best.metres) best = { metres: total, last, first };
    }
  return { pickups: before.path(best.last), dropoffs: after.path(best.first).reverse() };
}

/** Shortest paths through all points, by their last one. */
function shortestPaths(
  points: readonly number[],
  metres: (from: number, to: number) => number,
  startM: (first: number) => number,
) {
  const n = points.length;
  const full = 2 ** n - 1;
  const least = new Float64Array((full + 1) * n).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Int8Array((full + 1) * n).fill(-1);
  points.forEach((point, i) => {
    least[(1 << i) * n + i] = startM(point);
  });
  for (let set = 1; set <= full; set++)
    for (let last = 0; last < n; last++) {
      const here = least[set * n + last]!;
      if (here === Number.POSITIVE_INFINITY) continue;
      for (let next = 0; next < n; next++) {
        if ((set & (1 << next)) !== 0) continue;
        const cell = (set | (1 << next)) * n + next;
        const there = here + metres(points[last]!, points[next]!);
        if (there >= least[cell]!) continue;
        least[cell] = there;
        cameFrom[cell] = last;
      }
    }
  return {
    metres: (last: number) => least[full * n + last]!,
    path(last: number): number[] {
      const path: number[] = [];
      for (let set = full, at = last; at >= 0; ) {
        path.push(points[at]!);
        const previous = cameFrom[set * n + at]!;
        set &= ~(1 << at);
        at = previous;
      }
      return path.reverse();
    },
  };
}
