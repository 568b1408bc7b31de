import { describe, expect, it } from '@jest/globals';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { steadyClock } from '../../src/schedule/localTime.ts';
import { relaxations } from '../../src/schedule/relaxations.ts';
import { rulesOf } from '../../src/schedule/rules.ts';

describe('the curfew in the way', () => {
  it('is named with the hours of the policy', () => {
    const { policy } = resolvePolicy({ override: { hos: { curfew: ['01:30', '04:00'] } } });
    const curfew = relaxations.find(({ rule }) => rule === 'hos.curfew')!;
    const { limit, actual } = curfew.figures(undefined as never, rulesOf(policy!), null, steadyClock);
    expect(limit).toBe('01:30–04:00');
    expect(curfew.text(limit, actual).zh).toContain('01:30–04:00 禁止行驶');
  });
});
