import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CruiseSpeeds } from '../../src/contract/speeds.ts';
import { knotsKm } from '../../src/routing/curve.ts';
import { createEstimateRouter } from '../../src/routing/estimate.ts';
import type { EstimateFigures } from '../../src/routing/estimateModel.ts';
import { greatCircleM } from '../../src/routing/greatCircle.ts';
import { hubPairs } from '../../src/routing/hubs.ts';
import { gangzha, point, presetSpeeds } from './support/samples.ts';

const router = createEstimateRouter(presetSpeeds);
const places = fc.array(
  fc.record({
    lng: fc.double({ min: 109, max: 124, noNaN: true }),
    lat: fc.double({ min: 28, max: 40, noNaN: true }),
    adcode: fc.constant(null),
  }),
  { minLength: 2, maxLength: 6 },
);

/** Every road 1.25 × the great circle, half motorway, a quarter trunk, a quarter primary; band of 10 km. */
const flatFigures: EstimateFigures = {
  hubs: [110, 114, 118, 122].map((lng) => ({ lng, lat: 33 })),
  logFactor: { curve: knotsKm.map(() => Math.log(1.25)), deviation: new Float64Array(hubPairs(4)) },
  motorway: { curve: knotsKm.map(() => 0.5), deviation: new Float64Array(hubPairs(4)) },
  other: knotsKm.map(() => 0),
  trunkPart: new Float64Array(4).fill(0.5),
  logBandKm: { curve: knotsKm.map(() => Math.log(10)), deviation: new Float64Array(4) },
};

describe('createEstimateRouter', () => {
  it('computes distance, times, motorway share and band from the figures', async () => {
    const flat = createEstimateRouter(presetSpeeds, { figures: flatFigures });
    const matrix = await flat.matrix([point(118, 32), point(118, 33)]);

    // 111.19508 km × 1.25 = 138.99385 km; by day 138.99385 × (0.5/95 + 0.25/70 + 0.25/55) h = 1.859738 × 3600 … s.
    const km = 138.99385;
    expect(matrix.distanceM[1]).toBe(138_994);
    expect(matrix.driveS[1]).toBe(Math.ceil(km * (0.5 / 95 + 0.25 / 70 + 0.25 / 55) * 3600));
    expect(matrix.nightDriveS[1]).toBe(Math.ceil(km * (0.5 / 80 + 0.25 / 56 + 0.25 / 44) * 3600));
    expect(matrix.motorwayPct[1]).toBe(50);
    expect(matrix.band[1]).toBeCloseTo(10 / km, 5);
    expect([...matrix.estimated]).toEqual([1, 1, 1, 1]);
  });

  it('never goes below the great circle, is symmetric, slower by night, with a band on every leg', async () => {
    await fc.assert(
      fc.asyncProperty(places, async (points) => {
        const { size, distanceM, driveS, nightDriveS, motorwayPct, band } = await router.matrix(points);
        for (let i = 0; i < size; i++) {
          expect(distanceM[i * size + i]).toBe(0);
          expect(driveS[i * size + i]).toBe(0);
          for (let j = 0; j < size; j++) {
            const cell = i * size + j;
            const straightM = greatCircleM(points[i]!, points[j]!);
            if (i === j || straightM < 50) continue;
            expect(distanceM[cell]).toBeGreaterThanOrEqual(straightM);
            expect(distanceM[cell]).toBeLessThan(4 * straightM + 1);
            expect(distanceM[cell]).toBe(distanceM[j * size + i]);
            // No leg is faster than all motorway nor slower than all on small roads; seconds are rounded up.
            expect(driveS[cell]).toBeGreaterThanOrEqual((distanceM[cell]! / 95_000) * 3600 - 1);
            expect(driveS[cell]).toBeLessThanOrEqual((distanceM[cell]! / 40_000) * 3600 + 1);
            expect(nightDriveS[cell]).toBeGreaterThanOrEqual(driveS[cell]!);
            expect(motorwayPct[cell]).toBeLessThanOrEqual(100);
            expect(band[cell]).toBeGreaterThan(0);
            expect(band[cell]).toBeLessThanOrEqual(0.61);
          }
        }
      }),
    );
  });

  it('permutes the matrix with the points', async () => {
    await fc.assert(
      fc.asyncProperty(places, async (points) => {
        const size = points.length;
        const forward = await router.matrix(points);
        const backward = await router.matrix([...points].reverse());
        const reversed = <T>(cells: ArrayLike<T>) => Array.from(cells).reverse();
        // Reversing the points turns cell (i, j) into (size − 1 − i, size − 1 − j): the flat array backwards.
        expect(reversed(backward.distanceM)).toEqual([...forward.distanceM]);
        expect(reversed(backward.driveS)).toEqual([...forward.driveS]);
        expect(reversed(backward.motorwayPct)).toEqual([...forward.motorwayPct]);
        expect(size * size).toBe(forward.band.length);
      }),
    );
  });

  it('scales times, and only times, with the speeds', async () => {
    await fc.assert(
      fc.asyncProperty(places, fc.double({ min: 0.3, max: 1.5, noNaN: true }), async (points, factor) => {
        const scaled = Object.fromEntries(
          Object.entries(presetSpeeds).map(([name, kmh]) => [name, factor * kmh]),
        ) as unknown as CruiseSpeeds;
        const base = await router.matrix(points);
        const other = await createEstimateRouter(scaled).matrix(points);
        expect(other.distanceM).toEqual(base.distanceM);
        for (const [cell, seconds] of base.driveS.entries()) {
          expect(Math.abs(other.driveS[cell]! - seconds / factor)).toBeLessThan(1 + 1 / factor);
        }
      }),
    );
  });

  it('slows a leg by a speed limit only as far as its class mix drives there', async () => {
    const legs = [gangzha, point(115.26, 33.04)];
    const base = await router.matrix(legs);
    const slow = await createEstimateRouter({ ...presetSpeeds, motorwayKmh: 80 }).matrix(legs);
    const motorwayKm = (base.distanceM[1]! / 1000) * (base.motorwayPct[1]! / 100);
    const addedS = motorwayKm * (1 / 80 - 1 / 95) * 3600;
    expect(Math.abs(slow.driveS[1]! - base.driveS[1]! - addedS)).toBeLessThan(0.01 * addedS);
  });

  it('gives nothing between a place and its copy, and something to a place 60 m away', async () => {
    const near = point(gangzha.lng, gangzha.lat + 0.00054);
    const { distanceM, driveS } = await router.matrix([gangzha, { ...gangzha, adcode: null }, near]);
    expect([distanceM[1], driveS[1]]).toEqual([0, 0]);
    expect(distanceM[2]).toBeGreaterThanOrEqual(60);
    expect(driveS[2]).toBeGreaterThan(0);
  });

  it('answers no points and one point', async () => {
    expect((await router.matrix([])).distanceM).toHaveLength(0);
    expect([...(await router.matrix([gangzha])).distanceM]).toEqual([0]);
  });

  it('does not start when the caller has given up', async () => {
    await expect(router.matrix([gangzha], AbortSignal.abort())).rejects.toThrow();
  });
});
