import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { betweenKnots, curveValue, hubRelevance, knotsKm } from '../../src/routing/curve.ts';
import { hubPair, hubPairs, hubsPerPlace, shareAmongHubs } from '../../src/routing/hubs.ts';

const hubs = [112, 114, 116, 118, 120].flatMap((lng) => [30, 32, 34].map((lat) => ({ lng, lat })));
const place = fc.record({
  lng: fc.double({ min: 110, max: 123, noNaN: true }),
  lat: fc.double({ min: 29, max: 39, noNaN: true }),
});

describe('shareAmongHubs', () => {
  it('gives weights that add up to one, the largest to the nearest hub', () => {
    fc.assert(
      fc.property(place, (at) => {
        const weights = [...shareAmongHubs([at], hubs).weight];
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect([...weights].sort((a, b) => b - a)).toEqual(weights);
      }),
    );
  });

  it('has no jump: a step of 1 m moves no weight by more than a thousandth', () => {
    const spread = (lng: number, lat: number) => {
      const { hub, weight } = shareAmongHubs([{ lng, lat }], hubs);
      const dense = new Array<number>(hubs.length).fill(0);
      for (let k = 0; k < hubsPerPlace; k++) dense[hub[k]!] = weight[k]!;
      return dense;
    };
    fc.assert(
      fc.property(place, ({ lng, lat }) => {
        const here = spread(lng, lat);
        const there = spread(lng + 0.00001, lat);
        for (const [hub, weight] of here.entries()) expect(Math.abs(weight - there[hub]!)).toBeLessThan(0.001);
      }),
    );
  });
});

describe('hubPair', () => {
  it('numbers the unordered pairs of four hubs 0 … 9, each once', () => {
    const cells = new Set<number>();
    for (let a = 0; a < 4; a++) for (let b = 0; b < 4; b++) cells.add(hubPair(a, b));
    expect([...cells].sort((x, y) => x - y)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(hubPairs(4)).toBe(10);
    expect(hubPair(1, 3)).toBe(hubPair(3, 1));
  });
});

describe('curve', () => {
  it('passes through its knots, is linear between them and flat outside', () => {
    const curve = knotsKm.map((_, i) => i);
    expect(curveValue(curve, betweenKnots(0))).toBe(0);
    expect(curveValue(curve, betweenKnots(15))).toBeCloseTo(1.5, 12);
    expect(curveValue(curve, betweenKnots(knotsKm.at(-1)!))).toBe(knotsKm.length - 1);
    expect(curveValue(curve, betweenKnots(5000))).toBe(knotsKm.length - 1);
  });

  it('leaves short legs to the curve and long ones to the hubs', () => {
    expect(hubRelevance(3)).toBe(0);
    expect(hubRelevance(100)).toBe(1);
  });
});
