import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantAt, wallClock } from '../../src/web/lib/zonedTime.ts';

describe('wall clocks', () => {
  it('are those of the zone, not of the machine', () => {
    expect(wallClock('2020-02-23T22:30:00.000Z', 'Asia/Shanghai')).toBe('2020-02-24T06:30');
    expect(instantAt('2020-02-24T06:30', 'Asia/Shanghai')).toBe('2020-02-23T22:30:00.000Z');
    expect(instantAt('2020-07-01T00:00', 'Europe/Berlin')).toBe('2020-06-30T22:00:00.000Z');
  });

  it('lead back to their instant, in every zone, except in the hour that the clocks show twice', () => {
    const minute = fc
      .integer({ min: 26_000_000, max: 27_000_000 })
      .map((minutes) => new Date(minutes * 60_000).toISOString());
    fc.assert(
      fc.property(
        minute,
        fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'Europe/Berlin', 'UTC'),
        (instant, timeZone) => {
          const back = instantAt(wallClock(instant, timeZone), timeZone);
          const apartMs = Math.abs(Date.parse(back) - Date.parse(instant));
          expect(timeZone === 'Europe/Berlin' ? [0, 3_600_000] : [0]).toContain(apartMs);
        },
      ),
    );
  });
});
