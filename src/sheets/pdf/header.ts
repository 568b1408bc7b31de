import { hoursMinutes, kmText } from '../format.ts';
import type { Say } from '../labels.ts';
import type { SheetDriverLine, TripSheet } from '../tripSheet.ts';
import type { Canvas } from './canvas.ts';
import { drawFillIns, fillInHeightPt } from './fillIn.ts';
import { drawQrCode } from './qrCode.ts';
import { contentWidthPt, ink, page, type } from './theme.ts';

const qrPt = 96;
const blank = '____________';

/** Who, what and when of the trip: the block at the top of the first page (domain.md §6, parts 1 and 4). */
export function drawHeader(canvas: Canvas, sheet: TripSheet, say: Say): void {
  const { trip } = sheet;
  const top = canvas.y;
  const leftWidth = contentWidthPt - qrPt - 8;

  drawQrCode(canvas, sheet.url, page.rightPt - qrPt, top - 8, qrPt);
  canvas.text(
    { text: say({ zh: '扫码打开本车次', en: 'Scan for this trip' }), size: type.small, align: 'center' },
    page.rightPt - qrPt,
    top + qrPt - 12,
    qrPt,
  );

  if (sheet.draftWarning !== null) {
    const warning = { text: sheet.draftWarning, size: type.section, bold: true };
    canvas.y += canvas.text(warning, page.leftPt, canvas.y, leftWidth) + 2;
  }
  canvas.y += canvas.text(
    {
      text: say({ zh: '返岗包车行车路单', en: 'Charter route sheet' }),
      size: type.section,
      bold: true,
      color: ink.soft,
    },
    page.leftPt,
    canvas.y,
    leftWidth,
  );
  canvas.y += canvas.text(
    { text: `${trip.tripId}　${trip.bus.plate}　${sheet.date}`, size: type.title, bold: true },
    page.leftPt,
    canvas.y,
    leftWidth,
  );
  canvas.y += 3;
  drawFacts(canvas, facts(sheet, say), leftWidth);
  canvas.y = Math.max(canvas.y, top + qrPt + 4);
  drawPeople(canvas, sheet, say);
}

function facts({ trip, batchName, depot, loadedPeople, anyEstimated }: TripSheet, say: Say): [string, string][] {
  const estimated = anyEstimated ? say({ zh: '（估算）', en: ' (estimate)' }) : '';
  const near = trip.nearLimit ? ' ▲' : '';
  return [
    [say({ zh: '批次', en: 'Batch' }), batchName],
    [
      say({ zh: '座位 / 限载 / 实载', en: 'Seats / limit / loaded' }),
      `${trip.bus.seats} / ${trip.bus.capacity} / ${loadedPeople}`,
    ],
    [say({ zh: '承运单位', en: 'Carrier' }), trip.bus.operator],
    [say({ zh: '车场', en: 'Depot' }), depot],
    [
      say({ zh: '载客行程', en: 'Loaded run' }),
      `${kmText(trip.loaded.distanceM)}　${hoursMinutes(trip.loaded.driveS)} h${near}${estimated}`,
    ],
    [
      say({ zh: '全程', en: 'Whole trip' }),
      `${kmText(trip.total.distanceM)}　${hoursMinutes(trip.total.driveS)} h${estimated}`,
    ],
  ];
}

/** Label over value, two a line. */
function drawFacts(canvas: Canvas, pairs: readonly [string, string][], widthPt: number): void {
  const columnPt = widthPt / 2;
  for (let i = 0; i < pairs.length; i += 2) {
    const heights = pairs.slice(i, i + 2).map(([label, value], column) => {
      const x = page.leftPt + column * columnPt;
      const labelPt = canvas.widthOf({ text: `${label}　`, size: type.small });
      canvas.text({ text: label, size: type.small, color: ink.soft }, x, canvas.y + 2, columnPt);
      return canvas.text({ text: value, size: type.body }, x + labelPt, canvas.y, columnPt - labelPt - 4);
    });
    canvas.y += Math.max(...heights) + 1;
  }
}

/** Crew with phones, then the lines that are filled in by hand before departure. */
function drawPeople(canvas: Canvas, sheet: TripSheet, say: Say): void {
  canvas.rule(page.leftPt, canvas.y, contentWidthPt);
  canvas.y += 3;
  sheet.drivers.forEach((driver, i) => {
    canvas.y += canvas.text(
      { text: driverText(driver, i, say), bold: driver.expired },
      page.leftPt,
      canvas.y,
      contentWidthPt,
    );
  });
  for (const text of leaders(sheet, say)) canvas.y += canvas.text({ text }, page.leftPt, canvas.y, contentWidthPt);
  const { escort, captains } = sheet.policy.crew;
  const blanks = [
    ...Array.from({ length: escort }, () => say({ zh: '随车管理员', en: 'Escort' })),
    ...Array.from({ length: captains }, (_, i) => captainTitle(i, say)).slice(sheet.captains.length),
    say({ zh: '承运单位电话', en: 'Carrier phone' }),
    say({ zh: '通行证号', en: 'Pass no.' }),
    say({ zh: '驶入收费站', en: 'Toll entry' }),
    say({ zh: '驶出收费站', en: 'Toll exit' }),
    say({ zh: '途经省份', en: 'Provinces crossed' }),
  ];
  const perLine = 4;
  drawFillIns(canvas, blanks, { x: page.leftPt, y: canvas.y, widthPt: contentWidthPt, perLine });
  canvas.y += fillInHeightPt(blanks.length, perLine) + 6;
}

function captainTitle(index: number, say: Say): string {
  return index === 0 ? say({ zh: '车长', en: 'Captain' }) : say({ zh: '副车长', en: 'Deputy' });
}

/** Captains with seat and phone, and the companies whose escorts are still to be named. */
function leaders({ captains, escorts }: TripSheet, say: Say): string[] {
  const led = captains.map(
    ({ name, seat, phone }, i) => `${captainTitle(i, say)}　${name}${seat === '' ? '' : ` ${seat}`}　${phone}`,
  );
  const sent = escorts.map(({ company, contact, phone }) =>
    say({
      zh: `随车管理员由 ${company} 派出，联系人 ${contact} ${phone}`,
      en: `Escort sent by ${company}, ask ${contact} ${phone}`,
    }),
  );
  return [...(led.length === 0 ? [] : [led.join('　　')]), ...sent];
}

function driverText(driver: SheetDriverLine, index: number, say: Say): string {
  const phone = driver.phone ?? blank;
  const licence = driver.licenceExpires ?? blank;
  const expired = driver.expired ? say({ zh: '（已过期，不得驾驶）', en: ' (EXPIRED, must not drive)' }) : '';
  return `${say({ zh: '驾驶员', en: 'Driver ' })}${index + 1}　${driver.name}　${phone}　${say({ zh: '驾照有效期至', en: 'licence valid to' })} ${licence}${expired}`;
}
