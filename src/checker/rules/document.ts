import type { RuleTable } from './ruleTable.ts';

/** Rules on the document as a whole: shape, policy, key figures and bounds. */
export const documentRules = {
  'doc.shape': {
    source: 'formats.md §2',
    zh: '方案文件的结构、字段类型和单位符合 jieyun.plan/1',
    en: 'the document has the structure, field types and units of jieyun.plan/1',
  },
  'doc.scenario': {
    source: 'formats.md §2',
    zh: '方案所指的场景与场景目录一致',
    en: 'the plan names the scenario of the folder',
  },
  'doc.ids_unique': {
    source: 'formats.md §2',
    zh: '班次号和人员编号各不重复',
    en: 'trip ids and worker ids are unique',
  },
  'doc.policy': {
    source: 'formats.md §2, domain.md §9',
    zh: '方案中的政策等于预设加覆盖后的有效值',
    en: 'the policy in the plan equals the effective values of preset and override',
  },
  'doc.limits': {
    source: 'formats.md §1, §2',
    zh: '方案中的限值等于有效限值',
    en: 'the limits in the plan equal the effective limits',
  },
  'kpi.workers': { source: 'formats.md §2', zh: '人员总数等于接受的名单行数', en: 'workers counts the accepted rows' },
  'kpi.assigned': { source: 'formats.md §2', zh: '已安排人数正确', en: 'assigned counts the workers on a trip' },
  'kpi.buses': { source: 'formats.md §2', zh: '用车数等于班次数', en: 'buses counts the trips' },
  'kpi.load_pct': {
    source: 'formats.md §2 Bounds',
    zh: '载客率 = 全部班次的上车人数 / 核定可载人数',
    en: 'loadPct is aboard / capacity over all trips',
  },
  'kpi.distance': { source: 'formats.md §2', zh: '总里程等于各班次全程里程之和', en: 'distanceM sums the trips' },
  'kpi.max_loaded_distance': {
    source: 'formats.md §2',
    zh: '最长载客里程正确',
    en: 'maxLoadedDistanceM is the longest loaded run',
  },
  'kpi.max_loaded_drive': {
    source: 'formats.md §2',
    zh: '最长载客驾驶时间正确',
    en: 'maxLoadedDriveS is the longest loaded driving time',
  },
  'kpi.contact_pairs': {
    source: 'formats.md §2 Objective',
    zh: '接触对 = 同车且不同企业的两人组合数',
    en: 'contactPairs counts two workers of different companies in one bus',
  },
  'kpi.companies_per_bus_max': {
    source: 'formats.md §2',
    zh: '单车最多企业数正确',
    en: 'companiesPerBusMax is the most companies in one bus',
  },
  'kpi.split_groups': {
    source: 'formats.md §2 Bounds',
    zh: '被拆分的组 = 分乘多辆车的县×企业组数',
    en: 'splitGroups counts county × company groups in more than one bus',
  },
  'kpi.cost': { source: 'formats.md §2 Objective', zh: '总费用等于各班次费用之和', en: 'costCny sums the trips' },
  'kpi.objective': {
    source: 'formats.md §2 Objective',
    zh: '目标值 = 费用 + 混企、拆组和接触对的价格',
    en: 'objective is cost plus the prices of extra companies, split groups and contact pairs',
  },
  'bounds.buses': {
    source: 'formats.md §2 Bounds',
    zh: '用车下界不大于实际用车数',
    en: 'the bound on buses is at most the buses used',
  },
  'bounds.objective': {
    source: 'formats.md §2 Bounds',
    zh: '目标下界不大于目标值',
    en: 'the bound on the objective is at most the objective',
  },
  'bounds.gap': {
    source: 'formats.md §2 Bounds',
    zh: 'gapPct = 100 ×（目标值 − 下界）/ 目标值',
    en: 'gapPct is 100 × (objective − bound) / objective',
  },
  'bounds.optimal': {
    source: 'formats.md §2 Bounds',
    zh: '只有下界等于目标值时才可称为最优',
    en: 'only a plan that meets its bound is called optimal',
  },
} as const satisfies RuleTable;
