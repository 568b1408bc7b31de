import { describe, expect, it } from '@jest/globals';
import { addDays, dailyHours, isoLocal, localDate, localInstant, sharedWithMs } from '../../src/checker/clock.ts';

const china = 'Asia/Shanghai';
const hourMs = 3_600_000;

describe('clock', () => {
  it('reads local time of China, which is 8 h ahead', () => {
    expect(localInstant('2020-02-24', '06:30', china)).toBe(Date.parse('2020-02-24T06:30:00+08:00'));
    expect(localInstant('2020-02-24', '24:00', china)).toBe(Date.parse('2020-02-25T00:00:00+08:00'));
    expect(localDate(Date.parse('2020-02-23T16:00:00Z'), china)).toBe('2020-02-24');
    expect(isoLocal(Date.parse('2020-02-23T16:00:00Z'), china)).toBe('2020-02-24T00:00:00+08:00');
    expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
  });

  it('keeps local hours through a change of clocks', () => {
    // Berlin, 29 March 2020: 02:00 becomes 03:00, so that 01:00–05:00 lasts three hours
    const span = dailyHours('01:00', '05:00', '2020-03-29', 'Europe/Berlin').find(
      ({ fromMs }) => localDate(fromMs, 'Europe/Berlin') === '2020-03-29',
    )!;
    expect(span.toMs - span.fromMs).toBe(3 * hourMs);
  });

  it('knows an hour that comes twice, and one that never comes', () => {
    // Berlin, 27 October 2024: 03:00 becomes 02:00 at 01:00Z; 02:00–03:00 lasts two hours
    const zone = 'Europe/Berlin';
    const on = (date: string) =>
      dailyHours('02:00', '03:00', date, zone).filter(({ fromMs }) => localDate(fromMs, zone) === date);
    expect(on('2024-10-27')).toEqual([
      { fromMs: Date.parse('2024-10-27T00:00:00Z'), toMs: Date.parse('2024-10-27T02:00:00Z') },
    ]);
    expect(localInstant('2024-10-27', '02:30', zone)).toBe(Date.parse('2024-10-27T00:30:00Z'));
    // 31 March 2024: 02:00 becomes 03:00 at 01:00Z
    expect(on('2024-03-31')).toEqual([]);
    for (const time of ['02:00', '02:30', '03:00'])
      expect(localInstant('2024-03-31', time, zone)).toBe(Date.parse('2024-03-31T01:00:00Z'));
  });

  it('knows a change of half an hour', () => {
    // Lord Howe, 7 April 2024: 02:00 becomes 01:30, so that 01:00–03:00 lasts 2.5 h
    const zone = 'Australia/Lord_Howe';
    const span = dailyHours('01:00', '03:00', '2024-04-07', zone).find(
      ({ fromMs }) => localDate(fromMs, zone) === '2024-04-07',
    )!;
    expect(span.toMs - span.fromMs).toBe(2.5 * hourMs);
  });

  it('lets hours pass midnight', () => {
    // a drive from 21:00 to 07:00 has the eight hours of 22:00–06:00 in it
    const drive = { fromMs: Date.parse('2020-02-24T21:00:00+08:00'), toMs: Date.parse('2020-02-25T07:00:00+08:00') };
    expect(sharedWithMs(drive, dailyHours('22:00', '06:00', '2020-02-24', china))).toBe(8 * hourMs);
  });
});
