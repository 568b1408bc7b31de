import type { Position } from './greatCircle.ts';
import { greatCircleM } from './greatCircle.ts';

/** What the estimate knows of one leg, before any speed is applied. */
export interface EstimatedLeg {
  /** Road metres, ≥ the great circle. */
  distanceM: number;
  /** Shares of the distance by road class; they add up to 1. */
  motorway: number;
  trunk: number;
  primary: number;
  other: number;
  /** Half-width of the error band as a fraction of the distance. */
  band: number;
}

/** Mean figures of the reference network by great-circle length, columns as in `EstimatedLeg`. */
const byLength = [
  { km: 9, factor: 1.442, motorway: 0.026, trunk: 0.465, primary: 0.505, band: 0.6 },
  { km: 24, factor: 1.4, motorway: 0.187, trunk: 0.381, primary: 0.419, band: 0.4 },
  { km: 47, factor: 1.396, motorway: 0.453, trunk: 0.269, primary: 0.26, band: 0.3 },
  { km: 82, factor: 1.343, motorway: 0.67, trunk: 0.161, primary: 0.156, band: 0.22 },
  { km: 153, factor: 1.302, motorway: 0.81, trunk: 0.092, primary: 0.09, band: 0.18 },
  { km: 301, factor: 1.236, motorway: 0.894, trunk: 0.054, primary: 0.047, band: 0.14 },
  { km: 533, factor: 1.2, motorway: 0.944, trunk: 0.027, primary: 0.026, band: 0.11 },
  { km: 780, factor: 1.181, motorway: 0.964, trunk: 0.018, primary: 0.016, band: 0.09 },
];

/** Estimates one leg from the places of its ends. */
export function estimateLeg(from: Position, to: Position): EstimatedLeg {
  const straightM = greatCircleM(from, to);
  const km = straightM / 1000;
  const above = byLength.findIndex((row) => row.km >= km);
  const upper = byLength[above === -1 ? byLength.length - 1 : above]!;
  const lower = byLength[above === -1 ? byLength.length - 1 : Math.max(0, above - 1)]!;
  const share = upper.km === lower.km ? 0 : (km - lower.km) / (upper.km - lower.km);
  const mix = (name: 'factor' | 'motorway' | 'trunk' | 'primary' | 'band') =>
    lower[name] + share * (upper[name] - lower[name]);

  const motorway = mix('motorway');
  const trunk = mix('trunk');
  const primary = mix('primary');
  return {
    distanceM: straightM * mix('factor'),
    motorway,
    trunk,
    primary,
    other: 1 - motorway - trunk - primary,
    band: mix('band'),
  };
}
