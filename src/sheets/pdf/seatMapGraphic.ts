import { seatMap } from '../../policy/seatMap.ts';
import type { Say } from '../labels.ts';
import { surname } from '../surname.ts';
import type { TripSheet } from '../tripSheet.ts';
import type { Canvas } from './canvas.ts';
import { contentWidthPt, ink, page, type } from './theme.ts';

const seatHeightPt = 27;
const noseWidthPt = 30;
const titleHeightPt = 22;
/** Two seats, the aisle, two seats: a bench across the back uses the aisle too. */
const lanes = 5;

/** Height that the graphic takes on a page. */
export const seatMapHeightPt = titleHeightPt + lanes * seatHeightPt + 14;

interface Sitter {
  surname: string;
  pickupSeq: number;
}

/** The coach from above, front at the left: who sits where and boards at which stop; rows kept free are hatched. */
export function drawSeatMap(canvas: Canvas, sheet: TripSheet, say: Say): void {
  canvas.ensure(seatMapHeightPt);
  const title = say({
    zh: '座位图（前 → 后；右上角为上车站序号；斜线为留观区）',
    en: 'Seats (front → back; corner: boarding stop; hatched: kept free)',
  });
  canvas.text({ text: title, size: type.second, bold: true }, page.leftPt, canvas.y, contentWidthPt);
  const top = canvas.y + titleHeightPt;

  const { pairs, reserved } = seatMap(sheet.trip.bus.seats, sheet.policy);
  const kept = new Set(reserved);
  const rows = byRow([...pairs.flatMap(({ seats }) => seats), ...reserved]);
  const sitters = sittersOf(sheet);
  const columnPt = Math.min(40, (contentWidthPt - noseWidthPt) / rows.length);

  drawOutline(canvas, top, noseWidthPt + rows.length * columnPt, say);
  rows.forEach((row, i) => {
    const x = page.leftPt + noseWidthPt + i * columnPt;
    row.forEach((seat, place) => {
      const y = top + laneOf(place, row.length) * seatHeightPt;
      drawSeat(canvas, { seat, sitter: sitters.get(seat), kept: kept.has(seat) }, x, y, columnPt);
    });
  });
  canvas.y = top + lanes * seatHeightPt + 14;
}

/** Seats by the row number in their label, front to back. */
function byRow(seats: readonly string[]): string[][] {
  const rows: string[][] = [];
  for (const seat of seats) {
    const index = Number.parseInt(seat, 10) - 1;
    rows[index] ??= [];
    rows[index].push(seat);
  }
  return rows;
}

/** Lane of the n-th seat of a row: AB, aisle, CD; a longer row is the bench and leaves no aisle. */
function laneOf(place: number, rowLength: number): number {
  if (rowLength > lanes) return (place * (lanes - 1)) / (rowLength - 1);
  return rowLength === lanes || place < 2 ? place : place + 1;
}

function sittersOf(sheet: TripSheet): Map<string, Sitter> {
  const sitters = new Map<string, Sitter>();
  for (const { stop, boarding } of sheet.stops) {
    for (const person of boarding) {
      if (person.seat !== '') sitters.set(person.seat, { surname: surname(person.name), pickupSeq: stop.seq });
    }
  }
  return sitters;
}

function drawOutline(canvas: Canvas, top: number, widthPt: number, say: Say): void {
  const heightPt = lanes * seatHeightPt;
  canvas.doc
    .roundedRect(page.leftPt, top - 4, widthPt + 4, heightPt + 8, 10)
    .lineWidth(1)
    .stroke(ink.text);
  canvas.text(
    { text: say({ zh: '驾驶', en: 'Driver' }), size: type.small, align: 'center' },
    page.leftPt,
    top + seatHeightPt * 0.3,
    noseWidthPt,
  );
  canvas.text(
    { text: say({ zh: '车门', en: 'Door' }), size: type.small, align: 'center' },
    page.leftPt,
    top + seatHeightPt * 4.3,
    noseWidthPt,
  );
}

function drawSeat(
  canvas: Canvas,
  { seat, sitter, kept }: { seat: string; sitter: Sitter | undefined; kept: boolean },
  x: number,
  y: number,
  widthPt: number,
): void {
  const box = { x: x + 1.5, y: y + 1.5, width: widthPt - 3, height: seatHeightPt - 3 };
  const { doc } = canvas;
  if (kept) {
    doc.save().rect(box.x, box.y, box.width, box.height).clip();
    for (let offset = -box.height; offset < box.width; offset += 5) {
      doc.moveTo(box.x + offset, box.y + box.height).lineTo(box.x + offset + box.height, box.y);
    }
    doc.lineWidth(0.4).stroke(ink.line).restore();
  } else if (sitter !== undefined) {
    doc.rect(box.x, box.y, box.width, box.height).fill(ink.shade);
  }
  doc
    .rect(box.x, box.y, box.width, box.height)
    .lineWidth(sitter === undefined ? 0.5 : 1)
    .stroke(sitter === undefined ? ink.line : ink.text);
  if (kept && sitter === undefined) return;
  canvas.text({ text: seat, size: 8, color: ink.soft }, box.x + 2, box.y, box.width - 4);
  if (sitter === undefined) return;
  canvas.text(
    { text: String(sitter.pickupSeq), size: 8, color: ink.soft, align: 'right' },
    box.x,
    box.y,
    box.width - 2,
  );
  const size = sitter.surname.length > 2 ? 8 : type.second;
  canvas.text({ text: sitter.surname, size, bold: true, align: 'center' }, box.x, box.y + 9, box.width);
}
