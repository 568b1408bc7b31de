import { describe, expect, it } from '@jest/globals';
import { planPolicy } from '../../src/policy/planPolicy.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { emptyPlan } from '../support/emptyPlan.ts';

const policy = resolvePolicy({ override: { temp: { fever_c: 37.5 } } }).policy!;

describe('the policy of a plan', () => {
  it('is the one that it was made under', () => {
    expect(planPolicy({ ...emptyPlan('b', 1), policy })).toEqual(policy);
  });

  it('takes from the preset what it has gained since', () => {
    const { rest: _, supplies: ___, temp, ...older } = policy;
    const { grace_min: __, ...olderTemp } = temp;
    expect(planPolicy({ ...emptyPlan('b', 1), policy: { ...older, temp: olderTemp } })).toEqual(policy);
  });

  it('is missing where the document has none', () => {
    expect(() => planPolicy({ ...emptyPlan('b', 1), policy: {} })).toThrow();
  });
});
