import { isOnOrOff, type Meaning, says } from './meaning.ts';

const charter = '道路旅客运输及客运站管理规定（包车） / charter rules';

/** Fields about trips, stops, crews, prices and papers. */
export const planningMeanings: Record<string, Meaning> = {
  'trip.no_boarding_after_last_pickup': isOnOrOff(
    {
      zh: '最后一个上车点之后途中不再上下客',
      en: 'nobody boards or leaves between the last pick-up and the first drop-off',
    },
    { zh: '途中可以上下客', en: 'people may board and leave on the way' },
    charter,
  ),
  'trip.no_stop_risk': says(
    '这些风险等级的县不与别处同车：{}',
    'counties of these risks share no bus with others: {}',
    '客运场站防控指南（第三版） / guide, 3rd ed.',
  ),
  'trip.max_pickups': says('一个车次最多 {} 个上车点', 'at most {} pick-up places a trip'),
  'trip.max_dropoffs': says('一个车次最多 {} 家企业', 'at most {} companies a trip'),
  'trip.max_wait_min': says('途中等待不超过 {} 分钟', 'a bus waits at most {} min on the way'),
  'trip.pickup_hours': says('上车时段 {0} 至 {1}', 'boarding from {0} to {1}'),
  'track.late_min': says('预计晚点 {} 分钟起提醒调度', 'the dispatcher is told of a bus from {} min late on'),
  'track.silent_min': says('行驶中 {} 分钟没有消息即提醒', 'and of one that is silent for {} min on the road'),
  'track.off_route_km': says('偏离路线 {} 公里即提醒', 'and of one that is {} km off its route'),
  'dwell.pickup_s': says('每个上车点停 {} 秒', '{} s at each pick-up place'),
  'dwell.pickup_person_s': says('每人上车另加 {} 秒', 'and {} s for each person boarding'),
  'dwell.dropoff_s': says('每家企业停 {} 秒', '{} s at each company'),
  'dwell.dropoff_person_s': says('每人下车另加 {} 秒', 'and {} s for each person leaving'),
  'dwell.handover_s': says('换驾 {} 秒', 'a change of drivers takes {} s'),
  'dwell.is_break': isOnOrOff(
    { zh: '上下客时间算作休息', en: 'time at stops counts as a break' },
    { zh: '上下客时间不算休息', en: 'time at stops is work' },
  ),
  'limits.loadedDistanceM': says('载客里程不超过 {} 米', 'a loaded run is at most {} m', '委托方要求 / the task'),
  'limits.loadedDriveS': says(
    '载客驾驶不超过 {} 秒',
    'a loaded run is at most {} s of driving',
    '委托方要求 / the task',
  ),
  'crew.escort': says('每车随车人员 {} 名', '{} escorts a bus', '包车指引 2020 / charter guides'),
  'crew.captains': says(
    '每车从乘客中选车长 {} 名',
    '{} captains a bus, chosen of its passengers',
    '四川 2020 / practice',
  ),
  'crew.post_trip_isolation_days': says(
    '驾驶员回程后隔离 {} 天',
    'drivers are in quarantine for {} days after a trip',
    '交公路明电〔2020〕52号',
  ),
  'vehicle.back_bench': says('末排 {} 座', 'the rear bench has {} seats'),
  'vehicle.layout': says('座位排列 {}', 'seats stand {}'),
  'price.driver_day_cny': says('每名驾驶员每天 {} 元', '{} CNY a driver and day'),
  'price.crew_lodging_day': says('驾驶员住宿每晚 {} 元', '{} CNY a night for a driver’s lodging'),
  'price.extra_company': says('同车每多一家企业 {} 元', '{} CNY for each further company in a bus'),
  'price.split_group': says('一组人每多分一车 {} 元', '{} CNY for each further bus that a group is split over'),
  'price.contact_pair': says(
    '每对跨企业接触 {} 元',
    '{} CNY for each pair of people of different companies in one bus',
  ),
  'price.change_trip': says(
    '重排时每改动一个车次 {} 元（不计入方案费用）',
    '{} CNY for each trip changed when planning again (not a cost of the plan)',
  ),
  'price.change_person': says(
    '重排时每有一人换车 {} 元（不计入方案费用）',
    '{} CNY for each person in another bus when planning again (not a cost of the plan)',
  ),
  'docs.coach': says('随车文件：{}', 'papers aboard: {}', charter),
  'docs.cert_valid_days': says(
    '健康证明 {} 天内有效',
    'a health certificate is valid for {} days',
    '四川 2020 年 2 月 26 日',
  ),
};
