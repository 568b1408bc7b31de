import { describe, expect, it } from '@jest/globals';
import { driverLimits, obstacleOf } from '../../../src/planning/crew/mayDrive.ts';
import { resolvePolicy } from '../../../src/policy/resolve.ts';
import { driverWith, dutyOf, hourS, limits } from './support.ts';

/** Fresh as far as 7 days are concerned. */
const driver = driverWith('V1', 44);

describe('what one driver may do across trips', () => {
  const two = [dutyOf(0, 6, 12, 4), dutyOf(1, 30, 36, 4)];

  it('lies within the sum of 14 days, with what was driven before the batch', () => {
    const fortnight = { ...limits, max14dS: 90 * hourS };
    const drivenFor = (hours: number) => ({ ...driver, drivenLast14dMin: hours * 60 });
    // 82 h and twice 4 h are 90
    expect(obstacleOf(fortnight, drivenFor(82), two)).toBeNull();
    expect(obstacleOf(fortnight, drivenFor(83), two)).toBe('hours');
    expect(obstacleOf(fortnight, drivenFor(83), two.slice(0, 1))).toBeNull();
  });

  it('takes the 7 days for 14 where nobody knows more', () => {
    const fortnight = { ...limits, max7dS: 100 * hourS, max14dS: 50 * hourS };
    expect(obstacleOf(fortnight, driverWith('V1', 0), two)).toBe('hours');
  });

  it('counts time on duty where the rule set does', () => {
    const longer = { ...dutyOf(0, 6, 12, 4), workS: 6 * hourS };
    const driven = driverWith('V1', 5);
    expect(obstacleOf(limits, driven, [longer])).toBeNull();
    expect(obstacleOf({ ...limits, counts: 'on_duty' }, driven, [longer])).toBe('hours');
  });

  it('leaves a daily rest between two trips, or a break where the rule set knows none', () => {
    const restMin = (preset: string) => driverLimits(resolvePolicy({ preset }).policy!).betweenTripsS / 60;
    // cn 20 min; Reg. 561/2006 11 h; 49 CFR 395.5 8 h; 改善基準告示 9 h
    const presets = ['cn-2020-02-11', 'eu-561-occasional', 'us-395-passenger', 'jp-charter'];
    expect(presets.map(restMin)).toEqual([20, 660, 480, 540]);
    const rested = { ...limits, betweenTripsS: 11 * hourS };
    expect(obstacleOf(rested, driver, [dutyOf(0, 6, 12, 4), dutyOf(1, 23, 30, 4)])).toBeNull();
    expect(obstacleOf(rested, driver, [dutyOf(0, 6, 12, 4), dutyOf(1, 22, 30, 4)])).toBe('busy');
  });

  it('has the sums that its rule set has', () => {
    const sums = (preset: string) => {
      const { max7dS, max14dS, max24hS, counts } = driverLimits(resolvePolicy({ preset }).policy!);
      return [max24hS / hourS, max7dS / hourS, max14dS / hourS, counts];
    };
    const never = Number.POSITIVE_INFINITY;
    expect(sums('cn-2020-02-11')).toEqual([8, 44, never, 'driving']);
    // a rest between trips begins a new day
    expect(sums('eu-561-occasional')).toEqual([never, 56, 90, 'driving']);
    expect(sums('us-395-passenger')).toEqual([never, 60, never, 'on_duty']);
  });
});
