import { z } from 'zod';
import { timeOfDay } from './timeOfDay.ts';

const minutes = z.int().positive();
/** 0 means that the rule set has no such rule. */
const minutesOrNone = z.int().nonnegative();
const km = z.number().nonnegative();
const span = z.tuple([timeOfDay, timeOfDay]);

/**
 * Driving hours: a rule set is a value of this record (presets.ts), one field a rule (ruleTexts.ts has the line that people
 * read). The names that domain.md §9 has keep their meaning; the others hold what the rules of other countries add, and are
 * 0 or neutral in `cn`. Hours of the day are local time. Two equal times of a span mean that there is none.
 *
 * - A **stand** is time without driving, dwell and hand-over, all in one piece. (With `dwell.is_break` dwell is part of it.)
 *   Where `cont_scope` is `driver`, driving by somebody else counts as a stand for those who do not drive (breaks only).
 * - A **break** ends continuous driving: a stand of at least `break_min` (`break_night_min` where it begins at night). Where
 *   `break_parts` is 2, also two stands of at least `break_part_min` each that are together that long; driving between them
 *   goes on counting until the second is over.
 * - A **daily rest** is a stand of at least `daily_rest_min` (`daily_rest_multi_min` with two drivers or more aboard). It is a
 *   break, too, and begins a new duty for all aboard. Duty begins with the first work after it: driving, dwell or hand-over.
 */
export const drivingHoursSchema = z.strictObject({
  /** Continuous driving. 道路旅客运输企业安全管理规范 §38; 改善基準告示 §5; Reg. (EC) 561/2006 art. 7. */
  cont_day_min: minutes,
  /** Continuous driving at any moment of driving at night; the whole counter counts. Same sources. */
  cont_night_min: minutes,
  /** Continuous driving on legs that are at least 90 % motorway (Japan: about 2 h on expressways); 0 is none. */
  cont_motorway_min: minutesOrNone,
  /** Whose driving is counted: the vehicle's (`cn`: every change is also a stand), or each driver's; time off the wheel is his break. */
  cont_scope: z.enum(['vehicle', 'driver']),
  break_min: minutes,
  /** 0: as by day. */
  break_night_min: minutesOrNone,
  /** In how many stands a break may be taken, and the least of each; Reg. (EU) 2024/1258: two of at least 15 min. */
  break_parts: z.int().min(1).max(2),
  break_part_min: minutesOrNone,

  /** Driving of one driver within a day, and … */
  max_24h_min: minutes,
  /** … what a day is: any 24 h, a local calendar day, or the time between two daily rests. */
  window: z.enum(['rolling', 'fixed_day', 'between_rests']),
  /** In any 7 and 14 days; what was driven before the trip counts in full. `max_14d_min` 0 is none. */
  max_7d_min: minutes,
  max_14d_min: minutesOrNone,
  /** What the two sums count: driving, or time on duty (driving by anyone aboard, dwell, hand-over; 49 CFR 395.5 (b)). */
  week_counts: z.enum(['driving', 'on_duty']),

  /** No driving later than this after duty began, with one driver and with more; 0 is none. Reg. 561/2006 art. 8 (2), (5). */
  duty_spread_min: minutesOrNone,
  duty_spread_multi_min: minutesOrNone,
  /** No driving after so much time on duty since the daily rest; 49 CFR 395.5 (a)(2); 0 is none. */
  on_duty_min: minutesOrNone,
  /** 0: the rule set knows no daily rest. */
  daily_rest_min: minutesOrNone,
  daily_rest_multi_min: minutesOrNone,

  /** Night for `cont_night_min`, `break_night_min` and speeds. */
  night: span,
  /** No driving (`stop`), or only by a relieved driver (`relay`, 接驳运输). */
  curfew: span,
  /**
   * `relay`: within the curfew only a driver may drive who took the wheel at a hand-over since the night began, from somebody who
   * had driven until then, and who had not driven in this night before.
   */
  curfew_mode: z.enum(['stop', 'relay']),
  /** A trip whose outbound and loaded runs are both no longer than this drives through the curfew (as at night). */
  curfew_exempt_km: km,

  /** A run (outbound or loaded) longer than this needs two drivers; the second figure where at least 90 % is motorway. */
  second_driver_km: km,
  second_driver_km_expressway: km,
  /** With one driver, a trip with a run longer than this does not drive within `second_driver_night`; 貸切バス夜間ワンマン運行. */
  second_driver_night_km: km,
  second_driver_night: span,
  /** Three drivers are usual beyond this; soft. */
  third_driver_km: km,
});

/** A distance that no trip reaches: the rule set has no such threshold. */
export const anyDistanceKm = 100_000;
