import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskId } from '../../src/policy/mask.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { safeFileStem, uniqueFileNames } from '../../src/sheets/fileName.ts';
import { hoursMinutes, hoursOf, kmText, localClock } from '../../src/sheets/format.ts';
import { printable } from '../../src/sheets/pdf/printable.ts';
import { surname } from '../../src/sheets/surname.ts';

describe('masking on paper', () => {
  const policy = resolvePolicy({}).policy!;

  it('changes nothing of a number that the caller has masked already', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{0,20}$/), (number) => {
        const masked = maskId(number, policy);
        expect(maskId(masked, policy)).toBe(masked);
      }),
    );
  });
});

describe('file names', () => {
  it('keep plates and replace what Windows forbids', () => {
    expect(safeFileStem('T01-苏F·B1234')).toBe('T01-苏F·B1234');
    expect(safeFileStem('a/b\\c:d*e?f"g<h>i|j')).toBe('a-b-c-d-e-f-g-h-i-j');
    expect(safeFileStem('trip. ')).toBe('trip');
    expect(safeFileStem('CON')).toBe('_CON');
    expect(safeFileStem('com1.x')).toBe('_com1.x');
    expect(safeFileStem('..')).toBe('_');
  });

  it('never leave the folder and never clash by case alone', () => {
    const name = uniqueFileNames();
    expect(name('T1', 'gpx')).toBe('T1.gpx');
    expect(name('t1', 'gpx')).toBe('t1-2.gpx');
    expect(name('T1', 'pdf')).toBe('T1.pdf');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const stem = safeFileStem(text);
        expect(stem).toMatch(/^[^/\\:*?"<>|]+$/);
        expect(stem).not.toMatch(/^\.+$|[. ]$/);
      }),
    );
  });
});

describe('figures', () => {
  it('round to what people read', () => {
    expect(kmText(128_449)).toBe('128.4 km');
    expect(hoursMinutes(12_000)).toBe('3:20');
    // 59 min 40 s is an hour, not 0:60
    expect(hoursMinutes(3580)).toBe('1:00');
    expect(hoursOf(150)).toBe('2.5');
  });

  it('tell the time of the place, past midnight too', () => {
    const clock = localClock('Asia/Shanghai');
    expect(clock('2020-02-23T16:05:00Z')).toEqual({ date: '2020-02-24', day: '02-24', time: '00:05' });
  });
});

describe('names', () => {
  it('shorten to the family name', () => {
    expect(surname('王小明')).toBe('王');
    expect(surname('欧阳锋')).toBe('欧阳');
    // two characters in all: the first is the family name
    expect(surname('东方')).toBe('东');
    expect(surname('𠮷田')).toBe('𠮷');
    expect(surname('Muhammad Yusuf')).toBe('Muham');
    expect(surname('')).toBe('');
  });

  it('show the code of what a font lacks', () => {
    const ascii = (codePoint: number) => codePoint < 128;
    expect(printable('a\u{20BB7}b', ascii)).toBe('a[20BB7]b');
    expect(printable('a\n\tb', ascii)).toBe('a b');
  });
});
