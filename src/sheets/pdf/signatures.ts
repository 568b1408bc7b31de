import type { Say } from '../labels.ts';
import type { TripSheet } from '../tripSheet.ts';
import type { Canvas } from './canvas.ts';
import { contentWidthPt, ink, page, type } from './theme.ts';

const boxPt = 34;

/** Who signs for what, where and when: departure check, each pick-up, each hand-over, return (domain.md §6, part 6). */
export function drawSignatures(canvas: Canvas, sheet: TripSheet, say: Say): void {
  const boxes = [
    say({ zh: '发车前检查（车辆、证件、体温、消毒）', en: 'Departure check (coach, papers, temp., disinfected)' }),
    ...sheet.stops
      .filter(({ stop }) => stop.kind === 'pickup' || stop.kind === 'dropoff')
      .map(({ stop }) =>
        stop.kind === 'pickup'
          ? `${stop.seq} ${say({ zh: '上车', en: 'Boarded' })} ${stop.board.length} · ${stop.name}`
          : `${stop.seq} ${say({ zh: '交接', en: 'Handed over' })} ${stop.alight.length} · ${stop.name}`,
      ),
    say({ zh: '回场，名单交回', en: 'Back at the depot, list returned' }),
  ];
  const columnPt = contentWidthPt / 2;
  const heading = {
    text: say({ zh: '签字（姓名、时间、实到人数）', en: 'Signatures (name, time, heads)' }),
    size: type.section,
    bold: true,
  };
  const drawHeading = () => {
    canvas.y += canvas.text(heading, page.leftPt, canvas.y, contentWidthPt) + 3;
  };
  canvas.ensure(canvas.heightOf(heading, contentWidthPt) + boxPt);
  drawHeading();
  for (let i = 0; i < boxes.length; i += 2) {
    if (canvas.ensure(boxPt)) drawHeading();
    boxes.slice(i, i + 2).forEach((title, column) => {
      const x = page.leftPt + column * columnPt;
      canvas.doc.rect(x, canvas.y, columnPt, boxPt).lineWidth(0.5).stroke(ink.line);
      canvas.text({ text: title, size: type.small, color: ink.soft }, x + 4, canvas.y + 2, columnPt - 8);
    });
    canvas.y += boxPt;
  }
  canvas.y += 6;
}
