import type { Bulletin, BulletinFigure } from '../../contract/bulletin.ts';
import type { Locale } from '../../contract/text.ts';
import { bulletinCell, bulletinTitle } from '../bulletinWords.ts';
import { type Say, sayIn } from '../labels.ts';
import type { Canvas } from './canvas.ts';
import { openDocument } from './openDocument.ts';
import { drawTable } from './table.ts';
import { contentWidthPt, ink, page, type } from './theme.ts';

/** The bulletin as PDF (A4): the figures in sentences, then the rows of each, numbered alike. The same bulletin gives the same bytes. */
export async function renderBulletinPdf(bulletin: Bulletin, locale: Locale): Promise<Uint8Array> {
  const say = sayIn(locale);
  const { canvas, bytes } = await openDocument(say(bulletinTitle(bulletin)), bulletin.createdAt, locale);
  canvas.newPage();
  write(canvas, say(bulletinTitle(bulletin)), { size: type.title, bold: true });
  write(canvas, `${bulletin.batch} · ${bulletin.serviceDate}`, { size: type.second, color: ink.soft });
  canvas.y += 8;
  bulletin.figures.forEach(({ sentence }, at) => {
    write(canvas, `${at + 1}. ${say(sentence)}`, { size: type.body });
  });
  bulletin.figures.forEach((figure, at) => {
    drawRows(canvas, figure, at + 1, say);
  });
  canvas.doc.end();
  return bytes;
}

function drawRows(canvas: Canvas, { name, columns, rows }: BulletinFigure, number: number, say: Say): void {
  canvas.y += 14;
  canvas.ensure(80);
  write(canvas, `${number}. ${say(name)}`, { size: type.section, bold: true });
  const widthPt = contentWidthPt / columns.length;
  drawTable(
    canvas,
    columns.map(({ title, isNumber }) => ({
      title: say(title),
      widthPt,
      ...(isNumber && { align: 'right' as const }),
    })),
    rows.map((cells) => ({
      cells: cells.map((cell, at) => [
        {
          text: String(bulletinCell(cell, say)),
          size: type.small,
          ...(columns[at]!.isNumber && { align: 'right' as const }),
        },
      ]),
    })),
  );
}

function write(canvas: Canvas, text: string, look: { size: number; bold?: boolean; color?: string }): void {
  canvas.ensure(look.size * 2);
  canvas.y += canvas.text({ text, ...look }, page.leftPt, canvas.y, contentWidthPt) + 3;
}
