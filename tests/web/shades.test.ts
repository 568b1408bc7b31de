import { describe, expect, it } from '@jest/globals';
import { shadeLimits, shadeOf } from '../../src/web/components/map/shades.ts';
import { busColour } from '../../src/web/lib/busColours.ts';

describe('shades of counties', () => {
  it('have round limits, the last one the largest figure', () => {
    expect(shadeLimits([1, 63, 12, 7])).toEqual([10, 20, 50, 63]);
    expect(shadeLimits([250])).toEqual([20, 50, 100, 200, 250]);
  });

  it('are few where figures are small', () => {
    expect(shadeLimits([1, 2])).toEqual([1, 2]);
    expect(shadeLimits([])).toEqual([1]);
  });

  it('grow with the figure, the darkest for the largest; nothing has none', () => {
    const limits = shadeLimits([1, 63]);
    expect([undefined, 0, 1, 10, 11, 50, 63].map((figure) => shadeOf(figure, limits))).toEqual([0, 0, 2, 2, 3, 4, 5]);
  });
});

describe('colours of buses', () => {
  it('are the same for the same id, and differ between neighbours', () => {
    const colours = Array.from({ length: 9 }, (_, i) => busColour(`T${String(i + 1).padStart(2, '0')}`, false));
    expect(new Set(colours.slice(0, 8)).size).toBe(8);
    expect(colours[8]).toBe(colours[0]);
    expect(busColour('苏F·A', true)).toBe(busColour('苏F·A', true));
  });
});
