import type { StopKind } from '../../contract/plan.ts';
import type { Locale } from '../../contract/text.ts';
import type { Policy } from '../../policy/schema.ts';
import { hoursMinutes, hoursOf, kmText, minutesText } from '../format.ts';
import { type Say, stopKindNames } from '../labels.ts';
import type { SheetStop, TripSheet } from '../tripSheet.ts';
import type { Canvas, TextRun } from './canvas.ts';
import { type Column, drawTable, type Row } from './table.ts';
import { ink, type } from './theme.ts';

/** Where surfaces are disinfected: before and after the trip and at each rest (domain.md §1.11). */
const disinfectAt: ReadonlySet<StopKind> = new Set(['depot', 'rest', 'curfew', 'overnight']);

/** All stops in order, one unsplit block each (domain.md §6, part 2). */
export function drawStopTable(canvas: Canvas, sheet: TripSheet, locale: Locale, say: Say): void {
  const columns: Column[] = [
    { title: '#', widthPt: 42 },
    { title: say({ zh: '地点 / 联系人', en: 'Place / contact' }), widthPt: 160 },
    { title: say({ zh: '计划到–开', en: 'Arr – dep' }), widthPt: 78 },
    { title: say({ zh: '距上站', en: 'Since last' }), widthPt: 66, align: 'right' },
    { title: say({ zh: '驾驶员 / 24h累计', en: 'Driver / in 24 h' }), widthPt: 80 },
    { title: say({ zh: '人数', en: 'Heads' }), widthPt: 55 },
    { title: say({ zh: '检查', en: 'Checks' }), widthPt: 54 },
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
      times(row),
      leg(row, locale, say),
      driver(row, policy),
      heads(row, say),
      checks(row, policy, say),
    ],
  };
}

function place({ stop, handover }: SheetStop, say: Say): TextRun[] {
  const runs: TextRun[] = [{ text: stop.name, bold: true }];
  if (handover !== null) {
    runs.push({ text: handover.address, size: type.second });
    runs.push({ text: `${handover.contact} ${handover.phone}`, size: type.second });
  }
  if (stop.nearLimit) runs.push({ text: say(nearLimitText), size: type.second, bold: true });
  return runs.filter(({ text }) => text.trim() !== '');
}

/** The estimate's error band crosses a limit of the loaded run (formats.md §2, "Near a limit"). */
const nearLimitText = { zh: '▲ 接近限值（很可能未超）', en: '▲ near limit: probably ok' };

function times({ arrive, depart }: SheetStop): TextRun[] {
  const runs: TextRun[] = [];
  if (arrive !== null) runs.push({ text: `${arrive.day} ${arrive.time}`, bold: true });
  if (depart !== null) {
    const sameDay = arrive?.day === depart.day;
    runs.push({ text: sameDay ? `– ${depart.time}` : `${depart.day} ${depart.time}`, bold: true });
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

function driver(row: SheetStop, { hos }: Policy): TextRun[] {
  if (row.driver === null || row.drivenLast24hS === null) return [];
  return [
    { text: row.driver },
    { text: `${hoursMinutes(row.drivenLast24hS)} / ${hoursOf(hos.max_24h_min)} h`, size: type.second },
  ];
}

function heads({ stop }: SheetStop, say: Say): TextRun[] {
  const runs: TextRun[] = [];
  if (stop.board.length > 0) runs.push({ text: `${say({ zh: '上', en: 'on' })} ${stop.board.length}` });
  if (stop.alight.length > 0) runs.push({ text: `${say({ zh: '下', en: 'off' })} ${stop.alight.length}` });
  runs.push({ text: `${say({ zh: '车上', en: 'aboard' })} ${stop.aboard}`, size: type.second });
  return runs;
}

function checks({ stop }: SheetStop, { temp }: Policy, say: Say): TextRun[] {
  const runs: TextRun[] = [];
  if (takesTemperature(stop.kind, stop.aboard, temp.checkpoints)) {
    runs.push({ text: say({ zh: '体温', en: 'temp' }), size: type.second, tick: true });
  }
  if (disinfectAt.has(stop.kind))
    runs.push({ text: say({ zh: '消毒', en: 'disinf.' }), size: type.second, tick: true });
  return runs;
}

function takesTemperature(kind: StopKind, aboard: number, checkpoints: Policy['temp']['checkpoints']): boolean {
  if (kind === 'pickup') return checkpoints.includes('boarding');
  if (kind === 'dropoff') return checkpoints.includes('arrival');
  return aboard > 0 && checkpoints.includes('rest_stop');
}
