import { describe, expect, it } from '@jest/globals';
import { readValue, showValue, withoutValue, withValue } from '../../src/web/features/settings/policyChoice.ts';

describe('an override', () => {
  it('takes a value at a path and keeps what stands beside it', () => {
    const before = { hos: { maxDayS: 1 }, occupancy: { maxShare: 0.5 } };
    expect(withValue(before, 'hos.rest.minS', 1200)).toEqual({
      hos: { maxDayS: 1, rest: { minS: 1200 } },
      occupancy: { maxShare: 0.5 },
    });
    expect(before.hos).toEqual({ maxDayS: 1 });
    expect(withValue(undefined, 'limits.loadedDriveS', 3)).toEqual({ limits: { loadedDriveS: 3 } });
  });

  it('loses a value, and with it objects that hold nothing more', () => {
    expect(withoutValue({ hos: { rest: { minS: 1 } }, a: 1 }, 'hos.rest.minS')).toEqual({ a: 1 });
    expect(withoutValue({ hos: { rest: { minS: 1 }, x: 2 } }, 'hos.rest.minS')).toEqual({ hos: { x: 2 } });
    expect(withoutValue({ a: 1 }, 'b.c')).toEqual({ a: 1 });
    expect(withoutValue(undefined, 'b')).toEqual({});
  });
});

describe('a value', () => {
  it('is written as JSON unless it was text, and nothing else counts', () => {
    expect(showValue('by_day')).toBe('by_day');
    expect(showValue([1, 2])).toBe('[1,2]');
    expect(readValue('by_night', 'by_day')).toBe('by_night');
    expect(readValue('0.6', 0.5)).toBe(0.6);
    expect(readValue('null', 5)).toBeNull();
    expect(readValue('half', 0.5)).toBeUndefined();
  });
});
