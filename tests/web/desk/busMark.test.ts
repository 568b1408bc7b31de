import { describe, expect, it } from '@jest/globals';
import { busMark } from '../../../src/web/features/desk/model/busMark.ts';

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const marks = Array.from({ length: 32 }, (_, at) => busMark(`T${String(at + 1).padStart(2, '0')}`));

describe('mark of a bus', () => {
  it('tells 32 buses apart by colour and pattern together', () => {
    expect(new Set(marks.map(({ light, pattern }) => `${light} ${pattern}`)).size).toBe(32);
    expect(new Set(marks.map(({ dark, pattern }) => `${dark} ${pattern}`)).size).toBe(32);
  });

  it('differs in colour between trips that follow each other', () => {
    for (let at = 1; at < marks.length; at++) expect(marks[at]!.light).not.toBe(marks[at - 1]!.light);
  });

  it('reads on a light and on a dark page at 4.5:1', () => {
    for (const { light, dark } of marks) {
      expect(contrast(light, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark, '#141414')).toBeGreaterThanOrEqual(4.5);
    }
  });
});
