import { describe, expect, it } from '@jest/globals';
import { resolvePolicy } from '../../src/policy/resolve.ts';

describe('a policy choice', () => {
  it('is told all its faults at once: unknown fields, wrong types, and contradictions where all types are right', () => {
    const { policy, faults } = resolvePolicy({
      override: {
        hos: { cont_night_min: 999 },
        trip: { max_pickups: 'six' },
        speed: { cruise: { motorway: 130 } },
        surprise: 1,
      },
    });
    expect(policy).toBeNull();
    expect(faults.map(({ path }) => path)).toEqual([
      'policy.override.surprise',
      'trip.max_pickups',
      'hos.cont_night_min',
      'speed.cruise.motorway',
    ]);
  });

  it('does not disinfect with more chlorine than the disinfectant has, nor with less at most than at least', () => {
    const pathsOf = (override: Record<string, unknown>) => resolvePolicy({ override }).faults.map(({ path }) => path);
    expect(pathsOf({ disinfect: { chlorine_mg_l: [500, 250] } })).toEqual(['disinfect.chlorine_mg_l']);
    expect(pathsOf({ supplies: { concentrate_mg_l: 999 } })).toEqual(['supplies.concentrate_mg_l']);
    expect(pathsOf({ supplies: { concentrate_mg_l: 1000 } })).toEqual([]);
  });

  it('is not called contradictory beside a value of the same section that nobody can read', () => {
    // 999 may well be below what "a lot" was meant to be
    const { faults } = resolvePolicy({ override: { hos: { cont_night_min: 999, cont_day_min: 'a lot' } } });
    expect(faults.map(({ path }) => path)).toEqual(['hos.cont_day_min']);
  });

  it('is explained in both languages, the reason included', () => {
    const { faults } = resolvePolicy({ override: { trip: { max_pickups: 'six' }, hos: 7 } });
    for (const { message } of faults) {
      expect(message.zh.replace(/policy\.override\.|[a-z_.]+/g, '')).not.toMatch(/expected|received/);
      expect(message.zh).toMatch(/（.*\p{Script=Han}.*）/u);
      expect(message.en).toMatch(/expected/);
    }
    expect(faults).toHaveLength(2);
  });
});
