import type { Canvas } from './canvas.ts';
import { ink, type } from './theme.ts';

const linePt = 19;

/** Where `drawFillIns` writes. */
export interface FillInPlace {
  x: number;
  y: number;
  widthPt: number;
  perLine: number;
}

/** Height that `count` blanks take. */
export function fillInHeightPt(count: number, perLine: number): number {
  return Math.ceil(count / perLine) * linePt;
}

/** Labels with a line each for what is written in by hand before departure. */
export function drawFillIns(canvas: Canvas, labels: readonly string[], place: FillInPlace): void {
  const cellPt = place.widthPt / place.perLine;
  labels.forEach((label, i) => {
    const run = { text: label, size: type.second };
    const x = place.x + (i % place.perLine) * cellPt;
    const y = place.y + Math.floor(i / place.perLine) * linePt;
    canvas.text(run, x, y + 3, cellPt);
    const from = x + canvas.widthOf(run) + 4;
    canvas.rule(from, y + linePt - 2, x + cellPt - 8 - from, ink.text);
  });
}
