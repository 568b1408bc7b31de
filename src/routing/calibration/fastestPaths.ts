import { MinHeap } from './minHeap.ts';
import type { RoadGraph } from './roadGraph.ts';
import { classCount } from './roadGraph.ts';
import type { Snap } from './snap.ts';

/** Kilometres on each road class, in the order of `roadClasses`. */
export type ClassKm = [motorway: number, trunk: number, primary: number, other: number];

/**
 * Fastest paths by time at given speeds (km/h by class), as a time-weighted road router chooses them, with the
 * kilometres that each spends on each class. Dijkstra from one place to all; the work arrays are reused.
 */
export class FastestPaths {
  readonly #graph: RoadGraph;
  readonly #speedsKmh: ClassKm;
  readonly #hours: Float64Array;
  readonly #classKm: Float64Array;
  readonly #settled: Uint8Array;
  readonly #heap: MinHeap;
  #source: Snap | null = null;

  constructor(graph: RoadGraph, speedsKmh: ClassKm) {
    this.#graph = graph;
    this.#speedsKmh = speedsKmh;
    this.#hours = new Float64Array(graph.nodeCount);
    this.#classKm = new Float64Array(graph.nodeCount * classCount);
    this.#settled = new Uint8Array(graph.nodeCount);
    this.#heap = new MinHeap(graph.arcTo.length + 2);
  }

  /** Computes the paths from a place on the network to all nodes. */
  from(source: Snap): void {
    const { first, arcTo, arcKm, arcClass } = this.#graph;
    const hours = this.#hours;
    const settled = this.#settled;
    const heap = this.#heap;
    this.#source = source;
    hours.fill(Number.POSITIVE_INFINITY);
    settled.fill(0);
    for (const { node, km } of this.#ends(source)) {
      this.#classKm.fill(0, node * classCount, (node + 1) * classCount);
      this.#classKm[node * classCount + this.#classOf(source)] = km;
      hours[node] = km / this.#speedsKmh[this.#classOf(source)]!;
      heap.push(hours[node]!, node);
    }

    for (let node = heap.pop(); node !== -1; node = heap.pop()) {
      if (settled[node] === 1) continue;
      settled[node] = 1;
      for (let arc = first[node]!; arc < first[node + 1]!; arc++) {
        const to = arcTo[arc]!;
        const reached = hours[node]! + arcKm[arc]! / this.#speedsKmh[arcClass[arc]!]!;
        if (settled[to] === 1 || reached >= hours[to]!) continue;
        hours[to] = reached;
        this.#classKm.copyWithin(to * classCount, node * classCount, (node + 1) * classCount);
        this.#classKm[to * classCount + arcClass[arc]!]! += arcKm[arc]!;
        heap.push(reached, to);
      }
    }
  }

  /** Kilometres by class of the fastest path from the last `from` to `target`; null where no road leads there. */
  to(target: Snap): ClassKm | null {
    const path: ClassKm = [0, 0, 0, 0];
    const roadClass = this.#classOf(target);
    const source = this.#source;
    if (source === null) throw new Error('FastestPaths: call from() before to()');
    if (source.edge === target.edge) {
      path[roadClass] = Math.abs(source.share - target.share) * this.#graph.edgeKm[target.edge]!;
      return path;
    }

    const [start, end] = this.#ends(target).map(({ node, km }) => ({
      node,
      km,
      hours: this.#hours[node]! + km / this.#speedsKmh[roadClass]!,
    }));
    const via = start!.hours <= end!.hours ? start! : end!;
    if (via.hours === Number.POSITIVE_INFINITY) return null;

    for (let c = 0; c < classCount; c++) path[c] = this.#classKm[via.node * classCount + c]!;
    path[roadClass]! += via.km;
    return path;
  }

  #classOf(snap: Snap): number {
    return this.#graph.edgeClass[snap.edge]!;
  }

  #ends(snap: Snap): { node: number; km: number }[] {
    const km = this.#graph.edgeKm[snap.edge]!;
    return [
      { node: this.#graph.edgeFrom[snap.edge]!, km: snap.share * km },
      { node: this.#graph.edgeTo[snap.edge]!, km: (1 - snap.share) * km },
    ];
  }
}
