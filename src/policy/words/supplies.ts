import { type Meaning, says } from './meaning.ts';

const technique = '公共交通工具消毒操作技术指南';

/** Fields about disinfection and what trips and dormitories are given. */
export const supplyMeanings: Record<string, Meaning> = {
  'disinfect.when': says('车内消毒时机：{}', 'surfaces aboard are disinfected: {}', technique),
  'disinfect.chlorine_mg_l': says(
    '消毒液有效氯 {0} 至 {1} mg/L',
    'with {0} to {1} mg/L of available chlorine',
    technique,
  ),
  'disinfect.case_mg_l': says('疑似病例：有效氯 {} mg/L', 'after a suspected case with {} mg/L', technique),
  'supplies.mask_h': says('一只口罩戴 {} 小时', 'a mask is worn for {} h'),
  'supplies.mask_spare_pct': says('口罩另备 {}%', '{} % of masks are added as spare ones'),
  'supplies.concentrate_mg_l': says(
    '库存消毒原液有效氯 {} mg/L',
    'the disinfectant in stock has {} mg/L of available chlorine',
  ),
  'supplies.trip.thermometers': says('每车体温计 {} 支', '{} thermometers a trip'),
  'supplies.trip.suits': says('每车防护服 {} 套', '{} sets of protective clothing a trip'),
  'supplies.trip.solution_ml': says('每次消毒一车用稀释液 {} mL', '{} mL of solution to disinfect a coach once'),
  'supplies.trip.case_runs': says(
    '每车另备疑似病例消毒 {} 次的用量',
    'and disinfectant for {} disinfections after a suspected case',
  ),
  'supplies.dorm.masks_person_day': says('宿舍每人每天口罩 {} 只', '{} masks a person and day in a dormitory'),
  'supplies.dorm.thermometer_people': says('宿舍每 {} 人体温计 1 支', 'one thermometer for {} people in a dormitory'),
  'supplies.dorm.suits_day': says(
    '有隔离房的宿舍每处每天防护服 {} 套',
    '{} sets of protective clothing a day at a site with isolation rooms',
  ),
  'supplies.dorm.suits_case': says(
    '有隔离房的宿舍每备 1 例发热防护服 {} 套',
    '{} sets of protective clothing for each case of fever that a site is ready for',
  ),
  'supplies.dorm.solution_ml_room_day': says('每间每天消毒用稀释液 {} mL', '{} mL of solution a room and day'),
  'supplies.dorm.open_stay_days': says('没有期限的住宿按 {} 天备物资', 'stays without an end are supplied for {} days'),
};
