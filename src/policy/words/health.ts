import { isOnOrOff, type Meaning, says } from './meaning.ts';

const half = '交运明电〔2020〕56号；交运明电〔2020〕80号';
const practice = '2020 包车实践 / practice of 2020';
const longHaul = '交通运输部长途客运防控指南 2020';
const dorms = '国发明电〔2020〕4号';

/** Fields about who sits where, fever, quarantine, beds and data about people. */
export const healthMeanings: Record<string, Meaning> = {
  'occupancy.cap': says('载客不超过座位的 {} 倍', 'at most {} of the seats are filled', half),
  'occupancy.rounding': says('座位数按 {} 取整', 'the number of seats is rounded: {}', half),
  'occupancy.denominator': says('比例以 {} 计算', 'the share is of {}', half),
  'occupancy.by_risk.low': says('低风险地区：座位的 {} 倍', 'low risk: {} of the seats', half),
  'occupancy.by_risk.medium': says('中风险地区：座位的 {} 倍', 'medium risk: {} of the seats', half),
  'occupancy.by_risk.high': says('高风险地区：座位的 {} 倍', 'high risk: {} of the seats', half),
  'seatmap.reserve_back_rows': says('后 {} 排留作观察区', 'the last {} rows stay free as observation area', longHaul),
  'seatmap.policy': says('其余座位的坐法：{}', 'how the other seats fill: {}', practice),
  'seatmap.strict_one_per_pair': isOnOrOff(
    { zh: '每两个并排座位只坐一人', en: 'one person on each pair of seats' },
    { zh: '并排座位可以坐两人', en: 'a pair of seats may take two people' },
    practice,
  ),
  'seatmap.fixed': isOnOrOff(
    { zh: '对号入座，途中不换座', en: 'seats are assigned and kept all the way' },
    { zh: '途中可以换座', en: 'seats may be changed on the way' },
    practice,
  ),
  'temp.fever_c': says('体温 {} ℃ 起视为发热', '{} °C counts as fever', practice),
  'temp.op': says('与发热温度比较的方式：{}', 'how a temperature is compared with that: {}', practice),
  'temp.checkpoints': says('测温时机：{}', 'temperature is taken at: {}', practice),
  'temp.max_interval_min': says('两次测温间隔不超过 {} 分钟', 'at most {} min between two measurements', practice),
  'temp.grace_min': says(
    '离站后 {} 分钟仍未测温视为漏测，途中应测提前同样时间提醒',
    'a check is missed {} min after the stop; one on the way is announced as long before',
  ),
  'trace.mode': says('密接判定：{}', 'who counts as a close contact: {}', practice),
  'trace.rows': says('按排判定时：前后各 {} 排', 'by rows: {} rows before and behind', practice),
  'trace.sla_h': says('密接名单须在 {} 小时内给出', 'the list of contacts is due within {} h'),
  'iso.days': says('到达后隔离 {} 天', '{} days of quarantine after arrival', '地方通告 / local notices'),
  'iso.day0': says('隔离自 {} 起算', 'quarantine counts from {}', '地方通告 / local notices'),
  'iso.temp_per_day': says('隔离期每天测温 {} 次', '{} measurements a day in quarantine', dorms),
  'iso.temp_times': says('每天测温时间：{}', 'measurements of a day at: {}', practice),
  'iso.temp_grace_min': says('测温时间前后 {} 分钟内有效', 'a measurement counts {} min before and after its time'),
  'iso.floor_exclusive': isOnOrOff(
    { zh: '隔离房与普通宿舍不在同一楼层', en: 'quarantine rooms share no floor with others' },
    { zh: '隔离房可与普通宿舍同层', en: 'quarantine rooms may share a floor with others' },
    '地方通告 / local notices',
  ),
  'iso.fever_rooms_share': says(
    '按隔离人数的 {} 倍留空发热房，至少 1 间',
    'isolation rooms kept empty for fever: {} of the people in isolation, at least one',
    practice,
  ),
  'iso.rules': says('按来源地和日期的隔离规定：{}', 'quarantine by origin and date: {}'),
  'dorm.max_per_room': says('每间宿舍最多 {} 人', 'at most {} people a room', dorms),
  'dorm.min_m2': says('人均不少于 {} 平方米', 'at least {} m² a person', dorms),
  'dorm.single_sex': isOnOrOff(
    { zh: '男女分住', en: 'a room is for one sex' },
    { zh: '男女可以同住', en: 'a room may be mixed' },
    practice,
  ),
  'dorm.room_swap': isOnOrOff(
    { zh: '可以换房', en: 'rooms may be changed' },
    { zh: '不可以换房', en: 'rooms are kept' },
    '地方通告 / local notices',
  ),
  'cohort.arrival_window_h': says(
    '同住的人到达相差不超过 {} 小时',
    'people of one room arrive within {} h of each other',
    'UK 2020 (cohorts)',
  ),
  'cohort.same_room_same_coach': isOnOrOff(
    { zh: '同住的人同车', en: 'people of one room came in one coach' },
    { zh: '不同车的人可以同住', en: 'people of different coaches may share a room' },
  ),
  'cohort.separate_isolation': isOnOrOff(
    { zh: '隔离规定不同的人不同车', en: 'people under different quarantine rules share no bus' },
    { zh: '隔离规定不同的人可以同车', en: 'people under different quarantine rules may share a bus' },
  ),
  'privacy.retention_manifest_days': says(
    '个人信息保存 {} 天后删除',
    'people are forgotten after {} days',
    '个人信息保护法 §47',
  ),
  'privacy.mask_id': says('证件号码保留前 {0} 位和后 {1} 位', 'an ID number shows its first {0} and last {1} signs'),
  'privacy.mask_phone': says('电话保留前 {0} 位和后 {1} 位', 'a phone number shows its first {0} and last {1} digits'),
  'privacy.mask_name': says('姓名保留前 {} 个字', 'a name shows its first {} characters'),
  'privacy.encrypt': isOnOrOff(
    { zh: '个人信息加密保存', en: 'personal values are stored encrypted' },
    { zh: '个人信息不加密', en: 'personal values are not encrypted' },
    '个人信息保护法 §51',
  ),
};
