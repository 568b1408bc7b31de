import type { Plan, PlanRoadUse, PlanStaffing, PlanStart } from '../../contract/plan.ts';
import type { Locale } from '../../contract/text.ts';
import { cnyText, hoursMinutes, kmText } from '../format.ts';
import { proofNames, type Say, sayIn } from '../labels.ts';
import { busTable } from './busTable.ts';
import { dormFigures, withoutBedLines } from './dorms.ts';
import { leftOverLines } from './leftOver.ts';
import { displayWidth, pad } from './textTable.ts';
import { tradeOffTable } from './tradeOffTable.ts';

/** The plan in one screen or two: the figures, one line a bus, who is left over and why, what was rejected. Ends without a newline. */
export function summaryTable(plan: Plan, locale: Locale): string {
  const say = sayIn(locale);
  const sections = [
    [`${say({ zh: '计划', en: 'Plan' })} ${plan.scenario}`, ...figureLines(plan, say)],
    plan.trips.length === 0 ? [] : busTable(plan, say),
    shortageLines(plan, say),
    plan.unassigned.length === 0
      ? []
      : [say({ zh: '未安排：', en: 'Left over:' }), ...indent(leftOverLines(plan, say))],
    withoutBed(plan, say),
    tightLines(plan, say),
    tradeOffTable(plan, say),
    notes(plan, say),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** What a plan that carries everybody is short of. */
function tightLines({ tight = [] }: Plan, say: Say): string[] {
  if (tight.length === 0) return [];
  return [say({ zh: '余量：', en: 'What is tight:' }), ...indent(tight.map(({ text }) => text))];
}

/** People who are carried and have no bed. */
function withoutBed(plan: Plan, say: Say): string[] {
  const lines = withoutBedLines(plan, say);
  return lines.length === 0 ? [] : [say({ zh: '无床位：', en: 'Without a bed:' }), ...indent(lines)];
}

/** Name and value, the names padded to one width. */
function figureLines(plan: Plan, say: Say): string[] {
  const pairs = [...figures(plan, say), ...dormFigures(plan, say)];
  const width = Math.max(...pairs.map(([name]) => displayWidth(name)));
  return pairs.map(([name, value]) => `  ${pad(name, width)}  ${value}`);
}

function figures(
  { kpis, bounds, limits, workers, unassigned, rejected, start, roads, staffing }: Plan,
  say: Say,
): [string, string][] {
  const distinct = (values: string[]) => new Set(values).size;
  const limit = say({ zh: '限', en: 'limit' });
  const bound = say({ zh: '下界', en: 'bound' });
  const gap = bounds.optimal ? say({ zh: '已证最优', en: 'proven optimal' }) : `${bounds.gapPct.toFixed(1)} %`;
  return [
    [
      say({ zh: '工人', en: 'Workers' }),
      say({
        zh: `${kpis.workers}（已安排 ${kpis.assigned}，未安排 ${unassigned.length}）`,
        en: `${kpis.workers} (${kpis.assigned} assigned, ${unassigned.length} left over)`,
      }),
    ],
    [
      say({ zh: '企业 / 区县', en: 'Companies / counties' }),
      `${distinct(workers.map(({ companyId }) => companyId))} / ${distinct(workers.map(({ adcode }) => adcode))}`,
    ],
    [
      say({ zh: '车辆', en: 'Buses' }),
      say({
        zh: `${kpis.buses}（已证至少 ${bounds.buses.value}，${proofNames[bounds.buses.proof].zh}）`,
        en: `${kpis.buses} (proven minimum ${bounds.buses.value}, ${proofNames[bounds.buses.proof].en})`,
      }),
    ],
    ...(staffing === undefined ? [] : [driversFigure(staffing, say)]),
    [say({ zh: '上座率', en: 'Load of capacity' }), `${kpis.loadPct.toFixed(1)} %`],
    [say({ zh: '总里程', en: 'Distance' }), kmText(kpis.distanceM)],
    [
      say({ zh: '最长载客里程', en: 'Longest loaded run' }),
      `${kmText(kpis.maxLoadedDistanceM)} / ${limit} ${kmText(limits.loadedDistanceM)}`,
    ],
    [
      say({ zh: '最长载客驾驶', en: 'Longest loaded driving' }),
      `${hoursMinutes(kpis.maxLoadedDriveS)} h / ${limit} ${hoursMinutes(limits.loadedDriveS)} h`,
    ],
    ...(roads === undefined ? [] : [roadFigure(roads, say)]),
    [say({ zh: '费用', en: 'Cost' }), `¥${cnyText(kpis.costCny)}`],
    [
      say({ zh: '目标值', en: 'Objective' }),
      `${cnyText(kpis.objective)} / ${bound} ${cnyText(bounds.objective.value)} (${say(proofNames[bounds.objective.proof])}), ${say({ zh: '差距', en: 'gap' })} ${gap}`,
    ],
    [say({ zh: '跨企业接触对', en: 'Contact pairs' }), String(kpis.contactPairs)],
    [say({ zh: '单车最多企业', en: 'Companies per bus, max' }), String(kpis.companiesPerBusMax)],
    [say({ zh: '拆分组', en: 'Split groups' }), String(kpis.splitGroups)],
    [say({ zh: '退回行', en: 'Rejected rows' }), rejectedText(rejected)],
    ...(start === undefined ? [] : [changeFigure(start, say)]),
  ];
}

/** How far the plan is from the one that it was made from. */
function changeFigure({ trips, people, changes, priceCny, locks }: PlanStart, say: Say): [string, string] {
  const moved = people.filter(({ change }) => change === 'moved' || change === 'left').length;
  const price = cnyText(priceCny);
  return [
    say({ zh: '相对原方案的变更', en: 'Changes of the plan that stood' }),
    say({
      zh: `${changes}（班次 ${trips.length}，人员 ${moved}），变更价 ${price}；锁定 ${locks.length} 项`,
      en: `${changes} (${trips.length} trips, ${moved} people), priced ${price}; ${locks.length} locks`,
    }),
  ];
}

/** Calls to the road router against those of a full matrix. */
function roadFigure({ calls, matrixCalls, measured, fromCache }: PlanRoadUse, say: Say): [string, string] {
  const share = matrixCalls === 0 ? 0 : (100 * calls) / matrixCalls;
  return [
    say({ zh: '路网调用', en: 'Road calls' }),
    say({
      zh: `${calls}（全矩阵 ${matrixCalls} 次的 ${share.toFixed(1)} %），核实 ${measured} 段，其中缓存 ${fromCache} 段`,
      en: `${calls} (${share.toFixed(1)} % of the full matrix's ${matrixCalls}), ${measured} legs measured, ${fromCache} of them from the cache`,
    }),
  ];
}

function driversFigure({ drivers, fewest }: PlanStaffing, say: Say): [string, string] {
  const proof = fewest ? say({ zh: '（这些班次已证最少）', en: ' (proven fewest for these trips)' }) : '';
  return [say({ zh: '驾驶员', en: 'Drivers' }), `${drivers}${proof}`];
}

/** How many drivers more, of which depot, for which trips. */
function shortageLines({ staffing }: Plan, say: Say): string[] {
  const shortages = staffing?.shortages ?? [];
  if (shortages.length === 0) return [];
  return [say({ zh: '驾驶员不足：', en: 'Drivers are short:' }), ...indent(shortages.map(({ text }) => text))];
}

/** `12: id_checksum 5, phone_format 8`: a row with two faults counts under both codes. */
function rejectedText(rejected: Plan['rejected']): string {
  const counts = new Map<string, number>();
  for (const { cells } of rejected) {
    for (const code of new Set(cells.map((cell) => cell.code))) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const codes = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([code, n]) => `${code} ${n}`);
  return codes.length === 0 ? String(rejected.length) : `${rejected.length}: ${codes.join(', ')}`;
}

/** What the reader must know about the numbers above. */
function notes({ router, trips }: Plan, say: Say): string[] {
  const lines: string[] = [];
  if (trips.some(({ stops }) => stops.some(({ legEstimated, seq }) => legEstimated && seq > 0))) {
    lines.push(
      say({
        zh: `里程和时间含估算，未经实际道路核实（${router.detail}）`,
        en: `Distances and times are partly estimates, not checked on real roads (${router.detail})`,
      }),
    );
  }
  if (trips.some(({ nearLimit }) => nearLimit)) {
    lines.push(
      say({
        zh: '▲ 接近限值：很可能未超，但误差范围跨过限值',
        en: '▲ near a limit: probably within, but the error band crosses it',
      }),
    );
  }
  return lines;
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
