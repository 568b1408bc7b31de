import { describe, expect, it } from '@jest/globals';
import { allowedAboard, cabinOf, highest, riskOn } from '../../src/checker/cabin.ts';
import { presets } from '../../src/policy/presets.ts';
import type { Policy } from '../../src/policy/schema.ts';

const half = presets['cn-2020-02-11']!;
const onePerPair: Policy = { ...half, seatmap: { ...half.seatmap, strict_one_per_pair: true } };

describe('cabin', () => {
  // domain.md §1, capacity truth table: seats, 50 % floor, one a pair outside the last two rows
  it.each([
    [19, 9, 5],
    [33, 16, 12],
    [39, 19, 15],
    [45, 22, 18],
    [49, 24, 20],
    [53, 26, 22],
    [55, 27, 23],
    [59, 29, 25],
  ])('%i seats: %i at half, %i with one a pair', (seats, legal, pairs) => {
    expect(allowedAboard(seats, 'low', half)).toBe(legal);
    expect(allowedAboard(seats, 'low', onePerPair)).toBe(pairs);
  });

  it('takes the smaller of share and open seats', () => {
    // 49 seats at 90 %: ⌊44.1⌋ = 44, but 49 − 5 − 4 = 40 seats lie outside the last two rows
    expect(allowedAboard(49, 'low', presets['cn-2021-chunyun']!)).toBe(40);
  });

  it('leaves one seat of ten: 1 + 4 + 5, the last two rows reserved', () => {
    expect(cabinOf(10, half).pairs).toEqual([['1A']]);
    expect(allowedAboard(10, 'low', half)).toBe(1);
  });

  it('rounds down the exact share: 0.7 · 10 is 7, whatever binary fractions make of it', () => {
    const noReserve: Policy = { ...presets['cn-2021-chunyun']!, seatmap: { ...half.seatmap, reserve_back_rows: 0 } };
    expect(allowedAboard(10, 'medium', noReserve)).toBe(7);
  });

  it('puts the odd row at the front door and the bench at the back', () => {
    // 19 = 2 + 4 + 4 + 4 + 5; the bench and the row before it are reserved
    const { pairs, reserved } = cabinOf(19, half);
    expect(pairs).toEqual([
      ['1A', '1B'],
      ['2A', '2B'],
      ['2C', '2D'],
      ['3A', '3B'],
      ['3C', '3D'],
    ]);
    expect([...reserved]).toEqual(['4A', '4B', '4C', '4D', '5A', '5B', '5C', '5D', '5E']);
  });

  it('reads risk by date, ends included, the highest of overlapping periods', () => {
    const risks = [
      { adcode: '341221', level: 'medium' as const, from: '2020-02-10', to: '2020-02-20' },
      { adcode: '341221', level: 'high' as const, from: '2020-02-20', to: '' },
    ];
    expect(riskOn('2020-02-09', '341221', risks)).toBe('low');
    expect(riskOn('2020-02-10', '341221', risks)).toBe('medium');
    expect(riskOn('2020-02-20', '341221', risks)).toBe('high');
    expect(riskOn('2020-02-20', '341222', risks)).toBe('low');
    expect(highest([])).toBe('low');
  });
});
