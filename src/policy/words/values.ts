import type { Bilingual } from '../../contract/text.ts';

const word = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words for values that are chosen from a list. */
export const valueWords: Readonly<Record<string, Bilingual>> = {
  floor: word('向下取整', 'down'),
  passenger_seats: word('乘客座位数', 'the passenger seats'),
  free: word('自由就座', 'freely'),
  spread_pairs: word('先隔座、后成对', 'spread out, pairs last'),
  '>': word('高于', 'above it'),
  '>=': word('达到或高于', 'at or above it'),
  boarding: word('上车', 'boarding'),
  rest_stop: word('休息站', 'rest stops'),
  arrival: word('到达', 'arrival'),
  all: word('同车所有人', 'everybody aboard'),
  rows: word('前后数排', 'the rows around'),
  stop: word('停车', 'stop'),
  relay: word('接驳换驾', 'a relieved driver goes on'),
  low: word('低风险', 'low'),
  medium: word('中风险', 'medium'),
  high: word('高风险', 'high'),
  vehicle: word('车辆', 'vehicle'),
  driver: word('驾驶员', 'driver'),
  rolling: word('任意 24 小时', 'any 24 h'),
  fixed_day: word('自然日', 'a calendar day'),
  between_rests: word('两次每日休息之间', 'between two daily rests'),
  driving: word('驾驶', 'driving'),
  on_duty: word('值勤', 'time on duty'),
  operating_permit: word('道路运输证', 'operating permit'),
  driver_licence: word('驾驶证', 'driving licence'),
  qualification: word('从业资格证', 'professional qualification'),
  sign_plate: word('包车标志牌', 'charter sign'),
  contract: word('包车合同', 'charter contract'),
  manifest: word('乘客名单', 'passenger list'),
  pass: word('通行证', 'pass'),
  disinfect_log: word('消毒记录', 'disinfection log'),
};
