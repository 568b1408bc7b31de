import type { CruiseSpeeds } from '../contract/speeds.ts';
import type { Policy } from './schema.ts';

/**
 * Cruising speeds by road class, day and night (formats.md §2). At night a coach drives at most `night_factor` × the day
 * limit: on motorways the limit is `max_expressway` (100 → 80 km/h); for the other classes, whose limits vary from road to
 * road, the cruising speed itself stands for the limit, which is the careful side.
 */
export function cruiseSpeeds({ speed }: Policy): CruiseSpeeds {
  const { motorway, trunk, primary, other } = speed.cruise;
  return {
    motorwayKmh: motorway,
    trunkKmh: trunk,
    primaryKmh: primary,
    otherKmh: other,
    nightMotorwayKmh: Math.min(motorway, speed.night_factor * speed.max_expressway),
    nightTrunkKmh: speed.night_factor * trunk,
    nightPrimaryKmh: speed.night_factor * primary,
    nightOtherKmh: speed.night_factor * other,
  };
}
