import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Policy } from '../../src/policy/schema.ts';
import { createTimetabler } from '../../src/schedule/timetabler.ts';
import type { Timetable, TimetableRequest } from '../../src/schedule/types.ts';
import { bruteForce, type Figures, worse } from './support/bruteForce.ts';
import { everyRule, type TinyCase, tinyCase, vehicleRules } from './support/tinyCases.ts';

const minuteS = 60;

function figuresOf(policy: Policy, { costDayCny }: TimetableRequest, timetable: Timetable): Figures {
  const { days, nights, drivers, loadedElapsedS, startS, endS, entries } = timetable;
  const { driver_day_cny, crew_lodging_day } = policy.price;
  return [
    (costDayCny + driver_day_cny * drivers) * days + crew_lodging_day * drivers * nights,
    loadedElapsedS,
    endS - startS,
    entries.filter(({ kind }) => kind === 'handover').length,
  ];
}

type Verdict = 'both refuse' | 'equal' | 'longer' | 'not on the grid';

/** Compares one case; brute force is asked for anything as good as the engine's timetable. */
function compare({ policy, request, stepS, longestS }: TinyCase): Verdict {
  const result = createTimetabler(policy).timetable(request);
  const engine = result.lawful ? figuresOf(policy, request, result) : null;
  const brute = bruteForce(policy, request, stepS, longestS, engine);
  if (!result.lawful || engine === null) {
    if (brute !== null) throw new Error(`refused, but brute force has ${brute.join()}`);
    return 'both refuse';
  }
  if (brute === null) {
    // the grid has nothing as good: a timetable between its points, a longer one than it looks at, or more changes of driver
    return result.endS - result.startS > longestS || offGrid(result, stepS) ? 'equal' : 'not on the grid';
  }
  const [costCny, loadedS, elapsedS, handovers] = engine;
  return worse([costCny, loadedS - minuteS, elapsedS - minuteS, handovers], brute) ? 'longer' : 'equal';
}

/** True where an entry lies between the points of a grid. */
function offGrid({ entries }: Timetable, stepS: number): boolean {
  return entries.some(({ arriveS, departS }) => arriveS % stepS !== 0 || departS % stepS !== 0);
}

/** Fast-check prints the seed of a failing sample; every run takes another one. */
function verdictsOf(cases: fc.Arbitrary<TinyCase>, numRuns: number): Record<Verdict, number> {
  const verdicts = { 'both refuse': 0, equal: 0, longer: 0, 'not on the grid': 0 };
  fc.assert(
    fc.property(cases, (tiny) => {
      verdicts[compare(tiny)] += 1;
    }),
    { numRuns },
  );
  return verdicts;
}

describe('against brute force on a grid of a minute, every constant so short that it binds', () => {
  it('has the same feasibility, and is within a minute but for a hair, where the vehicle is counted in any 24 h', () => {
    const verdicts = verdictsOf(tinyCase(minuteS, 420, 20, vehicleRules), 1000);
    const { equal, longer } = verdicts;
    expect(equal).toBeGreaterThan(300);
    expect(verdicts['not on the grid']).toBeLessThan(10);
    // README, exactness: about one in a thousand, all with relays or three changes of driver
    expect(longer).toBeLessThan(10);
  }, 120_000);

  it('has the same feasibility with every primitive of every rule set', () => {
    const { equal, longer } = verdictsOf(tinyCase(minuteS, 420, 18, everyRule), 200);
    expect(equal).toBeGreaterThan(50);
    // README, exactness: about one in a hundred
    expect(longer).toBeLessThan(20);
  }, 120_000);
});
