import { TZDate } from '@date-fns/tz';
import { describe, expect, it } from '@jest/globals';
import { format } from 'date-fns/format';
import fc from 'fast-check';
import { batchClock, dateAt, instantAt, isoInstant } from '../../src/planning/clock.ts';
import { planAndCheck } from './planRandom.ts';
import { type RandomBatch, randomBatch } from './randomScenario.ts';

/** Service dates on, before and after which clocks change, with the rules that hold there. */
const days: [date: string, timeZone: string, preset: string][] = [
  ['2024-03-30', 'Europe/Berlin', 'eu-561-occasional'],
  ['2024-03-31', 'Europe/Berlin', 'eu-561-occasional'],
  ['2024-10-27', 'Europe/Berlin', 'eu-561-occasional'],
  ['2024-03-10', 'America/New_York', 'us-395-passenger'],
  ['2024-11-02', 'America/New_York', 'us-395-passenger'],
  ['2024-11-03', 'America/New_York', 'cn-2020-02-11'],
];

const batches = randomBatch({ companies: 3, counties: 4, people: { min: 5, max: 20, groups: 5 }, buses: 5 });

/** The batch on another day, somewhere else; nobody's licence ends before. */
function moved({ scenario, policyChoice }: RandomBatch, serviceDate: string, timeZone: string, preset: string) {
  const drivers = scenario.drivers?.map((driver) => ({ ...driver, licenceExpires: '2099-12-31' })) ?? null;
  return { scenario: { ...scenario, serviceDate, timeZone, drivers }, policyChoice: { ...policyChoice, preset } };
}

describe('days around which clocks change', () => {
  it.each(days)(
    '%s in %s under %s: the checker accepts the plan',
    async (date, timeZone, preset) => {
      let trips = 0;
      await fc.assert(
        fc.asyncProperty(batches, async (batch) => {
          const { plan, violations } = await planAndCheck(moved(batch, date, timeZone, preset), 30);
          trips += plan.trips.length;
          expect(violations.map(({ ruleId, text }) => `${ruleId}: ${text.en}`)).toEqual([]);
        }),
        { numRuns: 5 },
      );
      expect(trips).toBeGreaterThan(0);
    },
    120_000,
  );
});

describe('instants', () => {
  const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];

  it('are written as the clocks of the place show them, to the second, also around the hours in which they change', () => {
    // the last half hour of summer time in Berlin, and the one after it: the same time on the clock
    expect(isoInstant(Date.parse('2024-10-27T00:30:00Z'), 'Europe/Berlin')).toBe('2024-10-27T02:30:00+02:00');
    expect(isoInstant(Date.parse('2024-10-27T01:30:00Z'), 'Europe/Berlin')).toBe('2024-10-27T02:30:00+01:00');
    const seconds = fc.integer({ min: Date.UTC(1980, 0, 1) / 1000, max: Date.UTC(2045, 0, 1) / 1000 });
    fc.assert(
      fc.property(seconds, fc.constantFrom(...zones), (second, zone) => {
        const date = new TZDate(second * 1000, zone);
        expect(isoInstant(second * 1000, zone)).toBe(format(date, "yyyy-MM-dd'T'HH:mm:ssxxx"));
        const clock = batchClock('2020-02-24', zone);
        const at = second - clock.midnightMs / 1000;
        expect([instantAt(clock, at), dateAt(clock, at)]).toEqual([
          format(date, "yyyy-MM-dd'T'HH:mm:ssxxx"),
          format(date, 'yyyy-MM-dd'),
        ]);
      }),
      { numRuns: 200 },
    );
  });
});
