import { describe, expect, it } from '@jest/globals';
import { planAndCheck } from './planRandom.ts';
import { bus, dingyuan, staffingScenario } from './staffingScenario.ts';

describe('a bus that brings too few drivers', () => {
  it('says which rule so few do not keep, with its limit and actual value', async () => {
    const scenario = staffingScenario({ fleet: [{ ...bus(1), drivers: 1 }], rosters: [dingyuan(6)] });
    // at 100 min in any 24 h one driver takes some days for the 500 min there and back, two are home in time
    const policyChoice = { preset: 'cn-2020-02-11', override: { hos: { max_24h_min: 100 } } };
    const { plan, violations } = await planAndCheck({ scenario, policyChoice }, 200);
    expect(violations).toEqual([]);
    const reasons = plan.unassigned.map(({ reason }) => reason);
    expect(reasons).toHaveLength(6);
    for (const { code, rule, limit, actual, both } of reasons) {
      expect([code, rule]).toEqual(['no_crew', 'horizon']);
      expect([limit, actual]).toEqual(['+2d 00:00', expect.stringMatching(/^\+2d \d\d:\d\d$/)]);
      expect(both!.zh).toContain('客车配 1 名驾驶员，须 2 名：只有 1 名时，最后下车最早在 +2d');
      expect(both!.en).toContain('2 are needed: with 1 the last drop-off ends at +2d');
    }
  });
});
