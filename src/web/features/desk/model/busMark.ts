/** Pattern of a bus's line and bar: the second sign beside the colour, so that colour never stands alone. */
export const markPatterns = ['solid', 'dashed', 'dotted', 'dashdot'] as const;
export type MarkPattern = (typeof markPatterns)[number];

/** A hue on a light and on a dark page. */
export interface MarkHue {
  light: string;
  dark: string;
}

/**
 * Six hues that stay apart under the three common colour-vision deficiencies (after Okabe and Ito, darkened or lightened to
 * at least 3:1 against the page, WCAG 1.4.11). More would not: the pattern and the number tell the rest.
 */
export const markHues: readonly MarkHue[] = [
  { light: '#0b62a8', dark: '#6cb6f5' },
  { light: '#b35900', dark: '#f0a04b' },
  { light: '#00775c', dark: '#3fc9a3' },
  { light: '#a8367f', dark: '#ea94c6' },
  { light: '#6b6400', dark: '#d9cc4f' },
  { light: '#4b5563', dark: '#b4bcc8' },
];

/** How a bus is recognised everywhere: on map, Gantt, table and board. */
export interface BusMark {
  hue: MarkHue;
  pattern: MarkPattern;
}

/** The mark of a bus, from its plate alone: the same in every plan, whichever other buses run. */
export function busMark(plate: string): BusMark {
  const code = hash(plate);
  return {
    hue: markHues[code % markHues.length]!,
    pattern: markPatterns[Math.floor(code / markHues.length) % markPatterns.length]!,
  };
}

/** Dash pattern of a line of the given width, in the unit of the width; null for a solid one. */
export function dashOf(pattern: MarkPattern, width: number): readonly number[] | null {
  switch (pattern) {
    case 'solid':
      return null;
    case 'dashed':
      return [5 * width, 3 * width];
    case 'dotted':
      return [width, 2 * width];
    case 'dashdot':
      return [5 * width, 2 * width, width, 2 * width];
  }
}

/** FNV-1a over UTF-16 units: small, and spreads plates that differ in one sign. */
function hash(text: string): number {
  let code = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) code = Math.imul(code ^ text.charCodeAt(at), 0x01000193);
  return (code ^ (code >>> 15)) >>> 0;
}
