import type { Problem } from './problem.ts';

/** How many related groups each group remembers. */
const remembered = 60;

/** For every group the others that most likely belong in the same bus, nearest first. */
export class Neighbours {
  readonly #lists: Int32Array[];

  constructor(problem: Problem) {
    this.#lists = [];
    const { groups } = problem;
    const byPoint = groupsByPoint(problem);
    const nearPoints = new Map<number, number[]>();
    for (let group = 0; group < groups.count; group++) {
      const pickup = groups.pickup[group]!;
      let order = nearPoints.get(pickup);
      if (order === undefined) {
        order = pointsByDistance(problem, pickup, [...byPoint.keys()]);
        nearPoints.set(pickup, order);
      }
      this.#lists.push(collect(problem, group, order, byPoint));
    }
  }

  of(group: number): Int32Array {
    return this.#lists[group]!;
  }
}

function groupsByPoint({ groups }: Problem): Map<number, number[]> {
  const byPoint = new Map<number, number[]>();
  for (let group = 0; group < groups.count; group++) {
    const pickup = groups.pickup[group]!;
    const list = byPoint.get(pickup);
    if (list === undefined) byPoint.set(pickup, [group]);
    else list.push(group);
  }
  return byPoint;
}

function pointsByDistance({ points: n, distanceM }: Problem, from: number, list: number[]): number[] {
  return list.sort((a, b) => distanceM[from * n + a]! - distanceM[from * n + b]! || a - b);
}

/** Groups of the nearest pick-ups; within that circle also the drop-off counts, and colleagues come first. */
function collect(problem: Problem, group: number, order: number[], byPoint: Map<number, number[]>): Int32Array {
  const { points: n, distanceM, groups } = problem;
  const near: number[] = [];
  for (const point of order) {
    for (const other of byPoint.get(point)!) if (other !== group) near.push(other);
    if (near.length >= 2 * remembered) break;
  }
  const far = (other: number) => {
    const pickupM = distanceM[groups.pickup[group]! * n + groups.pickup[other]!]!;
    const dropoffM = distanceM[groups.dropoff[group]! * n + groups.dropoff[other]!]!;
    const colleague = groups.company[group] === groups.company[other];
    return colleague ? pickupM / 2 : pickupM + dropoffM / 2;
  };
  const distance = new Map(near.map((other) => [other, far(other)]));
  near.sort((a, b) => distance.get(a)! - distance.get(b)! || a - b);
  return Int32Array.from(near.slice(0, remembered));
}
