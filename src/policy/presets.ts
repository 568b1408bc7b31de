import { anyDistanceKm } from './drivingHours.ts';
import { eu561Occasional, jpCharter, us395Passenger } from './foreignHours.ts';
import type { Policy } from './schema.ts';

/** 11 February 2020, 交运明电〔2020〕56号: half of the seats on every charter. Sources: domain.md §1, §2, §9. */
const cn20200211: Policy = {
  preset: 'cn-2020-02-11',
  occupancy: {
    cap: 0.5,
    rounding: 'floor',
    denominator: 'passenger_seats',
    by_risk: { high: 0.5, medium: 0.5, low: 0.5 },
  },
  seatmap: { reserve_back_rows: 2, policy: 'free', strict_one_per_pair: false, fixed: true },
  temp: {
    fever_c: 37.3,
    op: '>=',
    checkpoints: ['boarding', 'rest_stop', 'arrival'],
    max_interval_min: 180,
    grace_min: 30,
  },
  trace: { mode: 'all', rows: 3, sla_h: 12 },
  hos: {
    cont_day_min: 240,
    cont_night_min: 120,
    cont_motorway_min: 0,
    cont_scope: 'vehicle',
    break_min: 20,
    break_night_min: 0,
    break_parts: 1,
    break_part_min: 0,
    max_24h_min: 480,
    window: 'rolling',
    max_7d_min: 2640,
    max_14d_min: 0,
    week_counts: 'driving',
    duty_spread_min: 0,
    duty_spread_multi_min: 0,
    on_duty_min: 0,
    daily_rest_min: 0,
    daily_rest_multi_min: 0,
    night: ['22:00', '06:00'],
    curfew: ['02:00', '05:00'],
    curfew_mode: 'stop',
    curfew_exempt_km: 0,
    second_driver_km: 400,
    second_driver_km_expressway: 600,
    second_driver_night_km: anyDistanceKm,
    second_driver_night: ['00:00', '00:00'],
    third_driver_km: 1200,
  },
  speed: { max_expressway: 100, night_factor: 0.8, cruise: { motorway: 95, trunk: 70, primary: 55, other: 40 } },
  rest: { health_stop_every_min: 120, min_len: 20 },
  trip: {
    no_boarding_after_last_pickup: true,
    no_stop_risk: ['high', 'medium'],
    max_pickups: 6,
    max_dropoffs: 8,
    max_wait_min: 30,
    pickup_hours: ['06:00', '22:00'],
  },
  dwell: {
    pickup_s: 600,
    pickup_person_s: 60,
    dropoff_s: 600,
    dropoff_person_s: 30,
    handover_s: 300,
    is_break: false,
  },
  limits: { loadedDistanceM: 1_000_000, loadedDriveS: 39_600 },
  crew: { escort: 1, captains: 2, post_trip_isolation_days: 0 },
  vehicle: { back_bench: 5, layout: '2+2' },
  price: {
    driver_day_cny: 400,
    crew_lodging_day: 250,
    extra_company: 200,
    split_group: 300,
    contact_pair: 0,
    change_trip: 500,
    change_person: 50,
  },
  track: { late_min: 15, silent_min: 30, off_route_km: 5 },
  iso: {
    days: 14,
    day0: 'arrival',
    temp_per_day: 2,
    temp_times: ['08:00', '18:00'],
    temp_grace_min: 120,
    floor_exclusive: true,
    fever_rooms_share: 0.02,
    rules: [],
  },
  dorm: { max_per_room: 6, min_m2: 2.5, single_sex: true, room_swap: false },
  cohort: { arrival_window_h: 24, same_room_same_coach: true, separate_isolation: false },
  disinfect: { when: ['before_trip', 'each_rest', 'after_trip'], chlorine_mg_l: [250, 500], case_mg_l: 1000 },
  supplies: {
    mask_h: 4,
    mask_spare_pct: 10,
    concentrate_mg_l: 50_000,
    trip: { thermometers: 1, suits: 2, solution_ml: 10_000, case_runs: 1 },
    dorm: {
      masks_person_day: 1,
      thermometer_people: 20,
      suits_day: 0,
      suits_case: 2,
      solution_ml_room_day: 500,
      open_stay_days: 14,
    },
  },
  privacy: { retention_manifest_days: 30, mask_id: [6, 4], mask_phone: [3, 4], mask_name: 1, encrypt: true },
  docs: {
    coach: [
      'operating_permit',
      'driver_licence',
      'qualification',
      'sign_plate',
      'contract',
      'manifest',
      'pass',
      'disinfect_log',
    ],
    cert_valid_days: 14,
  },
};

/** 28 February 2020, 交运明电〔2020〕80号: half only into and out of high- and medium-risk areas. */
const cn20200228: Policy = {
  ...cn20200211,
  preset: 'cn-2020-02-28',
  occupancy: { ...cn20200211.occupancy, cap: 1, by_risk: { high: 0.5, medium: 0.5, low: 1 } },
};

/** Spring Festival 2021 travel season: 50, 70 and 90 % by high, medium and low risk. */
const cn2021Chunyun: Policy = {
  ...cn20200211,
  preset: 'cn-2021-chunyun',
  occupancy: { ...cn20200211.occupancy, cap: 0.9, by_risk: { high: 0.5, medium: 0.7, low: 0.9 } },
};

/** A preset for other countries: their driving hours, no seats kept free, no slower driving at night. */
function abroad(preset: string, hos: Policy['hos']): Policy {
  return {
    ...cn20200211,
    preset,
    hos,
    occupancy: { ...cn20200211.occupancy, cap: 1, by_risk: { high: 1, medium: 1, low: 1 } },
    seatmap: { ...cn20200211.seatmap, reserve_back_rows: 0 },
    speed: { ...cn20200211.speed, night_factor: 1 },
  };
}

/** Presets by name. A scenario names one and overrides single fields. */
export const presets: Readonly<Record<string, Policy>> = {
  'cn-2020-02-11': cn20200211,
  'cn-2020-02-28': cn20200228,
  'cn-2021-chunyun': cn2021Chunyun,
  'eu-561-occasional': abroad('eu-561-occasional', eu561Occasional),
  'us-395-passenger': abroad('us-395-passenger', us395Passenger),
  'jp-charter': abroad('jp-charter', jpCharter),
};

export const defaultPreset = 'cn-2020-02-11';
