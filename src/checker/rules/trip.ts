import type { RuleTable } from './ruleTable.ts';

/** Rules on buses, stops, people aboard and seats. */
export const tripRules = {
  'bus.known': { source: 'formats.md §1', zh: '车辆在车队表中', en: 'the bus is in the fleet' },
  'bus.once': { source: 'formats.md §2 Trips', zh: '每辆车每批只出一班', en: 'one trip a bus' },
  'bus.seats': { source: 'formats.md §1', zh: '座位数等于车队表', en: 'seats equal the fleet file' },
  available_from: {
    source: 'formats.md §1',
    zh: '不早于车辆可用时间离开车场',
    en: 'the bus leaves its depot when it is available, not before',
  },
  'trip.depot': {
    source: 'formats.md §2 Trips',
    zh: '班次从本车的车场出发并回到该车场',
    en: "a trip starts and ends at its bus's depot",
  },
  'trip.order': {
    source: 'formats.md §2 Trips',
    zh: '先全部上车，后全部下车，车场只在首尾',
    en: 'pick-ups first, then drop-offs, depots only at the ends',
  },
  'trip.max_pickups': { source: 'domain.md §9 trip', zh: '上车点不超过上限', en: 'pick-ups within their number' },
  'trip.max_dropoffs': { source: 'domain.md §9 trip', zh: '下车点不超过上限', en: 'drop-offs within their number' },
  'trip.no_stop_risk': {
    source: 'domain.md §1.17, §9 trip',
    zh: '中高风险县单独接人，不与其他县同车',
    en: 'a county of a no-stop risk level is picked up alone',
  },
  'trip.isolation': {
    source: 'domain.md §4, §9 iso, cohort',
    zh: '政策要求时，隔离规定不同的人员不同车',
    en: 'where the policy says so, people under different isolation rules do not share a bus',
  },
  'trip.party': {
    source: 'domain.md §11; the roster column 同行人',
    zh: '同行人员同乘一车，或都未安排',
    en: 'people who travel together ride in one bus, or all of them are left over',
  },
  'trip.capacity_value': {
    source: 'formats.md §2 Capacity',
    zh: '可载人数 = 政策在该日、按最高风险允许的人数',
    en: 'capacity is what the policy leaves of the seats on that date for the highest risk',
  },
  'trip.capacity': {
    source: 'formats.md §2 Capacity',
    zh: '车上人数不超过可载人数',
    en: 'the people aboard fit the capacity',
  },
  'stop.seq': { source: 'formats.md §2', zh: '站序从 0 连续编号', en: 'stops are numbered from 0 without gaps' },
  'stop.fields': {
    source: 'formats.md §2',
    zh: '上车站有县代码，下车站有企业，其他站没有企业',
    en: 'a pick-up names its county, a drop-off its company, no other stop a company',
  },
  'stop.change': {
    source: 'formats.md §2 Trips',
    zh: '只在上车站上人，只在下车站下人',
    en: 'people board at pick-ups only and alight at drop-offs only',
  },
  'stop.aboard': {
    source: 'formats.md §2 Trips',
    zh: '车上人数 = 前站人数 + 上车 − 下车',
    en: 'aboard is the count before plus boarding minus alighting',
  },
  'stop.county': {
    source: 'formats.md §1 Demand',
    zh: '人员在本县的上车站上车',
    en: "a worker boards at a pick-up of the worker's county",
  },
  'stop.place': {
    source: 'formats.md §1 Demand',
    zh: '上车站位于登记的上车点或唯一的县城点，名单写明的上车点得到遵守',
    en: 'a pick-up lies at a listed place or the one county seat, and the place named in a row is kept',
  },
  'stop.company': {
    source: 'formats.md §2 Trips: drop-off is at the company',
    zh: '人员在本企业下车，下车站位于企业坐标',
    en: "a worker alights at the worker's own company, at its coordinates",
  },
  'stop.doubled': {
    source: 'formats.md §1: each distinct point is one stop',
    zh: '同一上车点、同一企业在一个班次中只停一次',
    en: 'a trip stops once at a pick-up point and once at a company',
  },
  'stop.stand': {
    source: 'formats.md §2 stops[].kind',
    zh: '停站类别与时长、时刻和换驾相符：过夜、停驶、休息、换驾',
    en: 'a stand is called what it is: overnight where long, curfew where it meets those hours, else rest; a hand-over changes the driver',
  },
  'stop.along': {
    source: 'issue 4 part 2: rests at service areas, else along the leg, marked as such',
    zh: '途中停站位于登记的服务区，或按里程位于路段上并如实标明',
    en: 'a stand on the way lies at a listed service area, or by kilometres along its leg and marked so; no other stop is marked',
  },
  'seat.exists': {
    source: 'formats.md §2 Capacity',
    zh: '上车人员有座位，座位号在车上存在；未安排人员没有座位',
    en: 'who travels has a seat that the bus has; who does not has none',
  },
  'seat.reserved': {
    source: 'domain.md §1.5',
    zh: '留观区座位不安排人员',
    en: 'the reserved rows stay empty',
  },
  'seat.doubled': { source: 'formats.md §2 Capacity', zh: '一座一人', en: 'one person a seat' },
  'seat.one_per_pair': {
    source: 'formats.md §2 Capacity',
    zh: '双座先各坐一人，有空双座时不并坐',
    en: 'no pair of seats is shared while another pair is empty',
  },
  'seat.shared': {
    source: 'formats.md §2 Capacity',
    zh: '并坐的两人属于同一企业（能避免时）',
    en: 'a pair is shared within a company wherever that is possible',
  },
} as const satisfies RuleTable;
