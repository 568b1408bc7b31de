import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Policy } from '../../../src/policy/schema.ts';
import { createTimetabler, type Timetabler } from '../../../src/schedule/timetabler.ts';
import { violationsOf } from './judge.ts';
import { anyPolicyOf, anyRoute, requestOf, ruleSets } from './routes.ts';
import { localTimeOf, type Place, places } from './zones.ts';

/** Of each of four rule sets: more than 10,000 routes that take a day, and long ones that several rules bind at once. */
const dayTrips = { runs: 2500, mostKm: 180 };
const longTrips = { runs: 50, mostKm: 850 };

/** Engines are kept: their tables depend on policy and place alone. */
const engines = new Map<string, Timetabler>();

function engineOf(policy: Policy, place: Place): Timetabler {
  const key = JSON.stringify([policy.hos, place]);
  const engine = engines.get(key) ?? createTimetabler(policy, localTimeOf(place));
  engines.set(key, engine);
  return engine;
}

/** Runs the property and says how many of the routes had a timetable. */
function lawfulRoutes(preset: string, { runs, mostKm }: typeof dayTrips): number {
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
  it.each(ruleSets)(
    `on ${dayTrips.runs} day trips under %s, in zones with and without daylight saving`,
    (preset) => {
      expect(lawfulRoutes(preset, dayTrips)).toBeGreaterThan(dayTrips.runs / 2);
    },
    180_000,
  );

  it.each(ruleSets)(
    `on ${longTrips.runs} long trips under %s, in the same zones`,
    (preset) => {
      expect(lawfulRoutes(preset, longTrips)).toBeGreaterThan(longTrips.runs / 4);
    },
    180_000,
  );
});
