import { gunzipSync } from 'node:zlib';

/** Road classes of the reference network in the order of their indices; `ramp` drives at the speed of other roads. */
export const roadClasses = ['m', 't', 'p', 'r'] as const;

/** Number of road classes. */
export const classCount = roadClasses.length;

/** The reference network, undirected, in compressed rows: arcs of node `n` are `first[n]` … `first[n + 1] - 1`. */
export interface RoadGraph {
  nodeCount: number;
  lng: Float64Array;
  lat: Float64Array;
  first: Int32Array;
  arcTo: Int32Array;
  arcKm: Float64Array;
  arcClass: Uint8Array;
  edgeFrom: Int32Array;
  edgeTo: Int32Array;
  edgeKm: Float64Array;
  edgeClass: Uint8Array;
}

interface RoadGraphFile {
  nodes: [lng: number, lat: number][];
  edges: [from: number, to: number, roadClass: (typeof roadClasses)[number], km: number][];
}

/**
 * Reads `road-graph.json.gz`. The file names each edge once and no one-way streets, so both directions are driven:
 * carriageways lie a few metres apart, which costs nothing at the scale of the estimate.
 * Ramps count `rampLength` of their length.
 */
export function parseRoadGraph(gzipped: Uint8Array, rampLength = 1): RoadGraph {
  const { nodes, edges } = JSON.parse(gunzipSync(gzipped).toString('utf8')) as RoadGraphFile;
  const edgeFrom = Int32Array.from(edges, (edge) => edge[0]);
  const edgeTo = Int32Array.from(edges, (edge) => edge[1]);
  const edgeKm = Float64Array.from(edges, (edge) => (edge[2] === 'r' ? rampLength : 1) * edge[3]);
  const edgeClass = Uint8Array.from(edges, (edge) => roadClasses.indexOf(edge[2]));

  const first = new Int32Array(nodes.length + 1);
  for (let edge = 0; edge < edges.length; edge++) {
    first[edgeFrom[edge]! + 1]!++;
    first[edgeTo[edge]! + 1]!++;
  }
  for (let node = 0; node < nodes.length; node++) first[node + 1]! += first[node]!;

  const next = first.slice();
  const arcTo = new Int32Array(2 * edges.length);
  const arcKm = new Float64Array(2 * edges.length);
  const arcClass = new Uint8Array(2 * edges.length);
  const addArc = (from: number, to: number, edge: number) => {
    const arc = next[from]!++;
    arcTo[arc] = to;
    arcKm[arc] = edgeKm[edge]!;
    arcClass[arc] = edgeClass[edge]!;
  };
  for (let edge = 0; edge < edges.length; edge++) {
    addArc(edgeFrom[edge]!, edgeTo[edge]!, edge);
    addArc(edgeTo[edge]!, edgeFrom[edge]!, edge);
  }

  return {
    nodeCount: nodes.length,
    lng: Float64Array.from(nodes, (node) => node[0]),
    lat: Float64Array.from(nodes, (node) => node[1]),
    first,
    arcTo,
    arcKm,
    arcClass,
    edgeFrom,
    edgeTo,
    edgeKm,
    edgeClass,
  };
}

/** Marks (1) the nodes of the largest connected part: what lies on islands of the network has no road to the rest. */
export function largestPart(graph: RoadGraph): Uint8Array {
  const part = new Int32Array(graph.nodeCount).fill(-1);
  const sizes: number[] = [];

  for (let start = 0; start < graph.nodeCount; start++) {
    if (part[start] !== -1) continue;
    const stack = [start];
    part[start] = sizes.length;
    let size = 0;
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      size++;
      for (let arc = graph.first[node]!; arc < graph.first[node + 1]!; arc++) {
        const to = graph.arcTo[arc]!;
        if (part[to] !== -1) continue;
        part[to] = sizes.length;
        stack.push(to);
      }
    }
    sizes.push(size);
  }

  const largest = sizes.indexOf(Math.max(...sizes));
  return Uint8Array.from(part, (value) => (value === largest ? 1 : 0));
}
