import { z } from 'zod';
import { drivingHoursSchema } from './drivingHours.ts';
import { timeOfDay } from './timeOfDay.ts';

/**
 * The policy: every rule that has a number, once. Names, units and defaults are those of domain.md §9, because a scenario
 * overrides them by these names; the unit is the last part of a name (`_min` minutes, `_km` kilometres, `_cny` yuan).
 * Planner, checker, pages and sheets read a limit here and nowhere else.
 */

const share = z.number().gt(0).max(1);
const count = z.int().nonnegative();
const minutes = z.int().positive();
const kmh = z.number().positive().max(200);
const cny = z.number().nonnegative();
const riskLevel = z.enum(['low', 'medium', 'high']);
const localDate = z.iso.date();
/** Milligrams of available chlorine in a litre. */
const chlorine = z.int().positive().max(1_000_000);

/** When surfaces of a coach are disinfected (closed list). */
export const disinfectionTimes = ['before_trip', 'each_rest', 'after_trip'] as const;

/** One quarantine rule: which origin on which dates, how long, and whether alone in a room. */
const isolationRule = z.strictObject({
  origin: z.string(),
  from: localDate.nullable().default(null),
  to: localDate.nullable().default(null),
  days: count,
  single_room: z.boolean().default(false),
});

export const policySchema = z.strictObject({
  preset: z.string(),

  /** Share of the passenger seats that may be sold, by the highest risk on the trip; 交运明电〔2020〕56号, 80号. */
  occupancy: z.strictObject({
    cap: share,
    rounding: z.enum(['floor']),
    denominator: z.enum(['passenger_seats']),
    by_risk: z.strictObject({ low: share, medium: share, high: share }),
  }),

  /** Seats kept free as observation area, and how the others fill; MoT long-distance guidance 2020. */
  seatmap: z.strictObject({
    reserve_back_rows: count,
    policy: z.enum(['free', 'spread_pairs']),
    /** True: one person a pair of seats, a stricter cap than the legal share. */
    strict_one_per_pair: z.boolean(),
    fixed: z.boolean(),
  }),

  temp: z.strictObject({
    fever_c: z.number().min(35).max(42),
    op: z.enum(['>', '>=']),
    checkpoints: z.array(z.enum(['boarding', 'rest_stop', 'arrival'])),
    max_interval_min: minutes,
    /** A check counts as missed so long after the bus left the stop; one between stops is announced so long before it is due. */
    grace_min: minutes,
  }),

  trace: z.strictObject({ mode: z.enum(['all', 'rows']), rows: count, sla_h: z.number().positive() }),

  hos: drivingHoursSchema,

  /** Cruising speeds by day; at night at most `night_factor` × the day limit (motorway: `max_expressway`). */
  speed: z.strictObject({
    max_expressway: kmh,
    night_factor: share,
    cruise: z.strictObject({ motorway: kmh, trunk: kmh, primary: kmh, other: kmh }),
  }),

  /** Soft health stops on the way. */
  /** Health stops: after so much driving with passengers a standstill of at least `min_len`; soft. 0 is none. */
  rest: z.strictObject({ health_stop_every_min: z.int().nonnegative(), min_len: minutes }),

  trip: z.strictObject({
    no_boarding_after_last_pickup: z.boolean(),
    /** A county of these levels is no stop on the way: a bus that picks up there picks up nowhere else. */
    no_stop_risk: z.array(riskLevel),
    max_pickups: z.int().positive(),
    max_dropoffs: z.int().positive(),
    max_wait_min: count,
    pickup_hours: z.tuple([timeOfDay, timeOfDay]),
  }),

  /** Time at a stop; it is work, not rest. */
  dwell: z.strictObject({
    pickup_s: count,
    pickup_person_s: count,
    dropoff_s: count,
    dropoff_person_s: count,
    handover_s: count,
    is_break: z.boolean(),
  }),

  /** Hard limits of the loaded run, from leaving the first pick-up to reaching the last drop-off. */
  limits: z.strictObject({ loadedDistanceM: z.int().positive(), loadedDriveS: z.int().positive() }),

  crew: z.strictObject({ escort: count, captains: count, post_trip_isolation_days: count }),

  vehicle: z.strictObject({ back_bench: count, layout: z.enum(['2+2']) }),

  /** Prices that steer the plan; the coach's own prices come with the fleet. */
  price: z.strictObject({
    driver_day_cny: cny,
    crew_lodging_day: cny,
    extra_company: cny,
    split_group: cny,
    contact_pair: cny,
    /** Re-planning only, and no part of the objective: a trip that is new, cancelled or calls elsewhere; a person in another bus. */
    change_trip: cny,
    change_person: cny,
  }),

  /** When a bus on the road is worth the dispatcher's look. */
  track: z.strictObject({
    /** Behind the plan at a stop that is ahead. */
    late_min: minutes,
    /** Nothing heard for so long while it should drive. */
    silent_min: minutes,
    /** Farther than this from any way along its leg. */
    off_route_km: z.number().positive(),
  }),

  iso: z.strictObject({
    days: count,
    day0: z.enum(['arrival']),
    temp_per_day: count,
    /** Local times of the day's measurements, as many as `temp_per_day`, in order. */
    temp_times: z.array(timeOfDay),
    /** A measurement counts for a time so long before and after it. */
    temp_grace_min: minutes,
    floor_exclusive: z.boolean(),
    /** Isolation rooms kept empty for fever: this share of the people in isolation, rounded up, at least one; 0: none. */
    fever_rooms_share: z.number().min(0).max(1),
    rules: z.array(isolationRule),
  }),

  dorm: z.strictObject({
    max_per_room: z.int().positive(),
    min_m2: z.number().positive(),
    single_sex: z.boolean(),
    room_swap: z.boolean(),
  }),

  cohort: z.strictObject({
    arrival_window_h: z.number().positive(),
    same_room_same_coach: z.boolean(),
    /** True: people under different isolation rules (`iso`) do not share a bus. */
    separate_isolation: z.boolean(),
  }),

  /** When surfaces are disinfected on a trip, and with how much available chlorine; domain.md §1.11. */
  disinfect: z.strictObject({
    when: z.array(z.enum(disinfectionTimes)),
    /** Least and most; supplies are counted by the most. */
    chlorine_mg_l: z.tuple([chlorine, chlorine]),
    /** Where somebody aboard is a suspected case. */
    case_mg_l: chlorine,
  }),

  /** What trips and dormitories are given (`src/supplies`). */
  supplies: z.strictObject({
    /** A mask is worn so long. */
    mask_h: z.number().positive(),
    /** Masks beyond those that people need. */
    mask_spare_pct: count,
    /** Available chlorine of the disinfectant in stock, before it is diluted. */
    concentrate_mg_l: chlorine,
    trip: z.strictObject({
      thermometers: count,
      suits: count,
      /** Solution for one disinfection of a coach. */
      solution_ml: count,
      /** Disinfections after a suspected case that a coach carries the disinfectant for. */
      case_runs: count,
    }),
    dorm: z.strictObject({
      masks_person_day: count,
      /** One thermometer for so many people. */
      thermometer_people: z.int().positive(),
      /** For those who look after isolation rooms, at each site with some; every day, and for each case of fever to be ready for. */
      suits_day: count,
      suits_case: count,
      /** Solution for one room and day. */
      solution_ml_room_day: count,
      /** Stays without an end are supplied for so many days. */
      open_stay_days: count,
    }),
  }),

  privacy: z.strictObject({
    retention_manifest_days: z.int().positive(),
    /** Digits of an ID number left readable at the start and at the end. */
    mask_id: z.tuple([count, count]),
    mask_phone: z.tuple([count, count]),
    /** Characters of a name left readable at the start. */
    mask_name: count,
    encrypt: z.literal(true),
  }),

  docs: z.strictObject({ coach: z.array(z.string()), cert_valid_days: count }),
});

/** The effective policy of a batch, after preset and override. */
export type Policy = z.infer<typeof policySchema>;
