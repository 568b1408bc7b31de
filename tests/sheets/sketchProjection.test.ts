import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LngLat } from '../../src/contract/polyline.ts';
import { thinned } from '../../src/sheets/sketch/legs.ts';
import { clusterStops, numbersText, placeLabels } from '../../src/sheets/sketch/numbers.ts';
import { fitProjection } from '../../src/sheets/sketch/projection.ts';
import { scaleBar } from '../../src/sheets/sketch/scaleBar.ts';

const place = fc.tuple(
  fc.double({ min: 105, max: 123, noNaN: true }),
  fc.double({ min: 20, max: 45, noNaN: true }),
) as fc.Arbitrary<LngLat>;
const places = fc.array(place, { minLength: 1, maxLength: 40 });
const box = fc.record({
  x: fc.integer({ min: 0, max: 100 }),
  y: fc.integer({ min: 0, max: 700 }),
  widthPt: fc.integer({ min: 50, max: 400 }),
  heightPt: fc.integer({ min: 50, max: 400 }),
});

describe('the projection of a sketch', () => {
  it('keeps every place inside the box and fills it one way', () => {
    fc.assert(
      fc.property(places, box, (all, frame) => {
        const { toPaper, metresPerPt } = fitProjection(all, frame);
        const points = all.map(toPaper);
        for (const { x, y } of points) {
          expect(x).toBeGreaterThanOrEqual(frame.x - 1e-6);
          expect(x).toBeLessThanOrEqual(frame.x + frame.widthPt + 1e-6);
          expect(y).toBeGreaterThanOrEqual(frame.y - 1e-6);
          expect(y).toBeLessThanOrEqual(frame.y + frame.heightPt + 1e-6);
        }
        const spanX = Math.max(...points.map(({ x }) => x)) - Math.min(...points.map(({ x }) => x));
        const spanY = Math.max(...points.map(({ y }) => y)) - Math.min(...points.map(({ y }) => y));
        // less than a kilometre is not blown up
        if (Math.max(spanX, spanY) * metresPerPt > 1001) {
          expect(Math.max(spanX / frame.widthPt, spanY / frame.heightPt)).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  it('has north up, east to the right, and a kilometre as long one way as the other', () => {
    // at 60° N a degree of longitude is half a degree of latitude: 2° × 1° is a square
    const corners: LngLat[] = [
      [110, 59.5],
      [112, 60.5],
    ];
    const { toPaper, metresPerPt } = fitProjection(corners, { x: 0, y: 0, widthPt: 300, heightPt: 100 });
    const [southWest, northEast] = corners.map(toPaper) as [{ x: number; y: number }, { x: number; y: number }];
    expect(southWest.x).toBeCloseTo(100, 6);
    expect(southWest.y).toBeCloseTo(100, 6);
    expect(northEast.x).toBeCloseTo(200, 6);
    expect(northEast.y).toBeCloseTo(0, 6);
    // 111.195 km on 100 pt
    expect(metresPerPt).toBeCloseTo(1111.95, 6);
  });

  it('refuses to show nothing', () => {
    expect(() => fitProjection([], { x: 0, y: 0, widthPt: 1, heightPt: 1 })).toThrow(RangeError);
  });
});

describe('the scale bar', () => {
  it('is the longest of 1, 2, 5 × 10ⁿ km that fits', () => {
    // 100 pt hold 111, 49.9, 20 and 0.3 km
    expect(scaleBar(1111.95, 100)).toEqual({ km: 100, lengthPt: 100_000 / 1111.95 });
    expect(scaleBar(499, 100).km).toBe(20);
    expect(scaleBar(200, 100)).toEqual({ km: 20, lengthPt: 100 });
    expect(scaleBar(3, 100).km).toBe(0.2);
  });
});

describe('the numbers of stops', () => {
  it('are written as ranges from three in a row', () => {
    expect(numbersText([0, 9, 10, 11])).toBe('0, 9–11');
    expect(numbersText([4, 5])).toBe('4, 5');
    expect(numbersText([3])).toBe('3');
  });

  it('are shared by stops on one spot', () => {
    const stops = [
      { seq: 0, x: 0, y: 0 },
      { seq: 1, x: 50, y: 0 },
      { seq: 2, x: 3, y: 4 },
      { seq: 3, x: 3, y: 4.1 },
    ];
    // 3-4-5: stop 2 lies 5 pt from stop 0, stop 3 a little more
    expect(clusterStops(stops, 5).map(({ seqs }) => seqs)).toEqual([[0, 2], [1], [3]]);
  });

  it('do not cover each other nor leave the box where there is room', () => {
    const frame = { x: 0, y: 0, widthPt: 380, heightPt: 140 };
    const spot = fc.record({ x: fc.integer({ min: 16, max: 364 }), y: fc.integer({ min: 16, max: 124 }) });
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 6 }), (spots) => {
        const labels = spots.map((point) => ({ ...point, widthPt: 24, heightPt: 11 }));
        const placed = placeLabels(labels, { box: frame, markers: spots, roads: [] });
        placed.forEach((a, i) => {
          expect(a.x).toBeGreaterThanOrEqual(0);
          expect(a.x + a.widthPt).toBeLessThanOrEqual(frame.widthPt);
          expect(a.y).toBeGreaterThanOrEqual(0);
          expect(a.y + a.heightPt).toBeLessThanOrEqual(frame.heightPt);
          for (const b of placed.slice(i + 1)) {
            const apart =
              a.x + a.widthPt <= b.x || b.x + b.widthPt <= a.x || a.y + a.heightPt <= b.y || b.y + b.heightPt <= a.y;
            expect(apart).toBe(true);
          }
        });
      }),
    );
  });
});

describe('a thinned line', () => {
  it('keeps its ends and no two points closer than asked', () => {
    const line = Array.from({ length: 101 }, (_, i) => ({ x: i / 10, y: 0 }));
    const kept = thinned(line, 0.95);
    // every tenth of 0.1 pt steps
    expect(kept.map(({ x }) => x)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});
