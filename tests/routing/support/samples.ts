import type { CruiseSpeeds } from '../../../src/contract/speeds.ts';
import type { RoutePoint } from '../../../src/routing/router.ts';

/** The speeds of the presets (formats.md §2): by night 80 km/h on motorways, 0.8 × the day's speed elsewhere. */
export const presetSpeeds: CruiseSpeeds = {
  motorwayKmh: 95,
  trunkKmh: 70,
  primaryKmh: 55,
  otherKmh: 40,
  nightMotorwayKmh: 80,
  nightTrunkKmh: 56,
  nightPrimaryKmh: 44,
  nightOtherKmh: 32,
};

/** Seat of the destination district, 港闸区 (2020). */
export const gangzha: RoutePoint = { lng: 120.814177, lat: 32.034509, adcode: '320611' };

/** A point without a county. */
export function point(lng: number, lat: number): RoutePoint {
  return { lng, lat, adcode: null };
}
