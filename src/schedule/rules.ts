import type { Policy } from '../policy/schema.ts';
import { dayS, timeOfDayS } from './clock.ts';

/**
 * The constants of a rule set, in seconds, metres and yuan. The engine knows rules only through this record and the
 * timeline, so that a rule set is data (policy/drivingHours.ts has meanings and sources). Infinity: no such rule.
 */
export interface DrivingRules {
  contDayS: number;
  contNightS: number;
  contMotorwayS: number;
  /** True where each driver's driving is counted, false where the vehicle's is. */
  contByDriver: boolean;
  breakS: number;
  breakNightS: number;
  /** True where two stands may make a break, and the least that counts (where not: the least break). */
  inParts: boolean;
  breakPartS: number;
  /** Driving of one driver in a day, and what a day is. */
  max24hS: number;
  window: Policy['hos']['window'];
  max7dS: number;
  max14dS: number;
  weekCountsDuty: boolean;
  /** Driving ends so long after duty began, with one driver and with more. */
  spreadS: number;
  spreadMultiS: number;
  onDutyS: number;
  /** A stand of this length begins a new duty. */
  dailyRestS: number;
  dailyRestMultiS: number;
  relay: boolean;
  curfewExemptM: number;
  /** Standing at the wheel's change; work, not rest. */
  handoverS: number;
  /** True where dwell counts as rest; formats.md §2 says that it does not. */
  dwellIsBreak: boolean;
  /** A run longer than this needs a second driver … */
  secondDriverM: number;
  /** … or than this if at least `motorwayPct` of it is motorway. */
  secondDriverMotorwayM: number;
  secondDriverNightM: number;
  motorwayPct: number;
  /** Driving stops for so long every day. */
  curfewS: number;
  /** Hours within which pick-ups lie, on the service date or a later one. */
  pickupFromS: number;
  pickupToS: number;
  /** The curfew's hours as people read them. */
  curfewHours: string;
  /** Limits of the loaded run. */
  loadedDistanceM: number;
  loadedDriveS: number;
  /** Earliest departure from the depot; formats.md §1. */
  earliestStartS: number;
  /** The last drop-off is left by then, counted from the end of the service date; formats.md §1. */
  horizonAfterS: number;
  /** Prices that choose between lawful timetables; formats.md §2. */
  driverDayCny: number;
  lodgingCny: number;
}

/** formats.md §2: expressway-direct is a run of which the router knows 90 % to be motorway. */
const expresswayDirectPct = 90;

const limit = (minutes: number): number => (minutes === 0 ? Number.POSITIVE_INFINITY : minutes * 60);

/** The constants of a policy. */
export function rulesOf(policy: Policy): DrivingRules {
  const { hos, dwell, trip, limits, price } = policy;
  const breakNightS = (hos.break_night_min || hos.break_min) * 60;
  return {
    contDayS: hos.cont_day_min * 60,
    contNightS: hos.cont_night_min * 60,
    contMotorwayS: limit(hos.cont_motorway_min),
    contByDriver: hos.cont_scope === 'driver',
    breakS: hos.break_min * 60,
    breakNightS,
    inParts: hos.break_parts > 1,
    breakPartS: hos.break_parts === 1 ? Math.min(hos.break_min * 60, breakNightS) : hos.break_part_min * 60,
    max24hS: hos.max_24h_min * 60,
    window: hos.window,
    max7dS: hos.max_7d_min * 60,
    max14dS: limit(hos.max_14d_min),
    weekCountsDuty: hos.week_counts === 'on_duty',
    spreadS: limit(hos.duty_spread_min),
    spreadMultiS: limit(hos.duty_spread_multi_min),
    onDutyS: limit(hos.on_duty_min),
    dailyRestS: limit(hos.daily_rest_min),
    dailyRestMultiS: limit(hos.daily_rest_multi_min),
    relay: hos.curfew_mode === 'relay',
    curfewExemptM: hos.curfew_exempt_km * 1000,
    handoverS: dwell.handover_s,
    dwellIsBreak: dwell.is_break,
    secondDriverM: hos.second_driver_km * 1000,
    secondDriverMotorwayM: hos.second_driver_km_expressway * 1000,
    secondDriverNightM: hos.second_driver_night_km * 1000,
    motorwayPct: expresswayDirectPct,
    curfewS: (timeOfDayS(hos.curfew[1]) - timeOfDayS(hos.curfew[0]) + dayS) % dayS,
    pickupFromS: timeOfDayS(trip.pickup_hours[0]),
    pickupToS: timeOfDayS(trip.pickup_hours[1]),
    curfewHours: hos.curfew.join('–'),
    loadedDistanceM: limits.loadedDistanceM,
    loadedDriveS: limits.loadedDriveS,
    earliestStartS: -1.5 * dayS,
    horizonAfterS: dayS,
    driverDayCny: price.driver_day_cny,
    lodgingCny: price.crew_lodging_day,
  };
}

/** True where the rules know duty: something begins anew with a daily rest. */
export function countsDuty({ window, spreadS, spreadMultiS, onDutyS }: DrivingRules): boolean {
  return window === 'between_rests' || Math.min(spreadS, spreadMultiS, onDutyS) < Number.POSITIVE_INFINITY;
}

/** The same rules for routes that are motorway all the way, where lower bounds are the better for it. */
export function onMotorways(rules: DrivingRules): DrivingRules {
  const { contDayS, contNightS, contMotorwayS } = rules;
  return { ...rules, contDayS: Math.min(contDayS, contMotorwayS), contNightS: Math.min(contNightS, contMotorwayS) };
}
