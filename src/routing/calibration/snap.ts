import type { Position } from '../greatCircle.ts';
import type { RoadGraph } from './roadGraph.ts';
import { largestPart, roadClasses } from './roadGraph.ts';

/** A place on the network: `share` of the way along an edge, `gapM` beside the road. */
export interface Snap {
  edge: number;
  share: number;
  gapM: number;
}

const cellDegrees = 0.05;
const metresPerDegree = 111_195;
const radians = Math.PI / 180;

/** Finds the nearest point of a trunk or primary road (nobody boards on a motorway), null beyond some 25 km. */
export function createSnapper(graph: RoadGraph): (place: Position) => Snap | null {
  const cells = edgesByCell(graph);

  return (place) => {
    const column = Math.floor(place.lng / cellDegrees);
    const row = Math.floor(place.lat / cellDegrees);
    const cosLat = Math.cos(place.lat * radians);

    for (const reach of [1, 2, 5]) {
      let best: Snap | null = null;
      for (let x = column - reach; x <= column + reach; x++) {
        for (let y = row - reach; y <= row + reach; y++) {
          for (const edge of cells.get(cellKey(x, y)) ?? []) {
            const snap = project(graph, edge, place, cosLat);
            if (best === null || snap.gapM < best.gapM) best = snap;
          }
        }
      }
      // Outside the searched square an edge is at least this far away, so a nearer find is the nearest.
      if (best !== null && best.gapM < reach * cellDegrees * metresPerDegree * cosLat) return best;
    }

    return null;
  };
}

function edgesByCell(graph: RoadGraph): Map<string, number[]> {
  const inMainPart = largestPart(graph);
  const cells = new Map<string, number[]>();

  for (let edge = 0; edge < graph.edgeKm.length; edge++) {
    const roadClass = roadClasses[graph.edgeClass[edge]!];
    const from = graph.edgeFrom[edge]!;
    if (inMainPart[from] === 0 || roadClass === 'm' || roadClass === 'r') continue;
    for (const key of touchedCells(graph, from, graph.edgeTo[edge]!)) {
      const list = cells.get(key);
      if (list === undefined) cells.set(key, [edge]);
      else list.push(edge);
    }
  }

  return cells;
}

function touchedCells(graph: RoadGraph, from: number, to: number): Set<string> {
  const deltaLng = graph.lng[to]! - graph.lng[from]!;
  const deltaLat = graph.lat[to]! - graph.lat[from]!;
  const steps = Math.max(1, Math.ceil((2 * Math.hypot(deltaLng, deltaLat)) / cellDegrees));
  const keys = new Set<string>();
  for (let step = 0; step <= steps; step++) {
    const lng = graph.lng[from]! + (deltaLng * step) / steps;
    const lat = graph.lat[from]! + (deltaLat * step) / steps;
    keys.add(cellKey(Math.floor(lng / cellDegrees), Math.floor(lat / cellDegrees)));
  }
  return keys;
}

function cellKey(column: number, row: number): string {
  return `${column},${row}`;
}

/** Foot of the perpendicular on the straight edge, in a plane that is tangent at the place. */
function project(graph: RoadGraph, edge: number, place: Position, cosLat: number): Snap {
  const from = graph.edgeFrom[edge]!;
  const to = graph.edgeTo[edge]!;
  const fromX = (graph.lng[from]! - place.lng) * cosLat;
  const fromY = graph.lat[from]! - place.lat;
  const deltaX = (graph.lng[to]! - place.lng) * cosLat - fromX;
  const deltaY = graph.lat[to]! - place.lat - fromY;
  const squared = deltaX * deltaX + deltaY * deltaY;
  const share = squared > 0 ? Math.min(1, Math.max(0, -(fromX * deltaX + fromY * deltaY) / squared)) : 0;

  return { edge, share, gapM: Math.hypot(fromX + share * deltaX, fromY + share * deltaY) * metresPerDegree };
}
