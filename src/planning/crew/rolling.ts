import type { SpanS } from './duty.ts';

const dayS = 86_400;

/** Seconds of driving between two instants. */
export function drivenIn(drives: readonly SpanS[], sinceS: number, untilS: number): number {
  return drives.reduce((sum, { fromS, toS }) => sum + Math.max(0, Math.min(toS, untilS) - Math.max(fromS, sinceS)), 0);
}

/**
 * How long a driver may drive on from `t` so that no 24 h hold more than `limitS`. What he drove a day ago drops out of the
 * window while he drives; the sum never falls by that, so that halving finds the instant.
 */
export function rollingLeftS(drives: readonly SpanS[], t: number, limitS: number): number {
  let enough = 0;
  let tooMuch = dayS + 1;
  while (tooMuch - enough > 1) {
    const onS = Math.floor((enough + tooMuch) / 2);
    if (onS + drivenIn(drives, t + onS - dayS, t + onS) <= limitS) enough = onS;
    else tooMuch = onS;
  }
  return enough;
}

/** The most in any 24 h: the fullest window ends with a drive, since later ones only lose. */
export function mostIn24hS(drives: readonly SpanS[]): number {
  return drives.reduce((most, { toS }) => Math.max(most, drivenIn(drives, toS - dayS, toS)), 0);
}
