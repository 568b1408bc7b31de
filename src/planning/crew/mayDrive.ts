import type { Driver } from '../../contract/scenario.ts';
import type { Policy } from '../../policy/schema.ts';
import { countedS, type Duty } from './duty.ts';
import { mostIn24hS } from './rolling.ts';

/** What one driver may do across the trips of a batch; seconds. */
export interface DriverLimits {
  /** At home between two trips. */
  betweenTripsS: number;
  /** Driving in any 24 h across trips; Infinity where a rest between trips begins a new day. */
  max24hS: number;
  max7dS: number;
  /** Infinity where the rule set has no such sum. */
  max14dS: number;
  /** What the two sums count. */
  counts: Policy['hos']['week_counts'];
}

/** Why a driver cannot take duties on. */
export type DriverObstacle = 'licence' | 'hours' | 'busy';

/**
 * The limits of a policy. Between two trips a driver has a daily rest, or at least a break where the rule set knows none; a
 * calendar day is held to its limit over any 24 h, which is stricter.
 */
export function driverLimits({ hos }: Policy): DriverLimits {
  return {
    betweenTripsS: 60 * Math.max(hos.break_min, hos.daily_rest_min),
    max24hS: hos.window === 'between_rests' ? Number.POSITIVE_INFINITY : 60 * hos.max_24h_min,
    max7dS: 60 * hos.max_7d_min,
    max14dS: hos.max_14d_min > 0 ? 60 * hos.max_14d_min : Number.POSITIVE_INFINITY,
    counts: hos.week_counts,
  };
}

/**
 * What keeps a driver from a set of duties; null where nothing does. All trips of a batch lie within 7 days, so that they
 * all count in his week. One trip alone keeps the 24 hours by its timetable; several are summed over every window.
 */
export function obstacleOf(
  { betweenTripsS, max24hS, max7dS, max14dS, counts }: DriverLimits,
  { driverId, licenceExpires, drivenLast7dMin, drivenLast14dMin }: Driver,
  duties: readonly Duty[],
): DriverObstacle | null {
  let batchS = 0;
  for (const duty of duties) {
    if (duty.only !== null && !duty.only.includes(driverId)) return 'busy';
    if (licenceExpires < duty.lastDate) return 'licence';
    batchS += countedS(duty, counts);
  }
  const driven14dMin = Math.max(drivenLast7dMin, drivenLast14dMin ?? 0);
  if (drivenLast7dMin * 60 + batchS > max7dS || driven14dMin * 60 + batchS > max14dS) return 'hours';
  if (duties.length < 2) return null;
  const inOrder = [...duties].sort((a, b) => a.fromS - b.fromS);
  if (inOrder.some((duty, i) => i > 0 && duty.fromS < inOrder[i - 1]!.toS + betweenTripsS)) return 'busy';
  return mostIn24hS(inOrder.flatMap(({ drives }) => drives)) > max24hS ? 'hours' : null;
}
