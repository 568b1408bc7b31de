import type { StopKind } from '../../contract/plan.ts';
import { stopNames } from '../../contract/standNames.ts';
import type { Locale } from '../../contract/text.ts';
import { isDisinfectedAt } from '../../policy/disinfection.ts';
import type { Policy } from '../../policy/schema.ts';
import { hoursMinutes, hoursOf, kmText, minutesText } from '../format.ts';
import { type Say, stopKindNames } from '../labels.ts';
import type { SheetStop, TripSheet } from '../tripSheet.ts';
import type { Canvas, TextRun } from './canvas.ts';
import { type Column, drawTable, type Row } from './table.ts';
import { ink, type } from './theme.ts';

/** All stops in order, one unsplit block each (domain.md §6, part 2). */
export function drawStopTable(canvas: Canvas, sheet: TripSheet, locale: Locale, say: Say): void {
  const columns: Column[] = [
    { title: '#', widthPt: 42 },
    { title: say({ zh: '地点 / 联系人', en: 'Place / contact' }), widthPt: 148 },
    { title: say({ zh: '计划到–开', en: 'Arr – dep' }), widthPt: 80 },
    { title: say({ zh: '距上站', en: 'Since last' }), widthPt: 62, align: 'right' },
    { title: driverTitle(sheet.policy, say), widthPt: 87 },
    { title: say({ zh: '人数', en: 'Heads' }), widthPt: 63 },
    { title: say({ zh: '检查', en: 'Checks' }), widthPt: 53 },
  ];
  const rows = sheet.stops.map((stop): Row => stopRow(stop, sheet.policy, locale, say));
  drawTable(canvas, columns, rows);
}

function stopRow(row: SheetStop, policy: Policy, locale: Locale, say: Say): Row {
  const { stop } = row;
  const counted = stop.kind === 'pickup' || stop.kind === 'dropoff';
  return {
    shaded: counted,
    cells: [
      [
        { text: String(stop.seq), bold: true },
        { text: say(stopKindNames[stop.kind]), size: type.second, bold: counted },
      ],
      place(row, say),
      times(row, say),
      leg(row, locale, say),
      driver(row, policy, say),
      heads(row, say),
      checks(row, policy, say),
    ],
  };
}

function place({ stop, handover }: SheetStop, say: Say): TextRun[] {
  const runs: TextRun[] = [{ text: say(stopNames(stop.name)), bold: true }];
  if (handover !== null) {
    runs.push({ text: handover.address, size: type.second });
    runs.push({ text: `${handover.contact} ${handover.phone}`, size: type.second });
  }
  if (stop.alongLeg) runs.push({ text: say(alongLegText), size: type.small, color: ink.soft });
  if (stop.nearLimit) runs.push({ text: say(nearLimitText), size: type.second, bold: true });
  return runs.filter(({ text }) => text.trim() !== '');
}

/** The estimate's error band crosses a limit of the loaded run (formats.md §2, "Near a limit"). */
const nearLimitText = { zh: '▲ 接近限值（很可能未超）', en: '▲ near limit: probably ok' };

/** Nobody has looked whether the bus can stand there. */
const alongLegText = { zh: '按里程推算，就近进服务区', en: 'by kilometres: take the nearest service area' };

/** Planned times, and by when the bus must stand or change its driver if it drives on. */
function times({ arrive, depart, breakDue }: SheetStop, say: Say): TextRun[] {
  const runs: TextRun[] = [];
  if (arrive !== null) runs.push({ text: `${arrive.day} ${arrive.time}`, bold: true });
  if (depart !== null) {
    const sameDay = arrive?.day === depart.day;
    runs.push({ text: sameDay ? `– ${depart.time}` : `${depart.day} ${depart.time}`, bold: true });
  }
  if (breakDue !== null) {
    const { day, time } = breakDue;
    // with a date it is as long as the column is wide
    const text =
      day === (depart ?? arrive)?.day
        ? { zh: `${time} 前须停`, en: `stop by ${time}` }
        : { zh: `${day} ${time} 前停`, en: `stop by ${day} ${time}` };
    runs.push({ text: say(text), size: type.small });
  }
  return runs;
}

function leg({ stop, arrive }: SheetStop, locale: Locale, say: Say): TextRun[] {
  if (arrive === null) return [];
  const estimated = stop.legEstimated
    ? [{ text: say({ zh: '估算', en: 'estimate' }), size: type.small, color: ink.soft }]
    : [];
  return [
    { text: kmText(stop.legDistanceM), size: type.second },
    { text: minutesText(stop.legDriveS, locale), size: type.second },
    ...estimated,
  ];
}

/** What is added up under the driver's name. */
function driverTitle({ hos }: Policy, say: Say): string {
  if (hos.window === 'rolling') return say({ zh: '驾驶员 / 24h累计', en: 'Driver / in 24 h' });
  return hos.window === 'fixed_day'
    ? say({ zh: '驾驶员 / 当日累计', en: 'Driver / today' })
    : say({ zh: '驾驶员 / 休息后累计', en: 'Driver / since rest' });
}

function driver(row: SheetStop, { hos }: Policy, say: Say): TextRun[] {
  if (row.driver === null || row.drivenDayS === null) return [];
  const continuous: TextRun[] =
    row.continuousS === null
      ? []
      : [{ text: `${say({ zh: '连续', en: 'non-stop' })} ${hoursMinutes(row.continuousS)}`, size: type.small }];
  return [
    { text: row.driver },
    { text: `${hoursMinutes(row.drivenDayS)} / ${hoursOf(hos.max_24h_min)} h`, size: type.second },
    ...continuous,
  ];
}

function heads({ stop }: SheetStop, say: Say): TextRun[] {
  const runs: TextRun[] = [];
  if (stop.board.length > 0) runs.push({ text: `${say({ zh: '上', en: 'on' })} ${stop.board.length}` });
  if (stop.alight.length > 0) runs.push({ text: `${say({ zh: '下', en: 'off' })} ${stop.alight.length}` });
  runs.push({ text: `${say({ zh: '车上', en: 'aboard' })} ${stop.aboard}`, size: type.second });
  return runs;
}

function checks({ stop }: SheetStop, { temp, disinfect }: Policy, say: Say): TextRun[] {
  const runs: TextRun[] = [];
  if (takesTemperature(stop.kind, stop.aboard, temp.checkpoints)) {
    runs.push({ text: say({ zh: '体温', en: 'temp' }), size: type.second, tick: true });
  }
  if (isDisinfectedAt(stop, disinfect))
    runs.push({ text: say({ zh: '消毒', en: 'disinf.' }), size: type.second, tick: true });
  if (stop.healthStop) runs.push({ text: say({ zh: '清点', en: 'count' }), size: type.second, tick: true });
  return runs;
}

function takesTemperature(kind: StopKind, aboard: number, checkpoints: Policy['temp']['checkpoints']): boolean {
  if (kind === 'pickup') return checkpoints.includes('boarding');
  if (kind === 'dropoff') return checkpoints.includes('arrival');
  return aboard > 0 && checkpoints.includes('rest_stop');
}
