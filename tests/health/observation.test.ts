import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { careSteps } from '../../src/contract/observation.ts';
import { addDays, daysBetween, instantOf, localDate } from '../../src/health/localDays.ts';
import { afterStep, type CareState, careStates, mayTake, stepsFrom } from '../../src/health/observation/path.ts';
import { isUpForRelease, obstaclesToRelease, type ReleaseCase } from '../../src/health/observation/release.ts';
import { type Observed, readingSlots } from '../../src/health/observation/slots.ts';
import { observationTerm } from '../../src/health/observation/term.ts';
import { presets } from '../../src/policy/presets.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';

const policy = presets['cn-2020-02-11']!;
const timeZone = 'Asia/Shanghai';
const time = (text: string) => Date.parse(`${text}:00+08:00`);
const arrivedMs = time('2020-02-24T17:53');
const arrival = { adcode: '410328', arrivedMs, timeZone, extendedUntil: null };

describe('how long somebody is observed', () => {
  it('counts fourteen days from the day of arrival, which is day 0', () => {
    expect(observationTerm(arrival, policy)).toEqual({
      firstDay: '2020-02-24',
      lastDay: '2020-03-09',
      days: 14,
      singleRoom: false,
    });
  });

  it('reads the day off the clocks of the place', () => {
    // 16:30 UTC is already the 25th in Shanghai
    expect(observationTerm({ ...arrival, arrivedMs: Date.parse('2020-02-24T16:30:00Z') }, policy).firstDay).toBe(
      '2020-02-25',
    );
  });

  it('follows the rule for his county on that day', () => {
    const rules = [
      { origin: '420000', from: '2020-02-01', to: '2020-02-28', days: 28, single_room: true },
      { origin: '41', from: null, to: null, days: 0, single_room: false },
    ];
    const strict = { ...policy, iso: { ...policy.iso, rules } };
    expect(observationTerm({ ...arrival, adcode: '420106' }, strict)).toMatchObject({
      lastDay: '2020-03-23',
      singleRoom: true,
    });
    // a day after the rule ended
    expect(observationTerm({ ...arrival, adcode: '420106', arrivedMs: time('2020-02-29T10:00') }, strict).days).toBe(
      14,
    );
    const none = observationTerm(arrival, strict);
    expect(none.lastDay).toBe(none.firstDay);
  });

  it('is only ever lengthened by an extension', () => {
    expect(observationTerm({ ...arrival, extendedUntil: '2020-03-12' }, policy).lastDay).toBe('2020-03-12');
    expect(observationTerm({ ...arrival, extendedUntil: '2020-03-01' }, policy).lastDay).toBe('2020-03-09');
  });
});

const observed = (changes: Partial<Observed> = {}): Observed => ({
  term: observationTerm(arrival, policy),
  arrivedMs,
  endedMs: null,
  away: [],
  readingsMs: [],
  timeZone,
  ...changes,
});
const slots = (one: Observed, now: string) =>
  readingSlots(one, time(now), policy).map(({ day, key, state }) => `${day} ${key} ${state}`);

describe('measurements of the observation', () => {
  it('are two a day from the arrival on to the last day', () => {
    const list = slots(observed(), '2020-02-24T18:00');
    // arrived 17:53: 18:00 of day 0, then 14 days of two
    expect(list).toHaveLength(1 + 14 * 2);
    expect(list.slice(0, 2)).toEqual(['0 2020-02-24T18:00 due', '1 2020-02-25T08:00 ahead']);
    expect(list.at(-1)).toBe('14 2020-03-09T18:00 ahead');
  });

  it('are due two hours before and after their time, then missed', () => {
    const first = (now: string) => slots(observed(), now)[1];
    expect(first('2020-02-25T05:59')).toMatch(/ahead$/);
    expect(first('2020-02-25T06:00')).toMatch(/due$/);
    expect(first('2020-02-25T10:00')).toMatch(/due$/);
    expect(first('2020-02-25T10:01')).toMatch(/missed$/);
  });

  it('are done by a reading near their time, whenever that is told', () => {
    const readingsMs = [time('2020-02-25T10:30'), time('2020-02-25T06:10'), time('2020-02-24T18:20')];
    expect(slots(observed({ readingsMs }), '2020-02-26T00:00').slice(0, 3)).toEqual([
      '0 2020-02-24T18:00 done',
      '1 2020-02-25T08:00 done',
      '1 2020-02-25T18:00 missed',
    ]);
    // 10:30 is two and a half hours late: it counts for neither time
    expect(slots(observed({ readingsMs: readingsMs.slice(0, 1) }), '2020-02-26T00:00')[1]).toBe(
      '1 2020-02-25T08:00 missed',
    );
  });

  it('stop while he is with a doctor and when he is released', () => {
    const away = [{ fromMs: time('2020-02-25T07:00'), toMs: time('2020-02-26T09:00') }];
    const endedMs = time('2020-02-26T19:00');
    expect(slots(observed({ away, endedMs }), '2020-02-27T00:00')).toEqual([
      '0 2020-02-24T18:00 missed',
      '2 2020-02-26T18:00 missed',
    ]);
    expect(slots(observed({ away: [{ ...away[0]!, toMs: null }] }), '2020-03-20T00:00')).toHaveLength(1);
  });

  it('are none where the rules ask for no observation', () => {
    const none = { ...policy, iso: { ...policy.iso, days: 0 } };
    expect(readingSlots(observed({ term: observationTerm(arrival, none) }), arrivedMs, none)).toEqual([]);
  });

  it('need as many times as measurements, in order and far enough apart', () => {
    const faults = (iso: object) => resolvePolicy({ override: { iso } }).faults.map(({ path }) => path);
    expect(faults({ temp_per_day: 3 })).toEqual(['iso.temp_times']);
    expect(faults({ temp_per_day: 3, temp_times: ['07:00', '12:00', '19:00'] })).toEqual([]);
    expect(faults({ temp_times: ['18:00', '08:00'] })).toEqual(['iso.temp_times']);
    // 08:00 to 18:00 is 600 min, 18:00 to 08:00 840: 300 on both sides just fits
    expect(faults({ temp_grace_min: 300 })).toEqual([]);
    expect(faults({ temp_grace_min: 301 })).toEqual(['iso.temp_times']);
  });
});

describe('fever path', () => {
  it('leads from the room over isolation and referral to hospital and back, and out only from the room', () => {
    expect(stepsFrom('observed')).toEqual(['isolated', 'extended', 'released', 'checked_out']);
    expect(stepsFrom('isolated')).toEqual(['referred', 'returned', 'extended']);
    expect(stepsFrom('hospital')).toEqual(['returned', 'extended']);
    expect(stepsFrom('released')).toEqual(['checked_out']);
    expect(stepsFrom('checked_out')).toEqual([]);
  });

  it('never comes back from release, whatever steps are taken', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...careSteps), { maxLength: 20 }), (steps) => {
        let state: CareState = 'observed';
        let isOut = false;
        for (const step of steps) {
          if (!mayTake(state, step)) continue;
          state = afterStep(state, step);
          expect(careStates).toContain(state);
          if (isOut) expect(['released', 'checked_out']).toContain(state);
          isOut ||= state === 'released';
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('release', () => {
  const atEnd: ReleaseCase = {
    term: observationTerm(arrival, policy),
    state: 'observed',
    complaintsMs: [],
    returnedMs: null,
    readingsMs: [time('2020-03-09T08:00')],
    timeZone,
  };
  const obstacles = (changes: Partial<ReleaseCase>, now = '2020-03-09T09:00') =>
    obstaclesToRelease({ ...atEnd, ...changes }, time(now));

  it('is open on the last day after a measurement', () => {
    expect(obstacles({})).toEqual([]);
    expect(obstacles({ readingsMs: [time('2020-03-08T18:00')] })).toEqual(['reading']);
    expect(obstacles({}, '2020-03-08T23:59')).toEqual(['days']);
  });

  it('waits for a complaint to be cleared by bringing him back', () => {
    const complaintsMs = [time('2020-03-01T08:00')];
    expect(obstacles({ complaintsMs })).toEqual(['complaint']);
    expect(obstacles({ complaintsMs, returnedMs: time('2020-03-04T12:00') })).toEqual([]);
    expect(obstacles({ complaintsMs: [time('2020-03-05T08:00')], returnedMs: time('2020-03-04T12:00') })).toEqual([
      'complaint',
    ]);
    expect(obstacles({ state: 'hospital', complaintsMs })).toEqual(['in_care', 'complaint']);
  });

  it('happens once, and asks for no measurement where nobody is observed', () => {
    expect(obstacles({ state: 'released' })).toEqual(['released']);
    const none = observationTerm(arrival, { ...policy, iso: { ...policy.iso, days: 0 } });
    expect(obstacles({ term: none, readingsMs: [] }, '2020-02-24T18:00')).toEqual([]);
  });

  it('stands on the list from the last day until it is done', () => {
    const { term } = atEnd;
    expect(isUpForRelease({ term, state: 'observed' }, '2020-03-08')).toBe(false);
    expect(isUpForRelease({ term, state: 'hospital' }, '2020-03-09')).toBe(true);
    expect(isUpForRelease({ term, state: 'observed' }, '2020-03-11')).toBe(true);
    expect(isUpForRelease({ term, state: 'released' }, '2020-03-09')).toBe(false);
  });
});

describe('local days', () => {
  it('count over the ends of months and years, and know the hours of a clock that is put forward', () => {
    expect(addDays('2020-02-24', 14)).toBe('2020-03-09');
    expect(addDays('2019-12-31', 1)).toBe('2020-01-01');
    expect(daysBetween('2020-02-24', '2020-03-09')).toBe(14);
    // Berlin: summer time begins on 29 March 2020, so 08:00 is 06:00 UTC from then on
    expect(instantOf('2020-03-28', '08:00', 'Europe/Berlin')).toBe(Date.parse('2020-03-28T07:00:00Z'));
    expect(instantOf('2020-03-29', '08:00', 'Europe/Berlin')).toBe(Date.parse('2020-03-29T06:00:00Z'));
    expect(localDate(instantOf('2020-03-29', '24:00', 'Europe/Berlin'), 'Europe/Berlin')).toBe('2020-03-30');
  });
});
