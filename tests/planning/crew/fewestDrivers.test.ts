import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Driver } from '../../../src/contract/scenario.ts';
import type { Duty } from '../../../src/planning/crew/duty.ts';
import { fewestDrivers } from '../../../src/planning/crew/fewestDrivers.ts';
import { obstacleOf } from '../../../src/planning/crew/mayDrive.ts';
import { driverWith, dutyOf, limits } from './support.ts';

/** Every way to give each duty a driver; the least number of drivers among the lawful ones, null where there is none. */
function bruteForce(duties: readonly Duty[], pool: readonly Driver[]): number | null {
  let least: number | null = null;
  for (let code = 0; code < pool.length ** duties.length; code += 1) {
    const own = new Map<Driver, Duty[]>();
    let rest = code;
    for (const duty of duties) {
      const driver = pool[rest % pool.length]!;
      own.set(driver, [...(own.get(driver) ?? []), duty]);
      rest = Math.floor(rest / pool.length);
    }
    if ([...own].some(([driver, list]) => obstacleOf(limits, driver, list) !== null)) continue;
    least = Math.min(least ?? own.size, own.size);
  }
  return least;
}

describe('fewestDrivers', () => {
  it('gives one driver two short trips that leave room, and says that one is the fewest', () => {
    // 06–10 and 11–15 with 3 h at the wheel each: 6 h of 8
    const sharing = fewestDrivers([dutyOf(0, 6, 10, 3), dutyOf(1, 11, 15, 3)], [driverWith('R1', 44)], limits)!;
    expect([sharing.drivers, sharing.fewest]).toEqual([1, true]);
  });

  it('gives two drivers two trips of which one driver cannot drive both in 24 hours', () => {
    // 5 h + 5 h = 10 h > 8 h
    const pool = [driverWith('R1', 44), driverWith('R2', 44)];
    const sharing = fewestDrivers([dutyOf(0, 6, 12, 5), dutyOf(1, 13, 19, 5)], pool, limits)!;
    expect([sharing.drivers, sharing.fewest]).toEqual([2, true]);
  });

  it('needs a pause between two trips of one driver', () => {
    // back at 10:00, off again at 10:00: less than 20 min
    expect(fewestDrivers([dutyOf(0, 6, 10, 3), dutyOf(1, 10, 15, 3)], [driverWith('R1', 44)], limits)).toBeNull();
  });

  it('counts what was driven in the week', () => {
    // 5 h left do for one trip of 3 h, not for two
    const duties = [dutyOf(0, 6, 10, 3), dutyOf(1, 11, 15, 3)];
    expect(fewestDrivers(duties, [driverWith('R1', 5)], limits)).toBeNull();
    expect(fewestDrivers(duties, [driverWith('R1', 5), driverWith('R2', 3)], limits)!.drivers).toBe(2);
  });

  it('asks for a licence until the last day of the duty', () => {
    const duties = [dutyOf(0, 6, 10, 3, '2020-02-25')];
    expect(fewestDrivers(duties, [driverWith('R1', 44, '2020-02-24')], limits)).toBeNull();
    expect(fewestDrivers(duties, [driverWith('R1', 44, '2020-02-25')], limits)!.drivers).toBe(1);
  });

  it('equals brute force', () => {
    const duty = fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 3 }))
      .map(([from, drive, rest]) =>
        dutyOf(0, from, from + drive + rest, drive, from > 20 ? '2020-02-25' : '2020-02-24'),
      );
    const driver = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('2020-02-24', '2030-12-31'))
      .map(([hours, licence]) => driverWith('R', hours, licence));
    fc.assert(
      fc.property(
        fc.array(duty, { minLength: 1, maxLength: 5 }),
        fc.array(driver, { minLength: 1, maxLength: 4 }),
        (duties, pool) => {
          const sharing = fewestDrivers(duties, pool, limits);
          expect(sharing?.drivers ?? null).toBe(bruteForce(duties, pool));
          if (sharing === null) return;
          expect(sharing.fewest).toBe(true);
          for (const one of pool) {
            const own = duties.filter((each) => sharing.driverOf.get(each) === one);
            expect(obstacleOf(limits, one, own)).toBeNull();
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
