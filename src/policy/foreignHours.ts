import { anyDistanceKm } from './drivingHours.ts';
import type { Policy } from './schema.ts';

/** Numbers and sources: domain.md §2.2. */

type DrivingHours = Policy['hos'];

const noSpan: [string, string] = ['00:00', '00:00'];

/**
 * Reg. (EC) 561/2006 with the breaks of occasional services, Reg. (EU) 2024/1258: 45 min of break per 4.5 h of each driver's
 * driving, in two parts of at least 15 min if need be; 9 h between daily rests; 11 h of daily rest within 24 h (one driver), 9 h
 * within 30 h (two); 56 h a week, 90 h in two. The exceptions (10 h twice a week, rests reduced to 9 h, a rest begun 1 h later)
 * are not planned with: they stay in reserve for the road.
 */
export const eu561Occasional: DrivingHours = {
  cont_day_min: 270,
  cont_night_min: 270,
  cont_motorway_min: 0,
  cont_scope: 'driver',
  break_min: 45,
  break_night_min: 0,
  break_parts: 2,
  break_part_min: 15,
  max_24h_min: 540,
  window: 'between_rests',
  max_7d_min: 3360,
  max_14d_min: 5400,
  week_counts: 'driving',
  duty_spread_min: 780,
  duty_spread_multi_min: 1260,
  on_duty_min: 0,
  daily_rest_min: 660,
  daily_rest_multi_min: 540,
  night: noSpan,
  curfew: noSpan,
  curfew_mode: 'stop',
  curfew_exempt_km: 0,
  second_driver_km: anyDistanceKm,
  second_driver_km_expressway: anyDistanceKm,
  second_driver_night_km: anyDistanceKm,
  second_driver_night: noSpan,
  third_driver_km: anyDistanceKm,
};

/**
 * 49 CFR 395.5: 10 h of driving after 8 h off duty, no driving after 15 h on duty, 60 h on duty in 7 days. No federal break
 * rule for passenger carriers, so continuous driving is bounded by the 10 h alone.
 */
export const us395Passenger: DrivingHours = {
  ...eu561Occasional,
  cont_day_min: 600,
  cont_night_min: 600,
  break_min: 1,
  break_night_min: 0,
  break_parts: 1,
  break_part_min: 0,
  max_24h_min: 600,
  max_7d_min: 3600,
  max_14d_min: 0,
  week_counts: 'on_duty',
  duty_spread_min: 0,
  duty_spread_multi_min: 0,
  on_duty_min: 900,
  daily_rest_min: 480,
  daily_rest_multi_min: 480,
};

/**
 * Charter buses in Japan, 改善基準告示 and 貸切バス交替運転者配置基準: 30 min of break per 4 h of driving, by night 20 min per
 * 2 h (the figure for more than 400 km, the careful side), about 2 h without a break on expressways; 9 h of driving a day; one
 * driver up to 500 km, by night 400 km; duty of 16 h at most (two drivers: 20 h), then 9 h of rest.
 */
export const jpCharter: DrivingHours = {
  ...eu561Occasional,
  cont_day_min: 240,
  cont_night_min: 120,
  cont_motorway_min: 120,
  break_min: 30,
  break_night_min: 20,
  break_parts: 1,
  break_part_min: 0,
  max_24h_min: 540,
  max_7d_min: 2640,
  max_14d_min: 0,
  duty_spread_min: 960,
  duty_spread_multi_min: 1200,
  daily_rest_min: 540,
  daily_rest_multi_min: 540,
  night: ['22:00', '05:00'],
  second_driver_km: 500,
  second_driver_km_expressway: 500,
  second_driver_night_km: 400,
  second_driver_night: ['02:00', '04:00'],
};
