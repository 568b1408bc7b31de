import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Policy } from '../../../src/policy/schema.ts';
import { createTimetabler, type Timetabler } from '../../../src/schedule/timetabler.ts';
import { violationsOf } from './judge.ts';
import { anyPolicyOf, anyRoute, requestOf } from './routes.ts';
import { localTimeOf, type Place, places } from './zones.ts';

/**
 * More than 10,000 routes that take a day, and long ones that several rules bind at once; fewer where the engine needs longer
 * (under `jp-charter` 40 times as long as under `cn`).
 */
const dayTrips: [preset: string, runs: number][] = [
  ['cn-2020-02-11', 4000],
  ['eu-561-occasional', 3000],
  ['us-395-passenger', 3000],
  ['jp-charter', 120],
];
const dayTripKm = 180;
const longTripRuns = 12;
const longTripKm = 850;

/** Engines are kept: their tables depend on policy and place alone. */
const engines = new Map<string, Timetabler>();

function engineOf(policy: Policy, place: Place): Timetabler {
  const key = JSON.stringify([policy.hos, place]);
  const engine = engines.get(key) ?? createTimetabler(policy, localTimeOf(place));
  engines.set(key, engine);
  return engine;
}

/** Runs the property and says how many of the routes had a timetable. */
function lawfulRoutes(preset: string, runs: number, mostKm: number): number {
  let lawful = 0;
  const everything = [anyPolicyOf(preset), fc.constantFrom(...places), anyRoute(mostKm)] as const;
  fc.assert(
    fc.property(...everything, (policy, place, route) => {
      const result = engineOf(policy, place).timetable(requestOf(route, policy, place));
      if (!result.lawful) return;
      lawful += 1;
      expect(violationsOf(route, result, policy, place)).toEqual([]);
    }),
    { numRuns: runs },
  );
  return lawful;
}

describe('the independent checker finds nothing in a timetable of the engine', () => {
  it.each(dayTrips)(
    'on day trips under %s (%i of them), in zones with and without daylight saving',
    (preset, runs) => {
      expect(lawfulRoutes(preset, runs, dayTripKm)).toBeGreaterThan(runs / 2);
    },
    300_000,
  );

  it.each(dayTrips)(
    'on long trips under %s, in the same zones',
    (preset) => {
      expect(lawfulRoutes(preset, longTripRuns, longTripKm)).toBeGreaterThan(0);
    },
    300_000,
  );
});
