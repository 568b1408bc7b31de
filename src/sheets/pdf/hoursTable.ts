import { hoursMinutes, kmText } from '../format.ts';
import type { Say } from '../labels.ts';
import type { TripSheet } from '../tripSheet.ts';
import type { Canvas } from './canvas.ts';
import { type Column, drawTable, type Row } from './table.ts';
import { contentWidthPt, page, type } from './theme.ts';

/** Who drives which legs, and what is left of every limit when the last passenger leaves. */
export function drawHoursTable(canvas: Canvas, sheet: TripSheet, say: Say): void {
  const columns: Column[] = [
    { title: say({ zh: '驾驶员', en: 'Driver' }), widthPt: 150 },
    { title: say({ zh: '驾驶至站', en: 'Drives to stops' }), widthPt: 175 },
    { title: say({ zh: '本车次驾驶', en: 'At the wheel' }), widthPt: 70, align: 'right' },
    { title: say({ zh: '送达时当日余', en: 'Left of the day' }), widthPt: 70, align: 'right' },
    { title: say({ zh: '送达时7日余', en: 'Left of 7 days' }), widthPt: 70, align: 'right' },
  ];
  const hours = (seconds: number | null) => (seconds === null ? '—' : `${hoursMinutes(seconds)} h`);
  const rows = sheet.drivers.map(
    (driver): Row => ({
      cells: [
        [{ text: driver.name, size: type.second, bold: true }],
        [{ text: driver.legs, size: type.second }],
        [{ text: hours(driver.driveS), size: type.second }],
        [{ text: hours(driver.dayLeftS), size: type.second }],
        [{ text: hours(driver.weekLeftS), size: type.second }],
      ],
    }),
  );
  canvas.y += 8;
  drawTable(canvas, columns, rows);
  const { reserve } = sheet.trip;
  if (reserve === undefined) return;
  const { loadedDistanceM, loadedDriveS, continuousS } = reserve;
  const text = say({
    zh: `送达最后一站时的余量：载客里程 ${kmText(loadedDistanceM)}，载客驾驶 ${hoursMinutes(loadedDriveS)} h，连续驾驶 ${hoursMinutes(continuousS)} h`,
    en: `Left on reaching the last drop-off: loaded run ${kmText(loadedDistanceM)}, loaded driving ${hoursMinutes(loadedDriveS)} h, driving without a break ${hoursMinutes(continuousS)} h`,
  });
  const run = { text, size: type.second };
  canvas.ensure(canvas.heightOf(run, contentWidthPt));
  canvas.y += 2 + canvas.text(run, page.leftPt, canvas.y + 2, contentWidthPt);
}
