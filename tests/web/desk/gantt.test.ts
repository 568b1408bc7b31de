import { describe, expect, it } from '@jest/globals';
import { clockText } from '../../../src/web/features/desk/model/clock.ts';
import {
  dailyBands,
  ganttScale,
  ganttTicks,
  shareAt,
  tickStepH,
} from '../../../src/web/features/desk/model/ganttScale.ts';
import { planView } from '../../../src/web/features/desk/model/planView.ts';
import { deskPlan } from './deskPlan.ts';

// first departure 23:30 on 23 February, last arrival 20:40 on the 24th, local time of +08:00
const scale = ganttScale(planView(deskPlan()).trips)!;

describe('time scale', () => {
  it('is widened to whole hours: 23:00 to 21:00, 22 hours', () => {
    expect(scale.fromMs).toBe(Date.parse('2020-02-23T23:00:00+08:00'));
    expect(scale.toMs).toBe(Date.parse('2020-02-24T21:00:00+08:00'));
  });

  it('has lines at even hours of the local day', () => {
    const ticks = ganttTicks(scale, 6);
    expect(ticks.map(({ hour, date }) => `${date} ${hour}`)).toEqual([
      '2020-02-24 0',
      '2020-02-24 6',
      '2020-02-24 12',
      '2020-02-24 18',
    ]);
    expect(shareAt(scale, ticks[0]!.atMs)).toBeCloseTo(1 / 22);
  });

  it('leaves room between lines: 22 h on 220 px at 25 px gives 3-hour lines', () => {
    expect(tickStepH(scale, 220, 25)).toBe(3);
  });

  it('is nothing where nothing runs', () => {
    expect(ganttScale([])).toBeNull();
  });
});

describe('bands of the day', () => {
  const hours = (from: string, to: string) =>
    dailyBands(scale, [from, to]).map((band) => [
      (band.fromMs - scale.fromMs) / 3_600_000,
      (band.toMs - scale.fromMs) / 3_600_000,
    ]);

  it('curfew 02–05 is hours 3 to 6 of the scale', () => {
    expect(hours('02:00', '05:00')).toEqual([[3, 6]]);
  });

  it('night 22–06 goes over midnight and is cut at the scale', () => {
    expect(hours('22:00', '06:00')).toEqual([[0, 7]]);
    expect(hours('20:00', '06:00')).toEqual([
      [0, 7],
      [21, 22],
    ]);
  });
});

describe('clock', () => {
  it('says by how many days an instant lies beside the service date', () => {
    expect(clockText('2020-02-24T08:14:00+08:00', '2020-02-24')).toBe('08:14');
    expect(clockText('2020-02-23T23:30:00+08:00', '2020-02-24')).toBe('23:30 −1');
    expect(clockText('2020-03-01T00:05:00+08:00', '2020-02-29')).toBe('00:05 +1');
  });
});
