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

  it('lets hours pass midnight', () => {
    // a drive from 21:00 to 07:00 has the eight hours of 22:00–06:00 in it
    const drive = { fromMs: Date.parse('2020-02-24T21:00:00+08:00'), toMs: Date.parse('2020-02-25T07:00:00+08:00') };
    expect(sharedWithMs(drive, dailyHours('22:00', '06:00', '2020-02-24', china))).toBe(8 * hourMs);
  });
});
