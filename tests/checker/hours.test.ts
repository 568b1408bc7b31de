import { describe, expect, it } from '@jest/globals';
import { dailyHours } from '../../src/checker/clock.ts';
import type { CheckContext } from '../../src/checker/context.ts';
import { checkContinuous } from '../../src/checker/hours/continuous.ts';
import { checkDuty } from '../../src/checker/hours/duty.ts';
import { checkSums } from '../../src/checker/hours/sums.ts';
import type { Activity } from '../../src/checker/hours/timeline.ts';
import { Findings } from '../../src/checker/report.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import type { Policy } from '../../src/policy/schema.ts';

/** `d` A drives, `o` B drives, `s` stand, `w` dwell, `h` hand-over; minutes behind it: `d270 s45 d60`. */
type Diary = string;

const minuteMs = 60_000;
const kinds: Record<string, Activity['kind']> = { d: 'drive', o: 'drive', s: 'stand', w: 'dwell', h: 'handover' };

function lineOf(diary: Diary, from: string, crew: number, motorwayPct: number | null = null): Activity[] {
  let nowMs = Date.parse(from);
  return diary.split(' ').map((item, stopSeq) => {
    const kind = kinds[item[0]!]!;
    const fromMs = nowMs;
    nowMs += Number(item.slice(1)) * minuteMs;
    const driverId = item[0] === 'd' ? 'A' : item[0] === 'o' ? 'B' : null;
    return { kind, fromMs, toMs: nowMs, tripId: 'T01', stopSeq, driverId, motorwayPct, crew };
  });
}

interface Case {
  from?: string;
  crew?: number;
  timeZone?: string;
  motorwayPct?: number;
  hos?: Partial<Policy['hos']>;
  driven7dMin?: number;
}

/** What the checker says of driver A's diary under a preset: rule, limit and actual value of every violation. */
function verdict(preset: string, diary: Diary, options: Case = {}): string[] {
  const { from = '2024-05-06T08:00:00Z', crew = 1, timeZone = 'UTC', motorwayPct = null, driven7dMin = 0 } = options;
  const policy = structuredClone(resolvePolicy({ preset }).policy!);
  Object.assign(policy.hos, options.hos);
  const findings = new Findings();
  const drivers = new Map([['A', { drivenLast7dMin: driven7dMin, drivenLast14dMin: driven7dMin }]]);
  const context = {
    ...{ policy, findings, raw: { timeZone, drivers } },
    iso: (atMs: number) => new Date(atMs).toISOString(),
  } as unknown as CheckContext;
  const line = lineOf(diary, from, crew, motorwayPct);
  const [night, date] = [policy.hos.night, from.slice(0, 10)];
  const nights = night[0] === night[1] ? [] : dailyHours(night[0], night[1], date, timeZone);
  checkContinuous(context, line, nights, policy.hos.cont_scope === 'driver' ? 'A' : null);
  checkDuty(context, 'A', line);
  checkSums(context, 'A', line);
  return findings.violations.map(({ ruleId, limit, actual }) => `${ruleId} ${limit} ${actual}`);
}

describe('eu-561-occasional', () => {
  const eu = (diary: Diary, options?: Case) => verdict('eu-561-occasional', diary, options);

  it('4 h 30 of driving, then 45 min of break', () => {
    expect(eu('d270 s45 d270')).toEqual([]);
    expect(eu('d271')).toEqual(['hos.cont_day_min 270 271']);
    expect(eu('d270 s44 d1')).toEqual(['hos.cont_day_min 270 271']);
  });

  it('a break in two parts of 15 min or more that make 45; the driving between them goes on counting', () => {
    expect(eu('d100 s15 d170 s30 d270')).toEqual([]);
    expect(eu('d100 s30 d170 s15 d270')).toEqual([]);
    expect(eu('d100 s14 d170 s31 d1')).toEqual(['hos.cont_day_min 270 271']);
    expect(eu('d100 s15 d170 s29 d1')).toEqual(['hos.cont_day_min 270 271']);
    expect(eu('d100 s15 d171 s30 d1')).toEqual(['hos.cont_day_min 270 271']);
    // three parts are one too many
    expect(eu('d90 s15 d90 s15 d90 s15 d1')).toEqual(['hos.cont_day_min 270 271']);
  });

  it('a part counts for one break only', () => {
    expect(eu('d10 s15 d20 s30 d255 s30 d16', { hos: { max_24h_min: 900 } })).toEqual(['hos.cont_day_min 270 271']);
  });

  it('while another drives, a driver has his break; a hand-over parts it', () => {
    expect(eu('d270 h5 o45 h5 d200', { crew: 2 })).toEqual([]);
    expect(eu('d270 h5 o40 h5 d1', { crew: 2 })).toEqual(['hos.cont_day_min 270 271']);
    expect(eu('d270 h5 o40 w5 o44 h5 d1', { crew: 2 })).toEqual([]);
    expect(eu('d270 h5 o14 w5 o44 h5 d1', { crew: 2 })).toEqual(['hos.cont_day_min 270 271']);
  });

  it('9 h between daily rests of 11 h, or of 9 h with two drivers', () => {
    expect(eu('d270 s45 d270 s660 d270')).toEqual([]);
    expect(eu('d270 s45 d270 s659 d1', { hos: { duty_spread_min: 0 } })).toEqual(['hos.max_24h_min 540 541']);
    expect(eu('d270 s45 d270 s540 d270', { crew: 2 })).toEqual([]);
    expect(eu('d270 s45 d270 s539 d1', { crew: 2 })).toEqual(['hos.max_24h_min 540 541']);
  });

  it('no driving later than 13 h after duty began, with two drivers 21 h', () => {
    expect(eu('w60 d120 s360 d240')).toEqual([]);
    expect(eu('w61 d120 s360 d240')).toEqual(['hos.duty_spread_min 780 781']);
    expect(eu('d60 o600 s480 d120', { crew: 2 })).toEqual([]);
    expect(eu('d60 o600 s481 d120', { crew: 2 })).toEqual(['hos.duty_spread_multi_min 1260 1261']);
    // after the rest a new duty begins
    expect(eu('w60 d120 s660 d240')).toEqual([]);
  });

  it('56 h in 7 days and 90 h in 14, with what was driven before', () => {
    expect(eu('d270', { driven7dMin: 56 * 60 - 270 })).toEqual([]);
    expect(eu('d270', { driven7dMin: 56 * 60 - 269 })).toEqual(['hos.max_7d_min 3360 3361']);
    expect(eu('d270', { driven7dMin: 90 * 60 - 269, hos: { max_7d_min: 9000 } })).toEqual([
      'hos.max_14d_min 5400 5401',
    ]);
  });
});

describe('us-395-passenger', () => {
  const us = (diary: Diary, options?: Case) => verdict('us-395-passenger', diary, options);

  it('10 h of driving after 8 h off duty', () => {
    expect(us('d300 s10 d300 s480 d300')).toEqual([]);
    expect(us('d300 s10 d300 s479 d1')).toEqual(['hos.max_24h_min 600 601']);
  });

  it('no driving after 15 h on duty; standing does not count, the other driver does', () => {
    expect(us('w300 d300 s100 o150 w149 d1', { crew: 2 })).toEqual([]);
    expect(us('w300 d300 s100 o150 w150 d1', { crew: 2 })).toEqual(['hos.on_duty_min 900 901']);
    // work after that hour is allowed, driving is not
    expect(us('w300 d300 w400')).toEqual([]);
  });

  it('60 h on duty in 7 days', () => {
    expect(us('w60 d60 o60', { crew: 2, driven7dMin: 57 * 60 })).toEqual([]);
    expect(us('w60 d60 o61', { crew: 2, driven7dMin: 57 * 60 })).toEqual(['hos.max_7d_min 3600 3601']);
  });
});

describe('jp-charter', () => {
  const jp = (diary: Diary, options?: Case) =>
    verdict('jp-charter', diary, { timeZone: 'Asia/Tokyo', from: '2024-05-06T06:00:00+09:00', ...options });
  const late = { from: '2024-05-06T21:00:00+09:00' };

  it('30 min of break per 4 h by day', () => {
    expect(jp('d240 s30 d240')).toEqual([]);
    expect(jp('d240 s29 d1')).toEqual(['hos.cont_day_min 240 241']);
  });

  it('2 h by night with 20 min of break, where the break begins at night', () => {
    expect(jp('d120 s20 d120', late)).toEqual([]);
    expect(jp('d121', late)).toEqual(['hos.cont_night_min 120 121']);
    // 20 min that begin at 20:40 are no break yet
    expect(jp('d40 s20 d81', { from: '2024-05-06T20:00:00+09:00' })).toEqual(['hos.cont_night_min 120 121']);
  });

  it('2 h on motorways', () => {
    expect(jp('d120 s30 d120', { motorwayPct: 90 })).toEqual([]);
    expect(jp('d121', { motorwayPct: 90 })).toEqual(['hos.cont_motorway_min 120 121']);
    expect(jp('d121', { motorwayPct: 89 })).toEqual([]);
  });

  it('duty of 16 h, of 20 h with two drivers', () => {
    expect(jp('d60 s400 w440 d60')).toEqual([]);
    expect(jp('d60 s400 w441 d60')).toEqual(['hos.duty_spread_min 960 961']);
    expect(jp('d60 o540 w540 d60', { crew: 2 })).toEqual([]);
    expect(jp('d60 o540 w541 d60', { crew: 2 })).toEqual(['hos.duty_spread_multi_min 1200 1201']);
  });
});

describe('a day', () => {
  it('is any 24 h in cn', () => {
    // 4 h each, 16 h apart: 12 h within 24 h; only 20 min of rest are asked for between stretches
    expect(verdict('cn-2020-02-11', 'd240 s300 d240')).toEqual([]);
    expect(verdict('cn-2020-02-11', 'd240 s300 d240 s300 d1')).toEqual(['hos.max_24h_min 480 481']);
    expect(verdict('cn-2020-02-11', 'd240 s300 d240 s661 d1')).toEqual([]);
  });

  it('may be the calendar day of the place, of 23 h where summer time begins', () => {
    const day = { hos: { window: 'fixed_day', max_24h_min: 300 } as const, timeZone: 'Europe/Berlin' };
    expect(verdict('cn-2020-02-11', 'd120 s30 d180', { ...day, from: '2024-03-31T06:00:00Z' })).toEqual([]);
    expect(verdict('cn-2020-02-11', 'd120 s30 d181', { ...day, from: '2024-03-31T06:00:00Z' })).toEqual([
      'hos.max_24h_min 300 301',
    ]);
    // 31 March 2024 ends at 22:00Z: 120 min of it, then 140 of 1 April; with a day of 24 h 30 of those would count before
    const late = { ...day, hos: { ...day.hos, max_24h_min: 140, cont_night_min: 240 }, from: '2024-03-31T20:00:00Z' };
    expect(verdict('cn-2020-02-11', 'd120 s30 d140', late)).toEqual([]);
    expect(verdict('cn-2020-02-11', 'd120 s30 d141', late)).toEqual(['hos.max_24h_min 140 141']);
  });
});
