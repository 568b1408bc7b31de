import type { RuleTable } from './ruleTable.ts';

/** Rules on times, driving hours and crews. */
export const timeRules = {
  'time.monotone': { source: 'formats.md §2', zh: '到达和离开时刻依次不减', en: 'times never run backwards' },
  'time.leg_drive': {
    source: 'formats.md §2 Trips',
    zh: '路段驾驶时间不超过钟面时间',
    en: 'a leg is not driven in less wall-clock time than its driving time',
  },
  'time.standing': {
    source: 'formats.md §2 Trips, domain.md §9 trip.max_wait_min',
    zh: '途中较长的停驻须列为站点',
    en: 'a longer standstill on the way is a stop of its own',
  },
  'horizon.start': {
    source: 'formats.md §1',
    zh: '不早于乘车日开始前 36 小时离开车场',
    en: 'the bus leaves its depot at most 36 h before the service date begins',
  },
  horizon: {
    source: 'formats.md §1',
    zh: '最后下车不晚于乘车日结束后 24 小时',
    en: 'the last drop-off lies at most 24 h after the service date ends',
  },
  'time.service_date': {
    source: 'formats.md §1',
    zh: '首个上车在乘车日当天',
    en: 'the first pick-up is on the service date',
  },
  'trip.pickup_hours': { source: 'formats.md §1', zh: '上车在规定时段内', en: 'pick-ups lie within the pick-up hours' },
  receive_window: {
    source: 'formats.md §1',
    zh: '下车在企业接收时段内',
    en: 'drop-offs lie within the reception hours of the company',
  },
  'dwell.pickup': {
    source: 'formats.md §2 Dwell',
    zh: '上车停留不少于固定时间加每人所需时间',
    en: 'a pick-up takes its fixed time plus the time a person',
  },
  'dwell.dropoff': {
    source: 'formats.md §2 Dwell',
    zh: '下车停留不少于固定时间加每人所需时间',
    en: 'a drop-off takes its fixed time plus the time a person',
  },
  'dwell.handover': {
    source: 'formats.md §2 Dwell',
    zh: '换驾停留不少于所需时间',
    en: 'a hand-over takes its time',
  },
  'hos.cont_day_min': {
    source: 'formats.md §2 Driving hours, domain.md §2.1',
    zh: '连续驾驶不超过上限',
    en: 'continuous driving keeps to its limit',
  },
  'hos.cont_night_min': {
    source: 'formats.md §2 Driving hours, domain.md §2.1',
    zh: '夜间行驶时连续驾驶不超过夜间上限',
    en: 'while driving at night, continuous driving keeps to the night limit',
  },
  'hos.cont_motorway_min': {
    source: 'domain.md §2.2 jp-charter',
    zh: '高速公路上连续驾驶不超过上限',
    en: 'on motorways, continuous driving keeps to the motorway limit',
  },
  'hos.curfew': {
    source: 'formats.md §2 Driving hours, domain.md §2.1',
    zh: '凌晨停驶时段不行驶（接驳模式下只由接班的驾驶员行驶）',
    en: 'no driving during the curfew, or in relay mode only by a relieved driver',
  },
  'hos.second_driver_night_km': {
    source: 'domain.md §2.2 jp-charter',
    zh: '长途班次只有一名驾驶员时，深夜时段不行驶',
    en: 'with one driver, a long trip does not drive in the small hours',
  },
  'hos.max_24h_min': {
    source: 'formats.md §2 Driving hours, domain.md §2.1, §2.2',
    zh: '每名驾驶员一天（按规则集：任意 24 小时、自然日或两次每日休息之间）驾驶不超过上限',
    en: 'each driver keeps to the limit of a day, be it any 24 h, a calendar day, or between daily rests',
  },
  'hos.max_7d_min': {
    source: 'formats.md §2 Driving hours, domain.md §2.1',
    zh: '每名驾驶员任意 7 天驾驶（含此前已驾驶）不超过上限',
    en: 'each driver keeps to the limit in any 7 days, earlier driving included',
  },
  'hos.max_14d_min': {
    source: 'domain.md §2.2 eu-561',
    zh: '每名驾驶员任意 14 天（含此前已驾驶）不超过上限',
    en: 'each driver keeps to the limit in any 14 days, earlier driving included',
  },
  'hos.duty_spread_min': {
    source: 'domain.md §2.2 eu-561, jp-charter',
    zh: '一名驾驶员时，出勤达到上限时间后，每日休息之前不再驾驶',
    en: 'with one driver, nobody drives later than the limit after duty began, until a daily rest',
  },
  'hos.duty_spread_multi_min': {
    source: 'domain.md §2.2 eu-561, jp-charter',
    zh: '多名驾驶员时，出勤达到上限时间后，每日休息之前不再驾驶',
    en: 'with several drivers, nobody drives later than the limit after duty began, until a daily rest',
  },
  'hos.on_duty_min': {
    source: 'domain.md §2.2 us-395-passenger',
    zh: '值勤时间达到上限后，每日休息之前不再驾驶',
    en: 'nobody drives with more time on duty than the limit, until a daily rest',
  },
  'hos.shown': {
    source: 'issue 4 part 6',
    zh: '文件中各站的累计驾驶、须停时刻和余量与重新计算的一致',
    en: 'accumulated driving, the next stop due and the reserve that the document shows are those recomputed',
  },
  'crew.size': {
    source: 'formats.md §1 fleet.csv drivers',
    zh: '驾驶员至少一名、不超过随车人数、不重复',
    en: 'a crew has at least one driver, no more than come with the bus, nobody twice',
  },
  'hos.second_driver_km': {
    source: 'formats.md §2 Driving hours, domain.md §2.1',
    zh: '去程或载客程超过门槛里程须配第二名驾驶员',
    en: 'a second driver when the longer of outbound and loaded run exceeds the threshold',
  },
  'crew.known': {
    source: 'formats.md §1 drivers.csv',
    zh: '驾驶员在驾驶员表中且姓名一致（无此表时为 车牌#序号）',
    en: 'crew members are in drivers.csv under that name (without it: <plate>#n)',
  },
  'crew.depot': {
    source: 'formats.md §1 drivers.csv',
    zh: '驾驶员属于车辆的车场',
    en: 'crew members belong to the depot of the bus',
  },
  'crew.licence': {
    source: 'formats.md §1 drivers.csv',
    zh: '驾驶证在整个班次内有效',
    en: 'licences are valid through the trip',
  },
  'crew.overlap': {
    source: 'formats.md §2',
    zh: '驾驶员不同时在两个班次上',
    en: 'nobody drives on two overlapping trips',
  },
  'crew.at_wheel': {
    source: 'formats.md §2 Trips',
    zh: '每个行驶路段由本班次的一名驾驶员驾驶，其他路段不写班外的人',
    en: 'every driven leg names a driver of the crew, and no leg anybody else',
  },
  'crew.handover': {
    source: 'formats.md §2 Trips, Dwell',
    zh: '只在换驾站更换驾驶员',
    en: 'the driver changes at a hand-over stop only',
  },
  'crew.staffing': {
    source: 'issue 4 part 3: how many drivers more, and for which trips',
    zh: '所列已派驾驶员、车场所缺驾驶员与班次和驾驶员表相符',
    en: 'the drivers sent out, and what depots are said to lack, follow from trips, fleet and drivers',
  },
  'rest.health_stop_every_min': {
    source: 'domain.md §1.12, §9 rest (soft)',
    zh: '载客行驶每隔规定时间停车休息、通风消毒',
    en: 'passengers have a stop of the least length after so much driving',
  },
  'hos.third_driver_km': {
    source: 'domain.md §2.1, §9 hos.third_driver_km (soft)',
    zh: '单程很长的班次宜配三名驾驶员',
    en: 'three drivers where the longer of outbound and loaded run exceeds the threshold',
  },
  'soft.shown': {
    source: 'issue 4 parts 2, 6',
    zh: '方案如实列出未满足的软性规定和途中的卫生停车',
    en: 'the document marks the health stops, and lists the soft rules that a trip misses and no others',
  },
  'crew.captains': {
    source: 'domain.md §1.13, §9 crew.captains',
    zh: '车长和副车长是本车乘客中的成年人，不重复，不超过规定人数',
    en: 'coach captains are adults aboard, nobody twice, no more than the policy asks for',
  },
  'crew.escort': {
    source: 'domain.md §1.12, §9 crew.escort',
    zh: '随车管理员由本车乘客所在企业派出，人数符合规定',
    en: 'escorts are sent by companies aboard, as many as the policy asks for',
  },
} as const satisfies RuleTable;
