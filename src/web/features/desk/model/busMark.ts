import { busColour } from '../../../lib/busColours.ts';

/** Pattern of a bus's line and bar: the second sign beside the colour, so that colour never stands alone. */
export const markPatterns = ['solid', 'dashed', 'dotted', 'dashdot'] as const;
export type MarkPattern = (typeof markPatterns)[number];

/** How a bus is recognised everywhere beside its number: on map, Gantt, table and board. */
export interface BusMark {
  /** On a light and on a dark page. */
  light: string;
  dark: string;
  pattern: MarkPattern;
}

/** Trips with the same colour that follow each other: so many numbers apart. */
const colourPeriod = 8;

/** The mark of a trip, from its number alone: re-planning keeps the numbers, whichever other buses run. */
export function busMark(tripId: string): BusMark {
  const number = Number(/(\d+)\D*$/.exec(tripId)?.[1] ?? 0);
  return {
    light: busColour(tripId, false),
    dark: busColour(tripId, true),
    pattern: markPatterns[Math.floor(number / colourPeriod) % markPatterns.length]!,
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
