import type { RuleTable } from './ruleTable.ts';

/** Rules on legs, sums, limits and money. */
export const roadRules = {
  'leg.first': {
    source: 'formats.md §2 Trips',
    zh: '首站没有路段和驾驶员',
    en: 'the first stop has neither leg nor driver',
  },
  'leg.floor': {
    source: 'issue 2 part 10',
    zh: '路段里程不小于大圆距离',
    en: 'a leg is no shorter than the great circle',
  },
  'leg.estimate_distance': {
    source: 'issue 2 parts 6, 10',
    zh: '估算路段的里程等于重新估算的值',
    en: 'the distance of an estimated leg equals the recomputed estimate',
  },
  'leg.estimate_drive': {
    source: 'issue 2 parts 6, 10; formats.md §2 Speeds',
    zh: '估算路段的驾驶时间等于白天和夜间速度下的估算值',
    en: 'the driving time of an estimated leg is that of the estimate, by day and by night',
  },
  'leg.flag': {
    source: 'issue 2 part 6',
    zh: '估算的路段都标为估算',
    en: 'estimated legs are marked as estimated',
  },
  'leg.motorway': {
    source: 'formats.md §2 Driving hours: where the router knows it; domain.md §2.1',
    zh: '高速占比只在实测路段上、同一路程各段一致、不在部分路段上缺失',
    en: 'a motorway share stands on measured legs only, on all of them or on none, and is the same all the way from place to place',
  },
  'leg.near_limit': {
    source: 'formats.md §2 Near a limit',
    zh: '误差带跨过限值的路段和班次标为临近限值，其余不标',
    en: 'legs and trips whose error band crosses a limit are marked, and no others',
  },
  'speed.cap': {
    source: 'formats.md §2 Speeds',
    zh: '平均速度不超过白天和夜间的巡航上限',
    en: 'the mean speed keeps to the highest cruising speed by day and by night',
  },
  'loaded.distance': {
    source: 'formats.md §2 Trips',
    zh: '载客里程等于首个上车站至最后下车站的路段之和',
    en: 'loaded distance sums the legs from the first pick-up to the last drop-off',
  },
  'loaded.drive': {
    source: 'formats.md §2 Trips',
    zh: '载客驾驶时间等于相应路段之和',
    en: 'loaded driving time sums the same legs',
  },
  'loaded.elapsed': {
    source: 'formats.md §2 Trips',
    zh: '载客历时 = 离开首个上车站至到达最后下车站',
    en: 'loaded elapsed time runs from leaving the first pick-up to reaching the last drop-off',
  },
  'limits.loadedDistanceM': {
    source: 'formats.md §1 limits',
    zh: '载客里程不超过限值',
    en: 'the loaded distance keeps to its limit',
  },
  'limits.loadedDriveS': {
    source: 'formats.md §1 limits, §2 Speeds',
    zh: '载客驾驶时间不超过限值',
    en: 'the loaded driving time keeps to its limit',
  },
  'total.distance': { source: 'formats.md §2 Trips', zh: '全程里程等于路段之和', en: 'total distance sums all legs' },
  'total.drive': { source: 'formats.md §2 Trips', zh: '全程驾驶时间等于路段之和', en: 'total driving sums all legs' },
  'total.elapsed': {
    source: 'formats.md §2 Trips',
    zh: '全程历时 = 离开车场至回到车场',
    en: 'total elapsed time runs from depot to depot',
  },
  'total.cost': {
    source: 'formats.md §2 Objective',
    zh: '班次费用 = 车日价、公里价、驾驶员日价和夜宿价之和，四舍五入到分',
    en: 'the cost of a trip sums bus days, kilometres, driver days and lodging, rounded half up to 0.01',
  },
} as const satisfies RuleTable;
