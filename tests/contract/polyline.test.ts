import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodePolyline, encodePolyline, type LngLat } from '../../src/contract/polyline.ts';

describe('encoded polylines', () => {
  it('are those of the format: its own example', () => {
    const line: LngLat[] = [
      [-120.2, 38.5],
      [-120.95, 40.7],
      [-126.453, 43.252],
    ];
    expect(encodePolyline(line)).toBe('_p~iF~ps|U_ulLnnqC_mqNvxq`@');
    expect(decodePolyline('_p~iF~ps|U_ulLnnqC_mqNvxq`@')).toEqual(line);
  });

  it('come back as they went in, to five decimals', () => {
    const degrees = (limit: number) => fc.integer({ min: -limit * 1e5, max: limit * 1e5 }).map((units) => units / 1e5);
    fc.assert(
      fc.property(fc.array(fc.tuple(degrees(180), degrees(90))), (line) => {
        expect(decodePolyline(encodePolyline(line))).toEqual(line.map(([lng, lat]) => [lng + 0, lat + 0]));
      }),
    );
  });

  it('cut off are refused, not read as another place', () => {
    expect(() => decodePolyline('_p~iF~ps|')).toThrow(RangeError);
    expect(() => decodePolyline('中')).toThrow(RangeError);
  });
});
