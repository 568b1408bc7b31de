import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TimedStop } from '../../src/health/checkpoints.ts';
import { type Passenger, type Reading, temperatureChain } from '../../src/health/temperatureChain.ts';
import { isFever } from '../../src/policy/fever.ts';
import { presets } from '../../src/policy/presets.ts';
import type { Policy } from '../../src/policy/schema.ts';

const policy = presets['cn-2020-02-11']!;
const minuteMs = 60_000;
const at = (minutes: number) => minutes * minuteMs;

/** Depot, two pick-ups, a rest at four hours, the drop-off at eight; minutes from the first pick-up. */
const stops: TimedStop[] = [
  { kind: 'depot', arriveMs: at(-120), departMs: at(-120) },
  { kind: 'pickup', arriveMs: at(0), departMs: at(15) },
  { kind: 'pickup', arriveMs: at(60), departMs: at(75) },
  { kind: 'rest', arriveMs: at(240), departMs: at(260) },
  { kind: 'dropoff', arriveMs: at(400), departMs: at(415) },
  { kind: 'depot', arriveMs: at(440), departMs: at(440) },
];
const passenger = (changes: Partial<Passenger> = {}): Passenger => ({
  boardStop: 1,
  alightStop: 4,
  boardedMs: at(5),
  leftMs: null,
  readings: [],
  ...changes,
});
const reading = (checkpoint: Reading['checkpoint'], minutes: number, stop: number | null = null): Reading => ({
  checkpoint,
  stop,
  atMs: at(minutes),
});
const chain = (one: Passenger, nowMin: number, rules: Policy = policy) =>
  temperatureChain(stops, one, at(nowMin), rules).map(({ kind, stop, dueMs, state }) =>
    [kind, stop, dueMs / minuteMs, state].join(' '),
  );

describe('temperature chain of a passenger', () => {
  it('asks at boarding, rest and arrival, and between them when more than 180 min would pass', () => {
    // boarded 5, rest 240: 185 would be 180 after boarding, the rest comes 55 later; rest 240 to arrival 400: 160, nothing between
    expect(chain(passenger(), 0)).toEqual([
      'boarding 1 15 due',
      'interval  185 ahead',
      'rest_stop 3 260 ahead',
      'arrival 4 415 ahead',
    ]);
  });

  it('asks nothing of stops where somebody else gets on, nor of a stop before he boards or after he leaves', () => {
    expect(chain(passenger({ boardStop: 2, boardedMs: at(62), readings: [reading('boarding', 61)] }), 0)).toEqual([
      'boarding 2 75 done',
      // 62 + 180 = 242, and the rest is at 240
      'rest_stop 3 260 ahead',
      'arrival 4 415 ahead',
    ]);
    // taken off the bus at 100: no rest, no arrival, no interval
    expect(chain(passenger({ leftMs: at(100) }), 120)).toEqual(['boarding 1 15 missed']);
  });

  it('is missed 30 min after the bus went on, and an interval as soon as it is over', () => {
    expect(chain(passenger(), 45)[0]).toBe('boarding 1 15 due');
    expect(chain(passenger(), 46)[0]).toBe('boarding 1 15 missed');
    // announced 30 min before: 155
    expect(chain(passenger(), 154)[1]).toBe('interval  185 ahead');
    expect(chain(passenger(), 155)[1]).toBe('interval  185 due');
    expect(chain(passenger(), 185)[1]).toBe('interval  185 due');
    expect(chain(passenger(), 186)[1]).toBe('interval  185 missed');
  });

  it('counts the interval from the last real measurement, not from a missed check', () => {
    // the rest at 240-260 is missed at 291: from the reading at 150 on, 330 is due, and 510 would be past the arrival
    const readings = [reading('boarding', 3), reading('rest_stop', 150)];
    expect(chain(passenger({ readings }), 300)).toEqual([
      'boarding 1 15 done',
      'rest_stop 3 260 missed',
      'interval  330 due',
      'arrival 4 415 ahead',
    ]);
  });

  it('takes a reading that names a stop for that stop, whenever it was taken, and an unnamed one while the bus stood there', () => {
    const late = passenger({ readings: [reading('boarding', 90, 1), reading('rest_stop', 250)] });
    expect(chain(late, 500)).toEqual(['boarding 1 15 done', 'rest_stop 3 260 done', 'arrival 4 415 missed']);
    // 291 is 31 min after the bus went on: a measurement on the way, but not that of the rest
    const afterwards = passenger({
      readings: [reading('boarding', 3), reading('rest_stop', 150), reading('rest_stop', 291)],
    });
    expect(chain(afterwards, 300)).toContain('rest_stop 3 260 missed');
  });

  it('asks only at the checkpoints of the policy', () => {
    const rules = { ...policy, temp: { ...policy.temp, checkpoints: ['arrival' as const], max_interval_min: 1000 } };
    expect(chain(passenger(), 0, rules)).toEqual(['arrival 4 415 ahead']);
  });

  const readingsOf = fc.array(
    fc.record({
      checkpoint: fc.constantFrom<Reading['checkpoint']>('boarding', 'rest_stop', 'arrival'),
      stop: fc.constant(null),
      atMs: fc.integer({ min: -10, max: 460 }).map(at),
    }),
    { maxLength: 8 },
  );

  it('is the same whatever order readings come in', () => {
    fc.assert(
      fc.property(readingsOf, fc.integer({ min: 0, max: 600 }), (readings, now) => {
        const reversed = [...readings].reverse();
        expect(chain(passenger({ readings: reversed }), now)).toEqual(chain(passenger({ readings }), now));
      }),
      { numRuns: 100 },
    );
  });

  it('never leaves 180 min without a measurement that was taken, is to come, or is counted as missed', () => {
    fc.assert(
      fc.property(readingsOf, fc.integer({ min: 0, max: 600 }), (readings, now) => {
        const steps = temperatureChain(stops, passenger({ readings }), at(now), policy);
        const counted = steps
          .filter(({ kind, state }) => kind === 'interval' || state !== 'missed')
          .map(({ kind, dueMs, opensMs, doneMs }) => doneMs ?? (kind === 'interval' ? dueMs : opensMs));
        const all = [at(5), ...counted, ...readings.map(({ atMs }) => atMs), at(400)];
        const times = all.filter((ms) => ms >= at(5) && ms <= at(400)).sort((a, b) => a - b);
        for (let i = 1; i < times.length; i++) expect(times[i]! - times[i - 1]!).toBeLessThanOrEqual(at(180));
      }),
      { numRuns: 200 },
    );
  });

  it('one reading more never makes more misses', () => {
    fc.assert(
      fc.property(readingsOf, fc.nat(7), fc.integer({ min: 0, max: 600 }), (readings, drop, now) => {
        const missed = (some: Reading[]) =>
          temperatureChain(stops, passenger({ readings: some }), at(now), policy).filter(
            ({ state }) => state === 'missed',
          );
        const fewer = readings.filter((_, i) => i !== drop);
        expect(missed(readings).length).toBeLessThanOrEqual(missed(fewer).length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('fever', () => {
  it.each([
    ['>=', 37.3, true],
    ['>', 37.3, false],
    ['>=', 37.2, false],
    ['>', 37.4, true],
  ] as const)('threshold 37.3 with %s: %d is fever: %s', (op, celsius, fever) => {
    expect(isFever(celsius, { temp: { ...policy.temp, op } })).toBe(fever);
  });
});
