import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alongGreatCircle, alongLine } from '../../src/routing/geometry.ts';
import { greatCircleM } from '../../src/routing/greatCircle.ts';
import { gangzha, point } from './support/samples.ts';

const place = fc.record({
  lng: fc.double({ min: 110, max: 123, noNaN: true }),
  lat: fc.double({ min: 29, max: 39, noNaN: true }),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('alongGreatCircle', () => {
  it('halves a meridian', () => {
    const [lng, lat] = alongGreatCircle(point(120, 30), point(120, 36), 0.5);
    expect(lng).toBeCloseTo(120, 9);
    expect(lat).toBeCloseTo(33, 9);
  });

  it('stays at a place that is both ends, and clamps fractions outside the leg', () => {
    expect(alongGreatCircle(gangzha, gangzha, 0.7)).toEqual([gangzha.lng, gangzha.lat]);
    expect(alongGreatCircle(point(120, 30), point(120, 36), 2)[1]).toBeCloseTo(36, 9);
    expect(alongGreatCircle(point(120, 30), point(120, 36), -1)[1]).toBeCloseTo(30, 9);
  });

  it('divides the length in the given proportion, on the straight way', () => {
    fc.assert(
      fc.property(place, place, share, (from, to, fraction) => {
        const [lng, lat] = alongGreatCircle(from, to, fraction);
        const totalM = greatCircleM(from, to);
        expect(Math.abs(greatCircleM(from, { lng, lat }) - fraction * totalM)).toBeLessThan(0.01 + 1e-6 * totalM);
        expect(Math.abs(greatCircleM({ lng, lat }, to) - (1 - fraction) * totalM)).toBeLessThan(0.01 + 1e-6 * totalM);
      }),
    );
  });
});

describe('alongLine', () => {
  it('goes by length, not by the number of points', () => {
    // Segments of 1° and 3° on a meridian: half of 4° lies 1° into the second.
    expect(
      alongLine(
        [
          [120, 30],
          [120, 31],
          [120, 34],
        ],
        0.5,
      ),
    ).toEqual([120, 32]);
  });

  it('reaches both ends, skips repeated points and takes a line of one point', () => {
    const line: [number, number][] = [
      [120, 30],
      [120, 30],
      [121, 30],
      [121, 30],
    ];
    expect(alongLine(line, 0)).toEqual([120, 30]);
    expect(alongLine(line, 1)).toEqual([121, 30]);
    expect(alongLine([[120, 30]], 0.4)).toEqual([120, 30]);
  });

  it('refuses an empty line', () => {
    expect(() => alongLine([], 0.5)).toThrow(RangeError);
  });
});
