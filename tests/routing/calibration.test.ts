import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quantile, summarise } from '../../src/routing/calibration/errors.ts';
import { FastestPaths } from '../../src/routing/calibration/fastestPaths.ts';
import { MinHeap } from '../../src/routing/calibration/minHeap.ts';
import { parseSeats } from '../../src/routing/calibration/places.ts';
import { parseRoadGraph } from '../../src/routing/calibration/roadGraph.ts';
import { createSnapper } from '../../src/routing/calibration/snap.ts';
import { knotsKm } from '../../src/routing/curve.ts';
import { hubPairs } from '../../src/routing/hubs.ts';
import { packFigures, unpackFigures } from '../../src/routing/packedFigures.ts';
import { point } from './support/samples.ts';
import { smallGraph } from './support/smallGraph.ts';

const graph = smallGraph;
const snapper = createSnapper(graph);

describe('FastestPaths', () => {
  const between = (motorwayKmh: number) => {
    const paths = new FastestPaths(graph, [motorwayKmh, 70, 55, 40]);
    paths.from(snapper(point(120, 32))!);
    return paths.to(snapper(point(120.2, 32))!);
  };

  it('takes the longer way by motorway when it is faster: 19/95 + 2/40 = 0.25 h against 20/55 = 0.364 h', () => {
    expect(between(95)).toEqual([19, 0, 0, 2]);
  });

  it('stays on the primary road when the motorway is slow: 19/55 + 2/40 = 0.395 h', () => {
    expect(between(55)).toEqual([0, 0, 20, 0]);
  });

  it('measures two places on one edge along that edge', () => {
    const paths = new FastestPaths(graph, [95, 70, 55, 40]);
    paths.from(snapper(point(120.02, 32))!);
    // 0.02° and 0.07° of an edge of 0.1° and 10 km: 5 km.
    expect(paths.to(snapper(point(120.07, 32))!)![2]).toBeCloseTo(5, 6);
  });
});

describe('createSnapper', () => {
  it('finds the foot on the nearest road that can be boarded on, not the motorway, not an island', () => {
    const onRoad = snapper(point(120.05, 32.009))!;
    expect(onRoad.edge).toBe(0);
    expect(onRoad.share).toBeCloseTo(0.5, 6);
    expect(onRoad.gapM).toBeCloseTo(0.009 * 111_195, 0);
    expect(snapper(point(120.305, 32))!.edge).toBe(1);
  });

  it('finds nothing far from every road', () => {
    expect(snapper(point(125, 40))).toBeNull();
  });
});

describe('parseRoadGraph', () => {
  it('counts ramps by the given part of their length', () => {
    const file = gzipSync(
      JSON.stringify({
        nodes: [
          [120, 32],
          [120.1, 32],
        ],
        edges: [
          [0, 1, 'r', 2],
          [0, 1, 'p', 3],
        ],
      }),
    );
    expect([...parseRoadGraph(file, 0.5).edgeKm]).toEqual([1, 3]);
  });
});

describe('parseSeats', () => {
  it('keeps the seats that lie inside their county', () => {
    const csv = 'adcode,name,prefecture,province,lng,lat,in_polygon\n1,a,b,c,120,32,in\n2,a,b,c,121,33,OUT\n';
    expect(parseSeats(csv)).toEqual([{ adcode: '1', lng: 120, lat: 32 }]);
  });
});

describe('MinHeap', () => {
  it('gives values back in the order of their keys', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { maxLength: 60 }), (keys) => {
        const heap = new MinHeap(keys.length);
        for (const [value, key] of keys.entries()) heap.push(key, value);
        const popped: number[] = [];
        for (let value = heap.pop(); value !== -1; value = heap.pop()) popped.push(keys[value]!);
        expect(popped).toEqual([...keys].sort((a, b) => a - b));
      }),
    );
  });
});

describe('packFigures', () => {
  it('keeps every figure to half a step and cuts off at 127 steps', () => {
    const deviation = Float64Array.from({ length: hubPairs(2) }, (_, i) => [0.1234, -0.5, 9][i]!);
    const curve = knotsKm.map((_, i) => i / 7);
    const back = unpackFigures(
      packFigures({
        hubs: [point(120.12, 32.34), point(118, 30)],
        logFactor: { curve, deviation },
        motorway: { curve, deviation },
        other: curve,
        trunkPart: [0, 1],
        logBandKm: { curve, deviation: [0.3, -0.7] },
      }),
    );
    expect(back.hubs).toEqual([
      { lng: 120.12, lat: 32.34 },
      { lng: 118, lat: 30 },
    ]);
    expect(Math.abs(back.logFactor.deviation[0]! - 0.1234)).toBeLessThanOrEqual(0.002);
    expect(back.logFactor.deviation[1]).toBeCloseTo(-0.5, 6);
    expect(back.logFactor.deviation[2]).toBeCloseTo(127 * 0.004, 6);
    expect(back.trunkPart[1]).toBeCloseTo(1, 6);
    expect(back.other[3]).toBeCloseTo(3 / 7, 4);
  });
});

describe('summaries', () => {
  it('refuse an empty set, which would look perfect', () => {
    expect(() => summarise([])).toThrow(RangeError);
  });

  it('take quantiles by rank', () => {
    expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(quantile([1, 2], 1)).toBe(2);
  });
});
