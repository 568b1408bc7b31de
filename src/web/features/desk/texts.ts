import type { BoundProof, StopKind } from '../../../contract/plan.ts';
import type { Bilingual } from '../../../contract/text.ts';
import type { LeftOverReason } from './model/leftOver.ts';

/** Words of the desk's panes. */
export const texts = {
  table: { zh: '车次表', en: 'Table of trips' },
  gantt: { zh: '时间图', en: 'Gantt chart' },
  map: { zh: '地图', en: 'Map' },
  board: { zh: '看板', en: 'Board' },
  details: { zh: '详情', en: 'Details' },
  trip: { zh: '车次', en: 'Trip' },
  plate: { zh: '车牌', en: 'Plate' },
  people: { zh: '载/限', en: 'On/max' },
  route: { zh: '上车点（人）', en: 'Pick-ups (people)' },
  companies: { zh: '企业', en: 'Firms' },
  depart: { zh: '发车', en: 'Departs' },
  arrive: { zh: '到达', en: 'Arrives' },
  distance: { zh: '载客 km', en: 'Loaded km' },
  drive: { zh: '载客 h', en: 'Loaded h' },
  drivers: { zh: '驾驶员', en: 'Drivers' },
  contacts: { zh: '接触对', en: 'Contacts' },
  cost: { zh: '费用 ¥', en: 'Cost ¥' },
  nearLimit: {
    zh: '估算的误差范围跨过限值：很可能未超，请用实际道路核实',
    en: 'the error band of the estimate crosses the limit: most likely kept, verify on real roads',
  },
  locked: { zh: '已锁定，重新优化不会改动', en: 'locked: re-optimising leaves it as it is' },
  lockTrip: (id: string): Bilingual => ({ zh: `锁定 ${id}`, en: `Lock ${id}` }),
  unlockTrip: (id: string): Bilingual => ({ zh: `解锁 ${id}`, en: `Unlock ${id}` }),
  lockStop: (name: string): Bilingual => ({ zh: `锁定${name}这一站`, en: `Lock the stop ${name}` }),
  unlockStop: (name: string): Bilingual => ({ zh: `解锁${name}这一站`, en: `Unlock the stop ${name}` }),
  lockGroup: (name: string): Bilingual => ({ zh: `锁定${name}的人`, en: `Lock the people of ${name}` }),
  unlockGroup: (name: string): Bilingual => ({ zh: `解锁${name}的人`, en: `Unlock the people of ${name}` }),
  lockPerson: (name: string): Bilingual => ({ zh: `锁定 ${name}`, en: `Lock ${name}` }),
  unlockPerson: (name: string): Bilingual => ({ zh: `解锁 ${name}`, en: `Unlock ${name}` }),
  move: (people: number, what: string): Bilingual => ({
    zh: `${what}，${people} 人：拖到别的车，或按回车选择`,
    en: `${what}, ${people} people: drag to another bus, or press Enter to choose`,
  }),
  nobodyInside: { zh: '圈内没有人上车或下车', en: 'Nobody boards or gets off inside' },
  tooManyInside: (people: number, most: number): Bilingual => ({
    zh: `圈内有 ${people} 人，一次最多移动 ${most} 人：请圈小一些，或先筛选车次`,
    en: `${people} people are inside, at most ${most} are moved at once: draw a smaller ring, or filter the trips first`,
  }),
  noTrips: { zh: '没有符合的车次', en: 'No trip matches' },
  search: { zh: '查车次、车牌、区县、企业、驾驶员', en: 'Find trip, plate, county, firm, driver' },
  allowed: { zh: '可以', en: 'Allowed' },
  warning: { zh: '可以，但请注意', en: 'Allowed, but' },
  forbidden: { zh: '不可', en: 'Not possible' },
  leftOver: { zh: '未安排', en: 'Left over' },
  newBus: { zh: '另派一辆空闲客车', en: 'Another, idle bus' },
  standAfter: (place: string, km: string): Bilingual => ({
    zh: km === '0' ? `在${place}` : `距${place}约 ${km} 公里`,
    en: km === '0' ? `at ${place}` : `about ${km} km after ${place}`,
  }),
  aboard: (people: number): Bilingual => ({ zh: `车上 ${people} 人`, en: `${people} aboard` }),
  personUnit: (people: number): Bilingual => ({
    zh: `${people} 人`,
    en: people === 1 ? '1 person' : `${people} people`,
  }),
};

/** Choosing the columns of the table. */
export const columnTexts = {
  title: { zh: '表格的列', en: 'Columns of the table' },
  up: (name: string): Bilingual => ({ zh: `${name} 前移`, en: `Move ${name} forward` }),
  down: (name: string): Bilingual => ({ zh: `${name} 后移`, en: `Move ${name} back` }),
  asAtFirst: { zh: '恢复原样', en: 'As at first' },
};

/** What people call the reasons for which somebody is left over. */
export const reasonNames = {
  loaded_distance: { zh: '载客里程超限', en: 'Loaded run too long' },
  loaded_drive: { zh: '载客驾驶时间超限', en: 'Loaded driving too long' },
  no_lawful_timetable: { zh: '排不出合法的时间表', en: 'No lawful timetable' },
  no_crew: { zh: '没有可用的驾驶员', en: 'No crew' },
  fleet_exhausted: { zh: '车辆已用完', en: 'Fleet exhausted' },
  stop_limit: { zh: '停靠点数超限', en: 'Too many stops' },
  time_window: { zh: '企业接收时间赶不上', en: 'Reception hours missed' },
  risk: { zh: '风险地区不停靠', en: 'No stop in a county at risk' },
  excluded: { zh: '按规定不接', en: 'Excluded by rule' },
  locked: { zh: '被锁定挡住', en: 'In the way of a lock' },
  by_hand: { zh: '手工移出', en: 'Taken out by hand' },
} satisfies Record<LeftOverReason, Bilingual>;

/** What people call the stops of a trip. */
export const stopKindNames = {
  depot: { zh: '车场', en: 'depot' },
  pickup: { zh: '上车', en: 'pick-up' },
  rest: { zh: '停车休息', en: 'rest' },
  curfew: { zh: '凌晨停驶', en: 'night curfew' },
  overnight: { zh: '过夜休息', en: 'night rest' },
  handover: { zh: '换班', en: 'change of drivers' },
  dropoff: { zh: '下车', en: 'drop-off' },
} satisfies Record<StopKind, Bilingual>;

/** Signs of the Gantt chart. */
export const legendTexts = {
  loaded: { zh: '载客', en: 'loaded' },
  empty: { zh: '空驶', en: 'empty' },
  rest: { zh: '休息', en: 'rest' },
  pickup: { zh: '上车', en: 'pick-up' },
  dropoff: { zh: '下车', en: 'drop-off' },
  overnight: { zh: '过夜', en: 'night rest' },
  waiting: { zh: '停驶等候', en: 'waits out the night' },
  curfew: { zh: '凌晨停驶时段', en: 'no driving' },
  zoomIn: { zh: '放大时间轴', en: 'Stretch the time axis' },
  zoomOut: { zh: '缩小时间轴', en: 'Shrink the time axis' },
};

/** Figures of a plan. */
export const figureTexts = {
  figures: { zh: '方案指标', en: 'Figures of the plan' },
  leftOver: { zh: '未安排', en: 'Left over' },
  ofWorkers: (workers: string): Bilingual => ({ zh: `人，共 ${workers} 人`, en: `of ${workers} people` }),
  problems: { zh: '违规', en: 'Rule problems' },
  warnings: (count: number): Bilingual => ({
    zh: `提醒 ${count}`,
    en: count === 1 ? '1 warning' : `${count} warnings`,
  }),
  buses: { zh: '用车', en: 'Buses' },
  atLeast: (buses: string, proof: string): Bilingual => ({
    zh: `/ 已证至少 ${buses}（${proof}）`,
    en: `/ at least ${buses}, proven (${proof})`,
  }),
  load: { zh: '上座率', en: 'Load' },
  ofCap: (pct: number): Bilingual => ({ zh: `限乘 ${pct} % 内`, en: `of the ${pct} % allowed` }),
  distance: { zh: '最长载客里程 km', en: 'Longest loaded run, km' },
  drive: { zh: '最长载客驾驶 h', en: 'Longest loaded driving, h' },
  contacts: { zh: '跨企业接触对', en: 'Contact pairs' },
  perBusMax: (companies: number): Bilingual => ({
    zh: `单车最多 ${companies} 家企业`,
    en: `at most ${companies} firms a bus`,
  }),
  cost: { zh: '费用 ¥', en: 'Cost, ¥' },
  gap: (pct: string): Bilingual => ({ zh: `离下界 ${pct} %`, en: `${pct} % above the bound` }),
};

/** How a bound was proven. */
export const proofNames = {
  capacity: { zh: '按座位', en: 'by seats' },
  'bin-packing': { zh: '装箱', en: 'bin packing' },
  'column-generation': { zh: '列生成', en: 'column generation' },
  exact: { zh: '精确', en: 'exact' },
} satisfies Record<BoundProof, Bilingual>;

/** Words of the panels beside the table. */
export const panelTexts = {
  selectTrip: { zh: '在地图、时间图或表中选一个车次', en: 'Choose a trip on the map, the chart or in the table' },
  seats: (seats: number, capacity: number): Bilingual => ({
    zh: `${seats} 座，限乘 ${capacity} 人`,
    en: `${seats} seats, ${capacity} may ride`,
  }),
  resequence: { zh: '重排本车停靠顺序', en: 'Re-sequence this bus' },
  loaded: (km: string, h: string): Bilingual => ({ zh: `载客 ${km}，驾驶 ${h}`, en: `loaded ${km}, driving ${h}` }),
  total: (km: string, h: string, cost: string): Bilingual => ({
    zh: `全程 ${km}，${h}，¥${cost}`,
    en: `in all ${km}, ${h}, ¥${cost}`,
  }),
  times: { zh: '时间', en: 'Times' },
  stop: { zh: '停靠', en: 'Stop' },
  leg: { zh: '路段', en: 'Leg' },
  aboard: { zh: '车上', en: 'Aboard' },
  lock: { zh: '锁定', en: 'Lock' },
  tight: { zh: '哪里最紧、少一车或一人会怎样', en: 'What is tight, and what breaks without a bus or a driver' },
  wasNumber: { zh: '原为第', en: 'was number' },
  newStop: { zh: '新增的停靠', en: 'the bus did not call here before' },
  alongLeg: { zh: '地点按里程推算，实际就近进服务区', en: 'place by kilometres; take the nearest service area' },
  healthStop: { zh: '通风、消毒、清点人数', en: 'air, disinfect, count heads' },
  order: { zh: '顺序', en: 'Order' },
  reorder: (stop: string): Bilingual => ({
    zh: `${stop}：拖动或按上下箭头键调整停靠顺序`,
    en: `${stop}: drag, or press the up and down arrow keys, to change the order of stops`,
  }),
  singlePeople: (name: string): Bilingual => ({ zh: `逐人查看 ${name}`, en: `Single people of ${name}` }),
  choose: (name: string): Bilingual => ({ zh: `选中 ${name}`, en: `Choose ${name}` }),
  moveChosen: (people: number): Bilingual => ({ zh: `移动选中的 ${people} 人……`, en: `Move the ${people} chosen …` }),
  estimated: { zh: '估算，未经实际道路核实', en: 'estimated, not measured on real roads' },
};

/** The menu on a bus or a stop. */
export const menuTexts = {
  details: { zh: '查看详情', en: 'Show details' },
  moveAll: (people: number): Bilingual => ({ zh: `移动全车 ${people} 人……`, en: `Move all ${people} people …` }),
  movePeople: (people: number): Bilingual => ({
    zh: `移动这里的 ${people} 人……`,
    en: `Move the ${people} people here …`,
  }),
};

/** Asking before manual work is undone. */
export const confirmTexts = {
  undoesManualWork: { zh: '这会改动手工安排或锁定的部分', en: 'This changes what was arranged by hand or locked' },
  goOn: { zh: '仍要这样做', en: 'Do it all the same' },
};

/** People left over and what would help them. */
export const leftOverTexts = {
  nobody: { zh: '全部已安排', en: 'Everybody is placed' },
  limit: { zh: '限值', en: 'Limit' },
  actual: { zh: '实际', en: 'actual' },
  by: (amount: string): Bilingual => ({ zh: `差 ${amount}`, en: `missed by ${amount}` }),
  also: { zh: '同时还有：', en: 'and besides: ' },
  proven: { zh: '已重新求解证实', en: 'proven by solving again' },
  unproven: { zh: '未经证实', en: 'not proven' },
  apply: { zh: '采用并重新规划', en: 'Apply and plan again' },
  place: (people: number): Bilingual => ({ zh: `安排这 ${people} 人……`, en: `Place these ${people} …` }),
};

/** Moving people by a list instead of by dragging. */
export const moveTexts = {
  title: (people: number): Bilingual => ({ zh: `把 ${people} 人移到`, en: `Move ${people} people to` }),
  from: (trip: string): Bilingual => ({ zh: `现在 ${trip}`, en: `now in ${trip}` }),
  fromSeveral: { zh: '现在分在几辆车上', en: 'now in several buses' },
  fromNowhere: { zh: '现在未安排', en: 'left over now' },
  target: { zh: '车次', en: 'Bus' },
  idle: { zh: '空闲', en: 'idle' },
  verdict: { zh: '结果', en: 'What comes of it' },
  aboard: { zh: '载/限', en: 'On/max' },
  objective: { zh: '目标值', en: 'Objective' },
  distance: { zh: '里程', en: 'Distance' },
  choose: { zh: '移到这里', en: 'Move here' },
  cancel: { zh: '取消', en: 'Cancel' },
  refused: { zh: '不能这样调整', en: 'This move is not possible' },
};

/** A run of the planner. */
export const runTexts = {
  title: { zh: '规划', en: 'Planning' },
  toBatch: { zh: '返回批次', en: 'Back to the batch' },
  running: { zh: '正在规划', en: 'Planning' },
  queued: { zh: '排队中', en: 'queued' },
  phase: { zh: '阶段', en: 'Phase' },
  search: { zh: '搜索方案', en: 'searching' },
  proof: { zh: '证明下界', en: 'proving the bound' },
  left: { zh: '未安排', en: 'Left over' },
  objective: { zh: '目标值 ¥', en: 'Objective, ¥' },
  bound: { zh: '已证下界 ¥', en: 'Proven bound, ¥' },
  gap: { zh: '差距', en: 'Gap' },
  speed: { zh: '速度', en: 'Speed' },
  perSecond: (steps: string): Bilingual => ({ zh: `${steps} 步/秒`, en: `${steps} steps/s` }),
  gapChart: { zh: '方案离已证下界的差距', en: 'Gap between the plan and the proven bound' },
  scaleTop: (pct: string): Bilingual => ({ zh: `纵轴到 ${pct} %`, en: `axis up to ${pct} %` }),
  cancel: { zh: '取消规划', en: 'Cancel planning' },
  failed: { zh: '规划失败', en: 'Planning failed' },
  cancelled: { zh: '规划已取消', en: 'Planning was cancelled' },
};

/** The bar above the panes. */
export const barTexts = {
  batches: { zh: '批次', en: 'Batches' },
  undo: (what: string): Bilingual => ({ zh: `撤销：${what}`, en: `Undo: ${what}` }),
  redo: (what: string): Bilingual => ({ zh: `重做：${what}`, en: `Redo: ${what}` }),
  nothingToUndo: { zh: '没有可撤销的', en: 'Nothing to undo' },
  nothingToRedo: { zh: '没有可重做的', en: 'Nothing to redo' },
  reevaluate: { zh: '重新核算', en: 'Re-evaluate' },
  reevaluateHint: {
    zh: '按今天的批次数据重算时间和指标，不移动任何人',
    en: 'times and figures again, by the batch as it is now; nobody is moved',
  },
  reoptimise: { zh: '重新优化未锁定部分', en: 'Re-optimise the unlocked' },
  reoptimiseHint: {
    zh: '锁定的和手工安排的保持不变；结果先比较，再决定是否采用',
    en: 'what is locked or was moved by hand stays; the result is compared before you adopt it',
  },
  compare: { zh: '比较', en: 'Compare' },
  tradeOff: { zh: '费用与接触', en: 'Cost and contacts' },
  live: { zh: '在途', en: 'Under way' },
  publish: { zh: '核查与发布', en: 'Check and publish' },
  board: { zh: '看板（B）', en: 'Board (B)' },
  panes: { zh: '地图与图表（B）', en: 'Map and charts (B)' },
  fullScreen: { zh: '全屏', en: 'Full screen' },
  state: { zh: '状态', en: 'State' },
  draft: { zh: '草稿', en: 'Draft' },
  checked: { zh: '已核查', en: 'Checked' },
  published: { zh: '已发布', en: 'Published' },
  version: (number: number): Bilingual => ({ zh: `v${number}`, en: `v${number}` }),
  editedSince: (edits: number): Bilingual => ({ zh: `此后又改 ${edits} 处`, en: `${edits} edits since` }),
  acknowledged: (n: number, m: number): Bilingual => ({ zh: `已签收 ${n}/${m}`, en: `acknowledged ${n}/${m}` }),
  underWay: (trips: number): Bilingual => ({ zh: `在途 ${trips} 车`, en: `${trips} under way` }),
  arrived: (trips: number): Bilingual => ({ zh: `已到达 ${trips} 车`, en: `${trips} arrived` }),
  handedOver: (trips: number): Bilingual => ({ zh: `已交接 ${trips} 车`, en: `${trips} handed over` }),
  alerts: (alerts: number): Bilingual => ({
    zh: `待处理提醒 ${alerts}`,
    en: alerts === 1 ? '1 alert' : `${alerts} alerts`,
  }),
  timeZone: (zone: string): Bilingual => ({ zh: `时间均为 ${zone}`, en: `times in ${zone}` }),
  export: { zh: '导出', en: 'Export' },
  sheets: { zh: '全部路单（PDF）', en: 'All route sheets (PDF)' },
  master: { zh: '总表（Excel）', en: 'Master list (Excel)' },
  bulletin: { zh: '简报', en: 'Bulletin' },
};

/** Heads of the panel beside the table. */
export const paneTexts = {
  trip: { zh: '所选车次', en: 'Trip' },
  leftOver: (people: number): Bilingual => ({ zh: `未安排（${people}）`, en: `Left over (${people})` }),
  problems: (count: number): Bilingual => ({ zh: `违规与提醒（${count}）`, en: `Problems (${count})` }),
  history: { zh: '调整记录', en: 'Edits' },
};

/** The list of edits. */
export const historyTexts = {
  none: { zh: '还没有手工调整', en: 'Nothing was changed by hand yet' },
  undone: { zh: '已撤销', en: 'taken back' },
};
