import type { SheetState } from '../../../contract/publishedPlan.ts';
import type { Bilingual } from '../../../contract/text.ts';

/** Planning again from the draft. */
export const reoptimiseTexts = {
  title: { zh: '重新优化未锁定部分', en: 'Re-optimise the unlocked' },
  explain: (locks: number, byHand: number): Bilingual => ({
    zh: `从当前草稿出发重新规划。${locks} 处锁定、${byHand} 人的手工安排保持不变；结果先与草稿比较，由您决定是否采用。`,
    en: `Plans again from the draft as it stands. ${locks} locks and ${byHand} people moved by hand stay; the result is compared with the draft, and you decide.`,
  }),
  seconds: { zh: '搜索时间（秒）', en: 'Search time, s' },
  release: { zh: '手工安排也可改动', en: 'May also change what was done by hand' },
  start: { zh: '开始', en: 'Start' },
  cancel: { zh: '取消', en: 'Cancel' },
  running: { zh: '重新规划中', en: 'Planning again' },
  outcome: { zh: '重新规划的结果', en: 'What planning again gave' },
  adopt: { zh: '采用为草稿', en: 'Adopt as the draft' },
  leave: { zh: '不采用', en: 'Leave it' },
};

/** Two plans beside each other. */
export const compareTexts = {
  title: { zh: '比较方案', en: 'Compare plans' },
  with: { zh: '与之比较', en: 'Compare with' },
  choose: { zh: '选一个方案', en: 'Choose a plan' },
  this: { zh: '当前草稿', en: 'This draft' },
  other: { zh: '另一方案', en: 'The other plan' },
  adopt: { zh: '采用另一方案为草稿', en: 'Adopt the other plan as the draft' },
  figure: { zh: '指标', en: 'Figure' },
  difference: { zh: '差', en: 'Difference' },
  sameFigures: { zh: '所有指标相同', en: 'All figures are the same' },
  inWords: { zh: '差别', en: 'The differences' },
  same: { zh: '两个方案没有差别', en: 'The two plans do not differ' },
  trips: { zh: '有变化的车次', en: 'Trips that differ' },
  people: (count: number): Bilingual => ({ zh: `有变化的人：${count}`, en: `people who change: ${count}` }),
  sides: { zh: '并排', en: 'Side by side' },
  allTrips: { zh: '全部车次', en: 'All trips' },
  notThere: { zh: '没有这一车次', en: 'no such trip' },
  asMade: (at: string): Bilingual => ({ zh: `${at} 的规划`, en: `planned ${at}` }),
  published: (number: number, at: string): Bilingual => ({
    zh: `本方案 v${number}（${at} 发布）`,
    en: `this plan, v${number} of ${at}`,
  }),
  original: { zh: '本方案最初的结果', en: 'this plan as it was made' },
};

/** Names of the figures of a comparison. */
export const comparedNames = {
  assigned: { zh: '已安排', en: 'Placed' },
  leftOver: { zh: '未安排', en: 'Left over' },
  buses: { zh: '用车', en: 'Buses' },
  costCny: { zh: '费用 ¥', en: 'Cost, ¥' },
  objective: { zh: '目标值 ¥', en: 'Objective, ¥' },
  distanceM: { zh: '总里程 km', en: 'Distance, km' },
  maxLoadedDistanceM: { zh: '最长载客里程 km', en: 'Longest loaded run, km' },
  maxLoadedDriveS: { zh: '最长载客驾驶 h', en: 'Longest loaded driving, h' },
  contactPairs: { zh: '跨企业接触对', en: 'Contact pairs' },
  companiesPerBusMax: { zh: '单车最多企业', en: 'Most firms in a bus' },
  splitGroups: { zh: '拆分组', en: 'Split groups' },
  loadPct: { zh: '上座率 %', en: 'Load, %' },
};

/** The curve of money against contacts. */
export const tradeOffTexts = {
  title: { zh: '费用与接触：选一个方案', en: 'Cost against contacts: choose a plan' },
  explain: {
    zh: '每个点都是一个完整的方案，互不劣于对方：接触越少，费用越高。虚线圈是当前草稿。',
    en: 'Each point is a whole plan, and none is worse than another: fewer contacts cost more. The dashed ring is the draft.',
  },
  none: {
    zh: '这个方案没有画曲线。画曲线要另行规划多次，约需几倍时间；完成后是一个新方案。',
    en: 'No curve was drawn for this plan. Drawing one plans several times more and takes a few times as long; it becomes a new plan.',
  },
  draw: { zh: '规划并画曲线', en: 'Plan and draw the curve' },
  contacts: { zh: '跨企业接触对', en: 'Contact pairs' },
  cost: { zh: '费用 ¥', en: 'Cost, ¥' },
  buses: { zh: '用车', en: 'Buses' },
  perBus: { zh: '单车最多企业', en: 'Most firms in a bus' },
  split: { zh: '拆分组', en: 'Split groups' },
  price: { zh: '接触对单价 ¥', en: 'Price of a pair, ¥' },
  adopt: { zh: '采用', en: 'Adopt' },
};

/** Checking and publishing. */
export const publishTexts = {
  title: { zh: '核查与发布', en: 'Check and publish' },
  draft: { zh: '草稿', en: 'Draft' },
  checked: { zh: '已核查', en: 'Checked' },
  published: { zh: '已发布', en: 'Published' },
  acknowledged: (n: number, m: number): Bilingual => ({ zh: `已签收 ${n}/${m}`, en: `Acknowledged ${n}/${m}` }),
  check: { zh: '独立核查', en: 'Check' },
  checkHint: {
    zh: '独立的检查器按原始数据重算每一条规定，与规划器不共用规则代码。',
    en: 'An independent checker recomputes every rule from the raw data; it shares no rule code with the planner.',
  },
  accepted: (count: string): Bilingual => ({ zh: `核查通过（${count} 项）`, en: `Accepted (${count} checks)` }),
  violations: (count: number): Bilingual => ({
    zh: `发现 ${count} 处违规，不能发布`,
    en: `${count} violations: it cannot be published`,
  }),
  soft: { zh: '未满足的软性规定（不影响发布）', en: 'Soft rules not kept; publishing is free to go on' },
  shortages: { zh: '物资不足（不影响发布）', en: 'Supplies that are short; publishing is free to go on' },
  unverified: { zh: '无法核查的', en: 'Could not be checked' },
  publish: { zh: '发布为新版本', en: 'Publish as the next version' },
  publishHint: {
    zh: '发布后，企业、司机和到达登记看到的就是这一版；之后的修改要再次发布才生效。',
    en: 'Companies, drivers and arrival desks then see this version; later edits reach them with the next publication.',
  },
  done: (number: number): Bilingual => ({ zh: `已发布 v${number}`, en: `Published v${number}` }),
  versions: { zh: '版本', en: 'Versions' },
  sheets: { zh: '路单签收', en: 'Route sheets' },
  trip: { zh: '车次', en: 'Trip' },
  drivers: { zh: '驾驶员', en: 'Drivers' },
  state: { zh: '状态', en: 'State' },
  links: { zh: '有效链接', en: 'Open links' },
  at: { zh: '时间', en: 'At' },
  by: { zh: '谁', en: 'By' },
  outdatedWarning: (count: number): Bilingual => ({
    zh: `${count} 张路单已过期，驾驶员手中还是旧版`,
    en:
      count === 1
        ? 'One sheet is outdated: the driver holds an old one'
        : `${count} sheets are outdated: drivers hold old ones`,
  }),
};

/** How a route sheet stands with its driver. */
export const sheetStateNames = {
  current: { zh: '已签收', en: 'acknowledged' },
  outdated: { zh: '过期，未签新版', en: 'outdated' },
  open: { zh: '未签收', en: 'not yet' },
  cancelled: { zh: '车次已取消', en: 'trip cancelled' },
} satisfies Record<SheetState['state'], Bilingual>;

/** The batch bulletin. */
export const bulletinTexts = {
  title: (district: string): Bilingual => ({
    zh: `${district}包车接返岗工人简报`,
    en: `Workers fetched for ${district}: bulletin`,
  }),
  comma: { zh: '，', en: ', ' },
  stop: { zh: '。', en: '.' },
  rows: (count: number): Bilingual => ({ zh: `明细 ${count} 行`, en: `${count} rows` }),
};
