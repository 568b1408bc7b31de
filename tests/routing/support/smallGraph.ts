import { gzipSync } from 'node:zlib';
import { parseRoadGraph } from '../../../src/routing/calibration/roadGraph.ts';

/**
 * A primary road 0–1–2 of 20 km along 32° N, a motorway 3–4 of 19 km beside it, ramps of 1 km at both ends, and an
 * island 5–6:
 *
 *     3 ======= 4          5 – 6
 *     |         |
 *     0 -- 1 -- 2
 */
export const smallGraph = parseRoadGraph(
  gzipSync(
    JSON.stringify({
      nodes: [
        [120, 32],
        [120.1, 32],
        [120.2, 32],
        [120, 32.01],
        [120.2, 32.01],
        [120.3, 32],
        [120.31, 32],
      ],
      edges: [
        [0, 1, 'p', 10],
        [1, 2, 'p', 10],
        [0, 3, 'r', 1],
        [3, 4, 'm', 19],
        [4, 2, 'r', 1],
        [5, 6, 'p', 1],
      ],
    }),
  ),
);
