import type { Driver } from '../../contract/scenario.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Duty, SpanS } from './duty.ts';

/** What one driver may do across the trips of a batch; seconds. */
export interface DriverLimits {
  /** At home between two trips. */
  betweenTripsS: number;
  max24hS: number;
  max7dS: number;
}

/** Why a driver cannot take duties on. */
export type DriverObstacle = 'licence' | 'hours' | 'busy';

const dayS = 86_400;

/** The limits of a policy. Between two trips a driver rests at least as long as ends continuous driving. */
export function driverLimits({ hos }: Policy): DriverLimits {
  return { betweenTripsS: hos.break_min * 60, max24hS: hos.max_24h_min * 60, max7dS: hos.max_7d_min * 60 };
}

/**
 * What keeps a driver from a set of duties; null where nothing does. All trips of a batch lie within 7 days, so that they
 * all count in his week. One trip alone keeps the 24 hours by its timetable; several are summed over every window.
 */
export function obstacleOf(
  { betweenTripsS, max24hS, max7dS }: DriverLimits,
  { licenceExpires, drivenLast7dMin }: Driver,
  duties: readonly Duty[],
): DriverObstacle | null {
  let driveS = drivenLast7dMin * 60;
  for (const duty of duties) {
    if (licenceExpires < duty.lastDate) return 'licence';
    driveS += duty.driveS;
  }
  if (driveS > max7dS) return 'hours';
  if (duties.length < 2) return null;
  const inOrder = [...duties].sort((a, b) => a.fromS - b.fromS);
  if (inOrder.some((duty, i) => i > 0 && duty.fromS < inOrder[i - 1]!.toS + betweenTripsS)) return 'busy';
  return mostIn24hS(inOrder.flatMap(({ drives }) => drives)) > max24hS ? 'hours' : null;
}

/** The fullest window of 24 h ends with a drive: drives are spans, and later windows only lose. */
function mostIn24hS(drives: readonly SpanS[]): number {
  const upTo = (endS: number) =>
    drives.reduce((sum, { fromS, toS }) => sum + Math.max(0, Math.min(toS, endS) - Math.max(fromS, endS - dayS)), 0);
  return drives.reduce((most, { toS }) => Math.max(most, upTo(toS)), 0);
}
