import { type Meaning, says } from './meaning.ts';

const safety = '道路旅客运输企业安全管理规范 §38';
const supervision = '道路运输车辆动态监督管理办法';
const europe = 'Reg. (EC) 561/2006';

/** Fields about driving hours and speeds. */
export const drivingMeanings: Record<string, Meaning> = {
  'hos.cont_day_min': says('白天连续驾驶不超过 {} 分钟', 'at most {} min of continuous driving by day', safety),
  'hos.cont_night_min': says('夜间连续驾驶不超过 {} 分钟', 'at most {} min of continuous driving at night', safety),
  'hos.cont_motorway_min': says(
    '高速公路连续驾驶不超过 {} 分钟（0：无此规定）',
    'at most {} min of continuous driving on motorways (0: no such rule)',
    '改善基準告示 §5',
  ),
  'hos.cont_scope': says('连续驾驶按 {} 计算', 'continuous driving is counted by {}', safety),
  'hos.break_min': says('连续驾驶后停车休息不少于 {} 分钟', 'then a break of at least {} min', safety),
  'hos.break_night_min': says(
    '夜间休息不少于 {} 分钟（0：同白天）',
    'at night a break of at least {} min (0: as by day)',
    '貸切バス交替運転者の配置基準',
  ),
  'hos.break_parts': says('休息可分 {} 段', 'a break may be taken in {} parts', europe),
  'hos.break_part_min': says('每段不少于 {} 分钟', 'a part is at least {} min', europe),
  'hos.max_24h_min': says('每名驾驶员一天驾驶不超过 {} 分钟', 'a driver drives at most {} min a day', safety),
  'hos.window': says('“一天”的算法：{}', 'what a day is: {}', safety),
  'hos.max_7d_min': says('任意 7 天不超过 {} 分钟', 'at most {} min in any 7 days', safety),
  'hos.max_14d_min': says(
    '任意 14 天不超过 {} 分钟（0：无此规定）',
    'at most {} min in any 14 days (0: no such rule)',
    europe,
  ),
  'hos.week_counts': says('7 天和 14 天计入：{}', 'what the sums of 7 and 14 days count: {}', '49 CFR 395.5'),
  'hos.duty_spread_min': says(
    '出勤 {} 分钟后不再驾驶（0：无此规定）',
    'no driving later than {} min after duty began (0: no such rule)',
    europe,
  ),
  'hos.duty_spread_multi_min': says(
    '多名驾驶员时，出勤 {} 分钟后不再驾驶（0：无此规定）',
    'with several drivers no driving later than {} min after duty began (0: no such rule)',
    europe,
  ),
  'hos.on_duty_min': says(
    '值勤满 {} 分钟后不再驾驶（0：无此规定）',
    'no driving after {} min on duty (0: no such rule)',
    '49 CFR 395.5',
  ),
  'hos.daily_rest_min': says(
    '每日休息不少于 {} 分钟（0：无此规定）',
    'a daily rest of {} min (0: no such rule)',
    europe,
  ),
  'hos.daily_rest_multi_min': says(
    '多名驾驶员时每日休息不少于 {} 分钟（0：无此规定）',
    'with several drivers a daily rest of {} min (0: no such rule)',
    europe,
  ),
  'hos.night': says('夜间为 {0} 至 {1}', 'night is from {0} to {1}', '包车惯例 / trade practice'),
  'hos.curfew': says('{0} 至 {1} 停止运行', 'no driving from {0} to {1}', safety),
  'hos.curfew_mode': says('此时段内：{}', 'within that time: {}', safety),
  'hos.curfew_exempt_km': says('单程不超过 {} 公里的车次除外', 'trips of at most {} km one way are exempt', safety),
  'hos.second_driver_km': says('单程超过 {} 公里须双驾', 'two drivers beyond {} km one way', safety),
  'hos.second_driver_km_expressway': says(
    '高速直达单程超过 {} 公里须双驾',
    'two drivers beyond {} km one way by motorway',
    safety,
  ),
  'hos.second_driver_night_km': says(
    '超过 {} 公里时，一名驾驶员在规定夜间时段不得行驶',
    'beyond {} km one driver does not drive in the night hours named',
    '貸切バス交替運転者の配置基準',
  ),
  'hos.second_driver_night': says(
    '上述夜间时段：{0} 至 {1}（相同：无）',
    'those night hours: {0} to {1} (equal: none)',
    '貸切バス交替運転者の配置基準',
  ),
  'hos.third_driver_km': says(
    '单程超过 {} 公里宜三驾（不强制）',
    'three drivers are usual beyond {} km one way (soft)',
    '四川至广东、湖北包车实践 / practice',
  ),
  'speed.max_expressway': says('高速公路最高 {} km/h', 'at most {} km/h on motorways', '道路交通安全法实施条例 §78'),
  'speed.night_factor': says('夜间车速不超过白天限速的 {} 倍', 'at night at most {} of the day limit', supervision),
  'speed.cruise.motorway': says('高速公路巡航 {} km/h', 'cruising speed on motorways: {} km/h'),
  'speed.cruise.trunk': says('国道巡航 {} km/h', 'cruising speed on trunk roads: {} km/h'),
  'speed.cruise.primary': says('省道巡航 {} km/h', 'cruising speed on primary roads: {} km/h'),
  'speed.cruise.other': says('其他道路巡航 {} km/h', 'cruising speed on other roads: {} km/h'),
  'rest.health_stop_every_min': says(
    '每 {} 分钟进服务区休息、通风、消毒（不强制）',
    'a health stop every {} min (soft)',
    '靖江包车 2020 年 3 月 / practice',
  ),
  'rest.min_len': says('每次不少于 {} 分钟', 'of at least {} min', '靖江包车 2020 年 3 月 / practice'),
};
