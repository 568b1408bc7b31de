import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Policy } from '../../../src/policy/schema.ts';
import { createTimetabler, type Timetabler } from '../../../src/schedule/timetabler.ts';
import { violationsOf } from './judge.ts';
import { anyPolicyOf, anyRoute, requestOf, ruleSets } from './routes.ts';
import { localTimeOf, type Place, places } from './zones.ts';

/** Of each rule set; four of them make more than 10,000 routes. */
const routesEach = 2600;

/** Engines are kept: their tables depend on policy and place alone. */
const engines = new Map<string, Timetabler>();

function engineOf(policy: Policy, place: Place): Timetabler {
  const key = JSON.stringify([policy.hos, place]);
  const engine = engines.get(key) ?? createTimetabler(policy, localTimeOf(place));
  engines.set(key, engine);
  return engine;
}

describe('the independent checker finds nothing in a timetable of the engine', () => {
  it.each(ruleSets)(
    `on ${routesEach} routes under %s, in zones with and without daylight saving`,
    (preset) => {
      let lawful = 0;
      fc.assert(
        fc.property(anyPolicyOf(preset), fc.constantFrom(...places), anyRoute, (policy, place, route) => {
          const result = engineOf(policy, place).timetable(requestOf(route, policy, place));
          if (!result.lawful) return;
          lawful += 1;
          expect(violationsOf(route, result, policy, place)).toEqual([]);
        }),
        { numRuns: routesEach },
      );
      expect(lawful).toBeGreaterThan(routesEach / 2);
    },
    120_000,
  );
});
