import type { LngLat } from '../../contract/polyline.ts';
import type { Say } from '../labels.ts';
import { pointsAlong, type SketchLeg, sketchLegs, thinned } from '../sketch/legs.ts';
import { clusterStops, numbersText, placeLabels } from '../sketch/numbers.ts';
import { type Box, extentM, fitProjection, type Point } from '../sketch/projection.ts';
import type { TripSheet } from '../tripSheet.ts';
import type { Canvas, TextRun } from './canvas.ts';
import { drawSketchKey, keyHeightPt, sketchKeyWidthPt } from './sketchKey.ts';
import { contentWidthPt, ink, page, type } from './theme.ts';

const padPt = 4;
/** Room around the lines for the numbers of the outermost stops. */
const edgePt = 14;
const mapWidthPt = contentWidthPt - sketchKeyWidthPt - 3 * padPt;
const leastMapPt = 80;
const mostMapPt = 250;
const markerPt = 2.4;
/** Stops nearer than this on paper share a label. */
const sharedLabelPt = 6;

/**
 * The way of the trip as a small map without names: the numbers are those of the stop table. It takes the room that is left
 * at the foot of a page of the sheet, from `firstPage` on, so that it costs no paper; only where no page has enough
 * does it get a page of its own.
 */
export function drawTripSketch(canvas: Canvas, sheet: TripSheet, firstPage: number, say: Say): void {
  const { stops } = sheet.trip;
  const legs = sketchLegs(stops);
  const places: LngLat[] = [...legs.flatMap(({ line }) => line), ...stops.map(({ lng, lat }): LngLat => [lng, lat])];
  const { widthM, heightM } = extentM(places);
  const mapPt = ((mapWidthPt - 2 * edgePt) * heightM) / widthM + 2 * edgePt;
  const leastPt = Math.max(leastMapPt, keyHeightPt(canvas, legs, say)) + 2 * padPt;
  const wantedPt = Math.max(leastPt, Math.min(mostMapPt, mapPt) + 2 * padPt);
  const frame = takeRoom(canvas, firstPage, leastPt, wantedPt);

  canvas.doc.rect(frame.x, frame.y, frame.widthPt, frame.heightPt).lineWidth(0.5).stroke(ink.line);
  const heightPt = frame.heightPt - 2 * padPt;
  const map: Box = { x: frame.x + padPt, y: frame.y + padPt, widthPt: mapWidthPt, heightPt };
  const inner = {
    x: map.x + edgePt,
    y: map.y + edgePt,
    widthPt: map.widthPt - 2 * edgePt,
    heightPt: heightPt - 2 * edgePt,
  };
  const { toPaper, metresPerPt } = fitProjection(places, inner);
  const lines = legs.map((leg) => ({ leg, points: thinned(leg.line.map(toPaper), 0.5) }));
  for (const { leg, points } of lines) drawLeg(canvas, leg, points);
  drawStops(canvas, sheet, { map, toPaper, roads: lines.flatMap(({ points }) => pointsAlong(points, 3)) });
  const key = { x: map.x + map.widthPt + padPt, y: map.y, widthPt: sketchKeyWidthPt, heightPt };
  drawSketchKey(canvas, { legs, metresPerPt }, key, say);
}

/** The first foot with the wanted room, else the one with most; turns to its page. */
function takeRoom(canvas: Canvas, firstPage: number, leastPt: number, wantedPt: number): Box {
  const marginPt = 4;
  const feet = canvas.feetFrom(firstPage).map(({ index, y }) => ({ index, y, roomPt: page.bottomPt - y - marginPt }));
  const widest = feet.reduce((best, foot) => (foot.roomPt > best.roomPt ? foot : best));
  const foot = feet.find(({ roomPt }) => roomPt >= wantedPt) ?? widest;
  const box = { x: page.leftPt, widthPt: contentWidthPt };
  if (foot.roomPt < leastPt) {
    canvas.newPage();
    return { ...box, y: canvas.y, heightPt: wantedPt };
  }
  canvas.doc.switchToPage(foot.index);
  return { ...box, y: foot.y + marginPt, heightPt: Math.min(wantedPt, foot.roomPt) };
}

function drawLeg({ doc }: Canvas, { isRoad, isLoaded }: SketchLeg, points: readonly Point[]): void {
  doc.save();
  points.forEach(({ x, y }, i) => {
    if (i === 0) doc.moveTo(x, y);
    else doc.lineTo(x, y);
  });
  if (!isRoad) doc.dash(4, { space: 3 });
  doc
    .lineJoin('round')
    .lineWidth(isLoaded ? 1.8 : 0.7)
    .stroke(ink.text)
    .restore();
}

/** Filled where people board or alight, open elsewhere, and their numbers beside them. */
function drawStops(
  canvas: Canvas,
  { trip }: TripSheet,
  { map, toPaper, roads }: { map: Box; toPaper: (place: LngLat) => Point; roads: Point[] },
): void {
  const { doc } = canvas;
  const stops = trip.stops.map(({ seq, kind, lng, lat }) => ({
    seq,
    ...toPaper([lng, lat]),
    isCall: kind === 'pickup' || kind === 'dropoff',
  }));
  for (const { x, y } of stops.filter(({ isCall }) => !isCall)) {
    doc.circle(x, y, markerPt).lineWidth(0.8).fillAndStroke('#ffffff', ink.text);
  }
  for (const { x, y } of stops.filter(({ isCall }) => isCall)) doc.circle(x, y, markerPt + 0.6).fill(ink.text);

  const clusters = clusterStops(stops, sharedLabelPt);
  const runs = clusters.map(({ seqs }): TextRun => ({ text: numbersText(seqs), size: type.small, bold: true }));
  const sizes = clusters.map(({ x, y }, i) => ({
    x,
    y,
    widthPt: canvas.widthOf(runs[i]!) + 3,
    heightPt: type.small + 2,
  }));
  placeLabels(sizes, { box: map, markers: stops, roads }).forEach((box, i) => {
    const { x, y } = clusters[i]!;
    const [nearX, nearY] = [between(x, box.x, box.x + box.widthPt), between(y, box.y, box.y + box.heightPt)];
    if (Math.hypot(nearX - x, nearY - y) > 8) doc.moveTo(x, y).lineTo(nearX, nearY).lineWidth(0.4).stroke(ink.soft);
    doc.rect(box.x, box.y, box.widthPt, box.heightPt).fill('#ffffff');
    canvas.text({ ...runs[i]!, align: 'center' }, box.x - 2, box.y, box.widthPt + 4);
  });
}

function between(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
