import type { Plan } from '../../contract/plan.ts';
import { proofNames, type Say } from '../labels.ts';
import type { CellValue, SheetColumn } from './sheet.ts';

/** A figure with its unit. */
export interface Kpi {
  name: string;
  value: CellValue;
  unit: string;
}

export function kpiColumns(say: Say): SheetColumn<Kpi>[] {
  return [
    { title: say({ zh: '指标', en: 'Figure' }), width: 34, value: ({ name }) => name },
    { title: say({ zh: '值', en: 'Value' }), width: 20, value: ({ value }) => value },
    { title: say({ zh: '单位', en: 'Unit' }), width: 10, value: ({ unit }) => unit },
  ];
}

/** The figures of the plan, its bounds and how it was made. */
export function kpiLines({ kpis, bounds, limits, router, ...plan }: Plan, edition: string, say: Say): Kpi[] {
  const people = say({ zh: '人', en: 'people' });
  const km = (distanceM: number) => Math.round(distanceM / 100) / 10;
  const hours = (durationS: number) => Math.round(durationS / 36) / 100;
  const line = (zh: string, en: string, value: CellValue, unit = ''): Kpi => ({ name: say({ zh, en }), value, unit });
  return [
    line('批次', 'Scenario', plan.scenario),
    line('生成时间', 'Made at', plan.createdAt),
    line('版本', 'Edition', edition),
    line('工人', 'Workers', kpis.workers, people),
    line('已安排', 'Assigned', kpis.assigned, people),
    line('未安排', 'Left over', plan.unassigned.length, people),
    line('退回行', 'Rejected rows', plan.rejected.length),
    line('车辆', 'Buses', kpis.buses),
    line('车辆下界', 'Proven minimum of buses', bounds.buses.value),
    line('车辆下界证明', 'Proof', say(proofNames[bounds.buses.proof])),
    line('上座率（按限载）', 'Load of capacity', kpis.loadPct, '%'),
    line('总里程', 'Distance', km(kpis.distanceM), 'km'),
    line('最长载客里程', 'Longest loaded run', km(kpis.maxLoadedDistanceM), 'km'),
    line('载客里程限值', 'Limit of the loaded run', km(limits.loadedDistanceM), 'km'),
    line('最长载客驾驶', 'Longest loaded driving', hours(kpis.maxLoadedDriveS), 'h'),
    line('载客驾驶限值', 'Limit of loaded driving', hours(limits.loadedDriveS), 'h'),
    line('跨企业接触对', 'Contact pairs', kpis.contactPairs),
    line('单车最多企业', 'Companies in one bus, at most', kpis.companiesPerBusMax),
    line('拆分组', 'Split groups', kpis.splitGroups),
    line('费用', 'Cost', kpis.costCny, 'CNY'),
    line('目标值', 'Objective', kpis.objective, 'CNY'),
    line('目标值下界', 'Bound of the objective', bounds.objective.value, 'CNY'),
    line('目标值下界证明', 'Proof of that bound', say(proofNames[bounds.objective.proof])),
    line('差距', 'Gap', bounds.gapPct, '%'),
    line('已证最优', 'Proven optimal', bounds.optimal ? say({ zh: '是', en: 'yes' }) : say({ zh: '否', en: 'no' })),
    line('路网', 'Router', `${router.name} ${router.detail}`),
  ];
}
