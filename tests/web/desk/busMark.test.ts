import { describe, expect, it } from '@jest/globals';
import { busMark, markHues, markPatterns } from '../../../src/web/features/desk/model/busMark.ts';

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

describe('mark of a bus', () => {
  it('follows from the plate alone', () => {
    expect(busMark('苏F·A3563')).toEqual(busMark('苏F·A3563'));
  });

  it('spreads a fleet over all hues and patterns', () => {
    const marks = Array.from({ length: 400 }, (_, at) => busMark(`苏F·B${String(1000 + at * 7)}`));
    const counts = new Map<string, number>();
    for (const { hue, pattern } of marks) {
      const key = `${hue.light} ${pattern}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(markHues.length * markPatterns.length);
    // 400 / 24 ≈ 17 each
    expect(Math.max(...counts.values())).toBeLessThan(40);
  });

  it.each(markHues)('stands out from a light and a dark page at 4.5:1, %o', ({ light, dark }) => {
    expect(contrast(light, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, '#141414')).toBeGreaterThanOrEqual(4.5);
  });
});
