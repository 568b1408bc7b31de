import type { PlanPart } from '../../contract/planPart.ts';
import type { SheetContext } from '../context.ts';
import { editionText } from '../edition.ts';
import { type Say, sayIn } from '../labels.ts';
import { type TripSheet, tripSheet } from '../tripSheet.ts';
import { drawBoardingList } from './boardingList.ts';
import type { Canvas } from './canvas.ts';
import { drawHeader } from './header.ts';
import { drawHoursTable } from './hoursTable.ts';
import { openDocument } from './openDocument.ts';
import { drawRulesBox } from './rulesBox.ts';
import { drawSeatMap } from './seatMapGraphic.ts';
import { drawSignatures } from './signatures.ts';
import { drawStopTable } from './stopTable.ts';
import { drawSupplies } from './supplies.ts';
import { contentWidthPt, ink, page, type } from './theme.ts';
import { drawTripSketch } from './tripSketch.ts';

/** The route sheet of one bus as PDF (A4). Throws RangeError on an unknown trip, ZodError on a plan without policy. */
export async function renderTripSheet(plan: PlanPart, tripId: string, context: SheetContext): Promise<Uint8Array> {
  return render([tripSheet(plan, tripId, context)], plan, context);
}

/**
 * The sheets of all buses in one PDF for one print job: each bus begins on an odd page, so that double-sided printing
 * never puts two buses on one leaf; browsers ignore odd-page breaks, which is why this is a PDF.
 */
export async function renderAllSheets(plan: PlanPart, context: SheetContext): Promise<Uint8Array> {
  const sheets = plan.trips.map(({ tripId }) => tripSheet(plan, tripId, context));
  return render(sheets, plan, context);
}

async function render(sheets: readonly TripSheet[], plan: PlanPart, context: SheetContext): Promise<Uint8Array> {
  const say = sayIn(context.locale);
  const edition = editionText(plan, context, say);
  const title = `${say({ zh: '行车路单', en: 'Route sheets' })} ${context.batchName}`;
  const { canvas, bytes } = await openDocument(title, plan.createdAt, context.locale);
  for (const sheet of sheets) {
    if (pageCount(canvas.doc) % 2 === 1) drawNotePage(canvas, say({ zh: '本页空白', en: 'This page is left blank' }));
    drawSheet(canvas, sheet, { ...context, edition }, say);
  }
  if (sheets.length === 0) drawNotePage(canvas, say({ zh: '本计划没有车辆', en: 'This plan has no buses' }));
  canvas.doc.end();
  return bytes;
}

/** @param edition version and time of making, as every page says it */
function drawSheet(
  canvas: Canvas,
  sheet: TripSheet,
  { locale, edition }: { locale: SheetContext['locale']; edition: string },
  say: Say,
): void {
  const firstPage = pageCount(canvas.doc);
  canvas.newPage();
  drawHeader(canvas, sheet, say);
  drawStopTable(canvas, sheet, locale, say);
  drawHoursTable(canvas, sheet, say);
  drawRulesBox(canvas, sheet, say);
  drawSupplies(canvas, sheet, say);
  drawSignatures(canvas, sheet, say);
  drawSeatMap(canvas, sheet, say);
  drawBoardingList(canvas, sheet, say);
  drawTripSketch(canvas, sheet, firstPage, say);
  drawPageHeads(canvas, sheet, { firstPage, edition }, say);
}

/** Trip, plate, date, edition and page x/y over every page of the sheet, once their number is known. */
function drawPageHeads(
  canvas: Canvas,
  sheet: TripSheet,
  { firstPage, edition }: { firstPage: number; edition: string },
  say: Say,
): void {
  const pages = pageCount(canvas.doc) - firstPage;
  for (let i = 0; i < pages; i++) {
    canvas.doc.switchToPage(firstPage + i);
    const y = 24;
    const left = `${sheet.trip.tripId} · ${sheet.trip.bus.plate} · ${sheet.date} · ${sheet.batchName}`;
    const right = `${edition} · ${say({ zh: `第 ${i + 1}/${pages} 页`, en: `page ${i + 1}/${pages}` })}`;
    canvas.text({ text: left, size: type.second }, page.leftPt, y, contentWidthPt);
    canvas.text({ text: right, size: type.second, align: 'right' }, page.leftPt, y, contentWidthPt);
    canvas.rule(page.leftPt, y + 16, contentWidthPt);
  }
}

function drawNotePage(canvas: Canvas, note: string): void {
  canvas.newPage();
  canvas.text({ text: note, size: type.second, color: ink.soft, align: 'center' }, page.leftPt, 400, contentWidthPt);
}

function pageCount(doc: Canvas['doc']): number {
  return doc.bufferedPageRange().count;
}
