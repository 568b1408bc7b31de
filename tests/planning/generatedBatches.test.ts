import { describe, expect, it } from '@jest/globals';
import { makeBatch } from '../../fixtures/generator/batch.ts';
import { planAndCheck } from './planRandom.ts';

const seeds = Array.from({ length: 20 }, (_, i) => 101 + i);

describe('twenty generated batches of the size of the seed batch', () => {
  it('nobody is left over, the checker finds nothing, and at least 18 use at most 10 % more buses than proven', async () => {
    let near = 0;
    for (const seed of seeds) {
      const scenario = await makeBatch(seed, 676, `batch-${seed}`);
      const { plan, violations } = await planAndCheck({ scenario, policyChoice: {} }, 600);
      expect(violations).toEqual([]);
      expect(plan.unassigned).toEqual([]);
      expect(plan.kpis.assigned).toBe(676);
      if (plan.kpis.buses <= 1.1 * plan.bounds.buses.value) near++;
    }
    expect(near).toBeGreaterThanOrEqual(18);
  }, 400_000);
});
