import type { Policy } from '../policy/schema.ts';
import { dayS, timeOfDayS } from './clock.ts';

/**
 * The constants of a rule set, in seconds, metres and yuan. The engine knows rules only through this record, so that a rule
 * set is data; `cnRules` fills it from a policy.
 */
export interface DrivingRules {
  /** Continuous driving of the vehicle by day and whenever it drives at night; 道路旅客运输企业安全管理规范 §38. */
  contDayS: number;
  contNightS: number;
  /** A standstill of this length that is not dwell ends continuous driving. */
  breakS: number;
  /** Driving of one driver in any 24 h and in 7 days. */
  max24hS: number;
  max7dS: number;
  /** Standing at the wheel's change; work, not rest. */
  handoverS: number;
  /** True where dwell counts as rest; formats.md §2 says that it does not. */
  dwellIsBreak: boolean;
  /** A run longer than this needs a second driver … */
  secondDriverM: number;
  /** … or than this if at least `motorwayPct` of it is motorway. */
  secondDriverMotorwayM: number;
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
  /** Earliest departure from the depot and latest departure from the last drop-off; formats.md §1. */
  earliestStartS: number;
  horizonS: number;
  /** Prices that choose between lawful timetables; formats.md §2. */
  driverDayCny: number;
  lodgingCny: number;
}

/** formats.md §2: expressway-direct is a run of which the router knows 90 % to be motorway. */
const expresswayDirectPct = 90;

/** The rules of `cn` (formats.md §2, domain.md §2.1) with the constants of a policy. */
export function cnRules(policy: Policy): DrivingRules {
  const { hos, dwell, trip, limits, price } = policy;
  return {
    contDayS: hos.cont_day_min * 60,
    contNightS: hos.cont_night_min * 60,
    breakS: hos.break_min * 60,
    max24hS: hos.max_24h_min * 60,
    max7dS: hos.max_7d_min * 60,
    handoverS: dwell.handover_s,
    dwellIsBreak: dwell.is_break,
    secondDriverM: hos.second_driver_km * 1000,
    secondDriverMotorwayM: hos.second_driver_km_expressway * 1000,
    motorwayPct: expresswayDirectPct,
    curfewS: (timeOfDayS(hos.curfew[1]) - timeOfDayS(hos.curfew[0]) + dayS) % dayS,
    pickupFromS: timeOfDayS(trip.pickup_hours[0]),
    pickupToS: timeOfDayS(trip.pickup_hours[1]),
    curfewHours: hos.curfew.join('–'),
    loadedDistanceM: limits.loadedDistanceM,
    loadedDriveS: limits.loadedDriveS,
    earliestStartS: -1.5 * dayS,
    horizonS: 2 * dayS,
    driverDayCny: price.driver_day_cny,
    lodgingCny: price.crew_lodging_day,
  };
}
