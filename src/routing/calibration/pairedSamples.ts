import type { GraphHopperClient } from '../graphhopper/client.ts';
import { RoadFault, type RoadFaultKind } from '../graphhopper/fault.ts';
import type { Position } from '../greatCircle.ts';
import type { ClassMetres } from '../router.ts';
import type { FastestPaths } from './fastestPaths.ts';
import type { SnappedPlace } from './places.ts';
import { measurePairs, type Samples, somePairs } from './samples.ts';

/** The same pairs of places in the same order, measured on the graph of the calibration and by a road router. */
export interface PairedSamples {
  graph: Samples;
  server: Samples;
}

/** Which pairs to ask a road router for; it is asked for one after another, so they are far fewer than the graph's. */
export interface PairChoice {
  /** Where buses start. */
  places: readonly SnappedPlace[];
  /** Where every trip ends: each of the places is measured to each of these. */
  destinations: readonly SnappedPlace[];
  /** Random pairs of places besides; fewer where the same pair is drawn again. */
  randomPairs: number;
}

/**
 * Measures the chosen pairs on both. A pair that either does not know, or whose road classes the router does not tell,
 * drops out; any fault of the router that is not about a place ends the measuring.
 */
export async function measureBoth(
  { places, destinations, randomPairs }: PairChoice,
  paths: FastestPaths,
  client: Pick<GraphHopperClient, 'route'>,
  random: () => number,
): Promise<PairedSamples> {
  const all = [...places, ...destinations];
  const any = () => Math.floor(random() * places.length);
  const chosen = new Set<number>();
  for (let k = 0; k < randomPairs; k++) {
    const [a, b] = [any(), any()];
    chosen.add(Math.min(a, b) * all.length + Math.max(a, b));
  }
  const graph = measurePairs(all, paths, (from, to) => {
    const isTrip = from < places.length && to >= places.length;
    return isTrip || chosen.has(from * all.length + to);
  });

  const classes = await Promise.all(
    Array.from({ length: graph.length }, (_, k) => classesOrNull(client, all[graph.from[k]!]!, all[graph.to[k]!]!)),
  );
  const known = [...classes.keys()].filter((pair) => classes[pair] !== null);
  const km = (of: (road: ClassMetres) => number) => Float32Array.from(known, (pair) => of(classes[pair]!) / 1000);
  const both = somePairs(graph, known);
  const server = {
    ...both,
    motorwayKm: km(({ motorwayM }) => motorwayM),
    trunkKm: km(({ trunkM }) => trunkM),
    primaryKm: km(({ primaryM }) => primaryM),
    otherKm: km(({ otherM }) => otherM),
  };
  return { graph: both, server };
}

/** Answers that hold as long as the map does. */
const aboutPlaces: ReadonlySet<RoadFaultKind> = new Set(['point_not_found', 'not_connected', 'outside_map']);

async function classesOrNull(
  client: Pick<GraphHopperClient, 'route'>,
  from: Position,
  to: Position,
): Promise<ClassMetres | null> {
  const named = ({ lng, lat }: Position) => ({ lng, lat, name: `${lng},${lat}` });
  try {
    return (await client.route(named(from), named(to))).classes;
  } catch (error) {
    if (error instanceof RoadFault && aboutPlaces.has(error.kind)) return null;
    throw error;
  }
}
