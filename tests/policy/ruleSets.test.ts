import { describe, expect, it } from '@jest/globals';
import { presets } from '../../src/policy/presets.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { ruleText } from '../../src/policy/ruleTexts.ts';

describe('rule sets', () => {
  it.each(Object.keys(presets))('%s resolves as it stands', (preset) => {
    expect(resolvePolicy({ preset })).toEqual({ policy: presets[preset], faults: [] });
  });

  it('hold the numbers of domain.md §2.2', () => {
    const eu = presets['eu-561-occasional']!.hos;
    // 45 min per 4.5 h, 9 h a day, 56 and 90 h; 11 h in 24 leave a spread of 13 h, 9 h in 30 leave 21 h
    expect(eu).toMatchObject({ break_min: 45, cont_day_min: 270, max_24h_min: 540, max_7d_min: 56 * 60 });
    expect(eu).toMatchObject({ max_14d_min: 90 * 60, break_parts: 2, break_part_min: 15 });
    expect(eu.duty_spread_min + eu.daily_rest_min).toBe(24 * 60);
    expect(eu.duty_spread_multi_min + eu.daily_rest_multi_min).toBe(30 * 60);
    // 10 h driving, 8 h off, 15 h on duty, 60 h in 7 days
    const us = presets['us-395-passenger']!.hos;
    expect(us).toMatchObject({ max_24h_min: 600, daily_rest_min: 480, on_duty_min: 900, max_7d_min: 3600 });
    const jp = presets['jp-charter']!.hos;
    expect(jp).toMatchObject({ max_24h_min: 540, second_driver_km: 500, second_driver_night_km: 400, break_min: 30 });
    expect(jp).toMatchObject({ duty_spread_min: 16 * 60, duty_spread_multi_min: 20 * 60 });
  });

  it('need a daily rest where anything is counted between rests', () => {
    const { faults } = resolvePolicy({ preset: 'eu-561-occasional', override: { hos: { daily_rest_min: 0 } } });
    expect(faults.map(({ path }) => path)).toContain('hos.daily_rest_min');
  });

  it('refuse a part of a break that is longer than the break', () => {
    const { faults } = resolvePolicy({ preset: 'eu-561-occasional', override: { hos: { break_part_min: 50 } } });
    expect(faults.map(({ path }) => path)).toEqual(['hos.break_part_min']);
  });
});

describe('lines for people', () => {
  it('carry the numbers of the policy in both languages', () => {
    const { zh, en } = ruleText('hos.cont_day_min', presets['eu-561-occasional']!);
    expect(en).toBe(
      'after at most 4.5 h of continuous driving comes a break of 45 min (in 2 parts of at least 15 min if need be)',
    );
    expect(zh).toContain('4.5 小时');
  });
});
