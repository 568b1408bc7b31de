import type { Bilingual } from '../../contract/text.ts';
import { ruleText, type TimeRule } from '../../policy/ruleTexts.ts';
import type { Policy } from '../../policy/schema.ts';
import { hoursMinutes, kmText } from '../format.ts';
import type { Say } from '../labels.ts';
import type { TripSheet } from '../tripSheet.ts';
import type { Canvas, TextRun } from './canvas.ts';
import { drawFillIns, fillInHeightPt } from './fillIn.ts';
import { contentWidthPt, ink, page, type } from './theme.ts';

const padPt = 6;
const bulletPt = 10;
const localPerLine = 2;

/** China's emergency lines: ambulance, traffic police, police, motorway service (domain.md §6, part 5). */
const emergencyLines: Bilingual = {
  zh: '急救 120　交通事故 122　报警 110　高速公路 12122',
  en: 'Ambulance 120　Road accidents 122　Police 110　Motorways 12122',
};

/** Numbers that only the people on the spot know. */
const localLines: readonly Bilingual[] = [
  { zh: '政府值班', en: 'Duty desk' },
  { zh: '出发地疾控', en: 'CDC at origin' },
  { zh: '目的地疾控', en: 'CDC at destination' },
  { zh: '途中留验站', en: 'Check station' },
];

/** The rules that bind this trip, with the numbers of the plan's own policy, and whom to call (domain.md §6, parts 3 and 5). */
export function drawRulesBox(canvas: Canvas, sheet: TripSheet, say: Say): void {
  const left = page.leftPt + padPt;
  const widthPt = contentWidthPt - 2 * padPt;
  const title: TextRun = { text: say({ zh: '行车规则', en: 'Rules of the road' }), size: type.section, bold: true };
  const lines = rules(sheet).map((rule): TextRun => ({ text: say(rule), size: type.second }));
  const calls: TextRun = { text: say(emergencyLines), bold: true };
  const height = (run: TextRun, indentPt = 0) => canvas.heightOf(run, widthPt - indentPt) + 1;
  const heightPt =
    height(title) +
    lines.reduce((sum, line) => sum + height(line, bulletPt), 0) +
    height(calls) +
    fillInHeightPt(localLines.length, localPerLine) +
    2 * padPt;

  canvas.y += 6;
  canvas.ensure(heightPt);
  canvas.doc.rect(page.leftPt, canvas.y, contentWidthPt, heightPt).lineWidth(1).stroke(ink.text);
  let y = canvas.y + padPt;
  y += canvas.text(title, left, y, widthPt) + 1;
  for (const line of lines) {
    canvas.doc.circle(left + 3, y + type.second * 0.66, 1.4).fill(ink.text);
    y += canvas.text(line, left + bulletPt, y, widthPt - bulletPt) + 1;
  }
  y += canvas.text(calls, left, y, widthPt) + 1;
  drawFillIns(canvas, localLines.map(say), { x: left, y, widthPt, perLine: localPerLine });
  canvas.y += heightPt + 8;
}

function rules(sheet: TripSheet): Bilingual[] {
  const { trip, policy } = sheet;
  const { temp, limits, rest, seatmap } = policy;
  const fever = `${temp.op === '>=' ? '≥' : '>'} ${temp.fever_c} °C`;
  const list: Bilingual[] = [
    drivingRules(policy, trip.crew.length),
    {
      zh: `体温 ${fever}：不得上车；途中发现的，移到后排留观区，做好记录，就近送留验站并拨打 120。`,
      en: `Temperature ${fever}: nobody boards; on the way move the person to the back rows, keep a record, go to the nearest check station and call 120.`,
    },
    {
      zh: `载客里程不超过 ${kmText(limits.loadedDistanceM)}，载客驾驶不超过 ${hoursMinutes(limits.loadedDriveS)} 小时。实载不得超过 ${trip.bus.capacity} 人。`,
      en: `Loaded run at most ${kmText(limits.loadedDistanceM)} and ${hoursMinutes(limits.loadedDriveS)} h of driving. At most ${trip.bus.capacity} passengers.`,
    },
  ];
  if (rest.health_stop_every_min > 0) {
    list.push({
      zh: `载客行驶每 ${rest.health_stop_every_min} 分钟停车不少于 ${rest.min_len} 分钟（表中“清点”处）：通风、消毒、清点人数。`,
      en: `After ${rest.health_stop_every_min} min with passengers stop ${rest.min_len} min (where the table has "count"): air, disinfect, count heads.`,
    });
  }
  for (const { text } of trip.soft ?? []) list.push({ zh: `提醒：${text.zh}。`, en: `Note: ${text.en}.` });
  if (policy.trip.no_boarding_after_last_pickup) {
    list.push({
      zh: '最后一个上车点之后不得再上客；中途不得下客；每次停车都清点人数。',
      en: 'Nobody boards after the last pick-up, nobody leaves on the way; count heads at every stop.',
    });
  }
  if (seatmap.reserve_back_rows > 0) {
    list.push({
      zh: `后 ${seatmap.reserve_back_rows} 排为留观区，保持空置。${seatmap.fixed ? '对号入座，途中不得换座。' : ''}全程佩戴口罩。`,
      en: `The last ${seatmap.reserve_back_rows} rows are the observation area and stay empty. ${seatmap.fixed ? 'Seats are fixed. ' : ''}Masks on all the way.`,
    });
  }
  if (sheet.anyEstimated) {
    list.push({
      zh: `标“估算”的里程和时间未经实际道路核实（${sheet.routerDetail}），以实际道路为准。`,
      en: `Distances and times marked "estimate" were not checked on real roads (${sheet.routerDetail}).`,
    });
  }
  if (trip.nearLimit) {
    list.push({
      zh: '▲ 本车次接近限值：按估算很可能未超，但误差范围跨过限值，出发前请核实路线。',
      en: '▲ This trip is near a limit: it is probably within, but the error band crosses the limit; check the road before leaving.',
    });
  }
  return list;
}

/** The rule set's lines that bind a crew of this size, as one paragraph. */
function drivingRules(policy: Policy, drivers: number): Bilingual {
  const { hos, dwell } = policy;
  const isSpan = ([from, to]: readonly [string, string]) => from !== to;
  const several = drivers > 1;
  const binding: [TimeRule, boolean][] = [
    ['hos.cont_day_min', hos.cont_day_min < hos.max_24h_min],
    ['hos.cont_night_min', isSpan(hos.night) && hos.cont_night_min < hos.cont_day_min],
    ['hos.cont_motorway_min', hos.cont_motorway_min > 0],
    ['hos.max_24h_min', true],
    ['hos.duty_spread_min', !several && hos.duty_spread_min > 0],
    ['hos.duty_spread_multi_min', several && hos.duty_spread_multi_min > 0],
    ['hos.on_duty_min', hos.on_duty_min > 0],
    ['hos.curfew', isSpan(hos.curfew)],
  ];
  const texts = binding.filter(([, binds]) => binds).map(([rule]) => ruleText(rule, policy));
  const zh = texts.map((text) => text.zh).join('；');
  const en = texts.map((text) => text.en).join('; ');
  return dwell.is_break
    ? { zh: `${zh}。`, en: `Driving: ${en}.` }
    : { zh: `${zh}。上下客时间不算休息。`, en: `Driving: ${en}. Boarding is no rest.` };
}
