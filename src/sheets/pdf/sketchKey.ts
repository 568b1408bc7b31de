import type { Say } from '../labels.ts';
import { type SketchLeg, sourceText } from '../sketch/legs.ts';
import type { Box } from '../sketch/projection.ts';
import { scaleBar } from '../sketch/scaleBar.ts';
import type { Canvas, TextRun } from './canvas.ts';
import { ink, type } from './theme.ts';

/** Width of the column beside the sketch. */
export const sketchKeyWidthPt = 160;

const arrowPt = 26;
const barPt = 14;
const gapPt = 2;

/** What the column says: title, where the lines come from, and how to read them. */
function texts(legs: readonly SketchLeg[], say: Say): TextRun[] {
  return [
    { text: say({ zh: '行车路线示意图', en: 'Route sketch' }), size: type.second, bold: true },
    { text: say(sourceText(legs)), size: type.small },
    {
      text: say({
        zh: '数字为站序，实心为上下车站；粗线载客，细线空驶。',
        en: 'Numbers: stops; filled: board or alight. Thick: loaded, thin: empty.',
      }),
      size: type.small,
      color: ink.soft,
    },
  ];
}

/** Height that the column needs. */
export function keyHeightPt(canvas: Canvas, legs: readonly SketchLeg[], say: Say): number {
  return texts(legs, say).reduce((sum, run, i) => sum + canvas.heightOf(run, widthOf(i)) + gapPt, 0) + barPt;
}

/** Title, source and reading aid from the top, the scale bar at the foot, the north arrow in the corner. */
export function drawSketchKey(
  canvas: Canvas,
  { legs, metresPerPt }: { legs: readonly SketchLeg[]; metresPerPt: number },
  box: Box,
  say: Say,
): void {
  let { y } = box;
  texts(legs, say).forEach((run, i) => {
    y += canvas.text(run, box.x, y, widthOf(i)) + gapPt;
  });
  drawNorth(canvas, box.x + box.widthPt - 10, box.y, say);
  drawScale(canvas, metresPerPt, box);
}

/** The title and the source leave room for the arrow. */
function widthOf(line: number): number {
  return line < 2 ? sketchKeyWidthPt - 20 : sketchKeyWidthPt;
}

function drawNorth(canvas: Canvas, x: number, y: number, say: Say): void {
  const { doc } = canvas;
  canvas.text({ text: say({ zh: '北', en: 'N' }), size: type.small, bold: true, align: 'center' }, x - 10, y, 20);
  const tip = y + type.small + 4;
  doc
    .polygon([x, tip], [x + 4, tip + arrowPt - 13], [x, tip + arrowPt - 16], [x - 4, tip + arrowPt - 13])
    .fill(ink.text);
}

function drawScale(canvas: Canvas, metresPerPt: number, box: Box): void {
  const { km, lengthPt } = scaleBar(metresPerPt, sketchKeyWidthPt - 60);
  const y = box.y + box.heightPt - 2;
  canvas.text({ text: `${km} km`, size: type.small }, box.x + lengthPt + 5, y - 9, 60);
  canvas.doc
    .moveTo(box.x + 0.5, y - 4)
    .lineTo(box.x + 0.5, y)
    .lineTo(box.x + 0.5 + lengthPt, y)
    .lineTo(box.x + 0.5 + lengthPt, y - 4)
    .lineWidth(1)
    .stroke(ink.text);
}
