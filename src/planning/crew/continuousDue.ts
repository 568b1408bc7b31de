import type { Policy } from '../../policy/schema.ts';
import type { SpanS } from './duty.ts';

/**
 * When continuous driving ends for a bus that leaves at `t` with so much on the counter: at the limit of the day or of a motorway, or at the
 * instant of a night at which the whole counter reaches the night's limit, whichever comes first; `t` where that is past.
 */
export function continuousDueS(
  t: number,
  continuousS: number,
  hos: Policy['hos'],
  nights: readonly SpanS[],
  onMotorway: boolean,
): number {
  const motorwayMin = onMotorway && hos.cont_motorway_min > 0 ? hos.cont_motorway_min : Number.POSITIVE_INFINITY;
  const dueByDayS = Math.max(t, t + Math.min(hos.cont_day_min, motorwayMin) * 60 - continuousS);
  const dueByNightS = t + hos.cont_night_min * 60 - continuousS;
  for (const night of nights) {
    const dueS = Math.max(t, night.fromS, dueByNightS);
    if (dueS < night.toS) return Math.min(dueS, dueByDayS);
  }
  return dueByDayS;
}
