import type { SoftRule } from '../contract/plan.ts';
import type { Bilingual } from '../contract/text.ts';
import type { Policy } from './schema.ts';

/**
 * The rules of time that a trip can break, one id and one line each; the id is the name of the policy's field where the rule
 * has one. Legal sources: drivingHours.ts and domain.md §2.
 */
export type TimeRule =
  | 'limits.loadedDistanceM'
  | 'limits.loadedDriveS'
  | 'receive_window'
  | 'pickup_window'
  | 'available_from'
  | 'horizon'
  | 'horizon.start'
  | 'trip.pickup_hours'
  | 'hos.second_driver_km'
  | 'hos.second_driver_night_km'
  | 'hos.cont_day_min'
  | 'hos.cont_night_min'
  | 'hos.cont_motorway_min'
  | 'hos.max_24h_min'
  | 'hos.max_7d_min'
  | 'hos.max_14d_min'
  | 'hos.duty_spread_min'
  | 'hos.duty_spread_multi_min'
  | 'hos.on_duty_min'
  | 'hos.curfew'
  | SoftRule;

/** One line on what a rule demands under a policy. */
export function ruleText(rule: TimeRule, policy: Policy): Bilingual {
  return texts[rule](policy);
}

const hours = (minutes: number): string => `${Number((minutes / 60).toFixed(2))}`;

/** What ends continuous driving. */
function breakText({ hos }: Policy): Bilingual {
  const parts =
    hos.break_parts > 1
      ? {
          zh: `（可分 ${hos.break_parts} 段，每段不少于 ${hos.break_part_min} 分钟）`,
          en: ` (in ${hos.break_parts} parts of at least ${hos.break_part_min} min if need be)`,
        }
      : { zh: '', en: '' };
  return { zh: `停车休息 ${hos.break_min} 分钟${parts.zh}`, en: `a break of ${hos.break_min} min${parts.en}` };
}

/** Over what time a driver's daily driving is summed. */
function windowText({ hos }: Policy): Bilingual {
  if (hos.window === 'rolling') return { zh: '任意 24 小时内', en: 'in any 24 h' };
  if (hos.window === 'fixed_day') return { zh: '每个自然日', en: 'in a calendar day' };
  return { zh: '两次每日休息之间', en: 'between two daily rests' };
}

const onDuty = ({ hos }: Policy): Bilingual =>
  hos.week_counts === 'on_duty' ? { zh: '值勤', en: 'on duty' } : { zh: '驾驶', en: 'of driving' };

const texts: Record<TimeRule, (policy: Policy) => Bilingual> = {
  'limits.loadedDistanceM': ({ limits }) => ({
    zh: `载客里程不超过 ${limits.loadedDistanceM} 米`,
    en: `the loaded run is at most ${limits.loadedDistanceM} m long`,
  }),
  'limits.loadedDriveS': ({ limits }) => ({
    zh: `载客驾驶时间不超过 ${limits.loadedDriveS} 秒`,
    en: `the loaded run is at most ${limits.loadedDriveS} s of driving`,
  }),
  receive_window: () => ({ zh: '在企业接收时间内到达', en: 'drop-offs lie within the hours of the company' }),
  pickup_window: () => ({ zh: '在上车点开放时间内上车', en: 'boarding lies within the hours of the pick-up place' }),
  available_from: () => ({ zh: '车辆可用之后才发车', en: 'a bus leaves only when it is available' }),
  horizon: () => ({
    zh: '最后下车不晚于乘车日结束后 24 小时',
    en: 'the last drop-off ends at most 24 h after the service date',
  }),
  'horizon.start': () => ({
    zh: '发车不早于乘车日开始前 36 小时',
    en: 'a bus leaves at most 36 h before the service date begins',
  }),
  'trip.pickup_hours': ({ trip }) => ({
    zh: `上车时段为 ${trip.pickup_hours.join('–')}`,
    en: `boarding lies within ${trip.pickup_hours.join('–')}`,
  }),
  'hos.second_driver_km': ({ hos }) => ({
    zh: `单程超过 ${hos.second_driver_km} 公里（高速直达 ${hos.second_driver_km_expressway} 公里）须配两名驾驶员`,
    en: `a run of more than ${hos.second_driver_km} km (${hos.second_driver_km_expressway} km by motorway) needs two drivers`,
  }),
  'hos.second_driver_night_km': ({ hos }) => ({
    zh: `单程超过 ${hos.second_driver_night_km} 公里时，一名驾驶员不得在 ${hos.second_driver_night.join('–')} 行驶`,
    en: `with a run of more than ${hos.second_driver_night_km} km one driver does not drive at ${hos.second_driver_night.join('–')}`,
  }),
  'hos.third_driver_km': ({ hos }) => ({
    zh: `单程超过 ${hos.third_driver_km} 公里宜配三名驾驶员`,
    en: `a run of more than ${hos.third_driver_km} km usually has three drivers`,
  }),
  'hos.cont_day_min': (policy) => ({
    zh: `连续驾驶不超过 ${hours(policy.hos.cont_day_min)} 小时，然后${breakText(policy).zh}`,
    en: `after at most ${hours(policy.hos.cont_day_min)} h of continuous driving comes ${breakText(policy).en}`,
  }),
  'hos.cont_night_min': ({ hos }) => ({
    zh: `夜间（${hos.night.join('–')}）连续驾驶不超过 ${hours(hos.cont_night_min)} 小时，然后停车休息 ${hos.break_night_min || hos.break_min} 分钟`,
    en: `at night (${hos.night.join('–')}) continuous driving is at most ${hours(hos.cont_night_min)} h, then a break of ${hos.break_night_min || hos.break_min} min`,
  }),
  'hos.cont_motorway_min': ({ hos }) => ({
    zh: `高速公路上连续驾驶不超过 ${hours(hos.cont_motorway_min)} 小时`,
    en: `continuous driving on motorways is at most ${hours(hos.cont_motorway_min)} h`,
  }),
  'hos.max_24h_min': (policy) => ({
    zh: `每名驾驶员${windowText(policy).zh}驾驶不超过 ${hours(policy.hos.max_24h_min)} 小时`,
    en: `a driver drives at most ${hours(policy.hos.max_24h_min)} h ${windowText(policy).en}`,
  }),
  'hos.max_7d_min': (policy) => ({
    zh: `每名驾驶员任意 7 日${onDuty(policy).zh}不超过 ${hours(policy.hos.max_7d_min)} 小时`,
    en: `a driver has at most ${hours(policy.hos.max_7d_min)} h ${onDuty(policy).en} in any 7 days`,
  }),
  'hos.max_14d_min': (policy) => ({
    zh: `每名驾驶员任意 14 日${onDuty(policy).zh}不超过 ${hours(policy.hos.max_14d_min)} 小时`,
    en: `a driver has at most ${hours(policy.hos.max_14d_min)} h ${onDuty(policy).en} in any 14 days`,
  }),
  'hos.duty_spread_min': ({ hos }) => ({
    zh: `一名驾驶员时，出勤 ${hours(hos.duty_spread_min)} 小时后须休息 ${hours(hos.daily_rest_min)} 小时才可再驾驶`,
    en: `with one driver, driving ends ${hours(hos.duty_spread_min)} h after duty began, until a rest of ${hours(hos.daily_rest_min)} h`,
  }),
  'hos.duty_spread_multi_min': ({ hos }) => ({
    zh: `多名驾驶员时，出勤 ${hours(hos.duty_spread_multi_min)} 小时后须休息 ${hours(hos.daily_rest_multi_min)} 小时才可再驾驶`,
    en: `with several drivers, driving ends ${hours(hos.duty_spread_multi_min)} h after duty began, until a rest of ${hours(hos.daily_rest_multi_min)} h`,
  }),
  'hos.on_duty_min': ({ hos }) => ({
    zh: `值勤满 ${hours(hos.on_duty_min)} 小时后须休息 ${hours(hos.daily_rest_min)} 小时才可再驾驶`,
    en: `driving ends after ${hours(hos.on_duty_min)} h on duty, until a rest of ${hours(hos.daily_rest_min)} h`,
  }),
  'hos.curfew': ({ hos }) => ({
    zh: `${hos.curfew.join('–')} ${hos.curfew_mode === 'relay' ? '须由当夜接驳的驾驶员驾驶' : '停止运行'}`,
    en: `${hos.curfew_mode === 'relay' ? 'only a relieved driver drives' : 'no driving'} at ${hos.curfew.join('–')}`,
  }),
  'rest.health_stop_every_min': ({ rest }) => ({
    zh: `载客行驶每 ${rest.health_stop_every_min} 分钟宜停车不少于 ${rest.min_len} 分钟`,
    en: `after ${rest.health_stop_every_min} min of driving passengers have a stop of ${rest.min_len} min if possible`,
  }),
};
