import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { greatCircleM } from '../../src/routing/greatCircle.ts';

const place = fc.record({
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
});

describe('greatCircleM', () => {
  it('measures one degree of a meridian: 6 371 008.8 m × π / 180 = 111 195.08 m', () => {
    expect(greatCircleM({ lng: 120, lat: 32 }, { lng: 120, lat: 33 })).toBeCloseTo(111_195.08, 1);
  });

  it('measures a quarter of the equator: 6 371 008.8 m × π / 2 = 10 007 557.2 m', () => {
    expect(greatCircleM({ lng: 0, lat: 0 }, { lng: 90, lat: 0 })).toBeCloseTo(10_007_557.2, 0);
  });

  it('stays finite between antipodes, where rounding pushes the haversine above 1', () => {
    expect(greatCircleM({ lng: 0, lat: 45 }, { lng: 180, lat: -45 })).toBeCloseTo(20_015_114.4, 0);
  });

  it('is symmetric, zero at home and never longer than half the Earth', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const distanceM = greatCircleM(a, b);
        expect(distanceM).toBeCloseTo(greatCircleM(b, a), 3);
        expect(distanceM).toBeLessThanOrEqual(20_015_115);
        expect(greatCircleM(a, a)).toBe(0);
      }),
    );
  });
});
