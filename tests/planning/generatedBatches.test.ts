import { describe, expect, it } from '@jest/globals';
import { makeBatch } from '../../fixtures/generator/batch.ts';
import { planAndCheck } from './planRandom.ts';

/** Eight of the twenty; `JIEYUN_TEST_ALL=1` plans all, in about two minutes. */
const count = process.env.JIEYUN_TEST_ALL === '1' ? 20 : 8;
const seeds = Array.from({ length: count }, (_, i) => 101 + i);

describe('generated batches of the size of the seed batch', () => {
  it('nobody is left over, the checker finds nothing, and nine of ten use at most 10 % more buses than proven', async () => {
    let near = 0;
    for (const seed of seeds) {
      const scenario = await makeBatch(seed, 676, `batch-${seed}`);
      const { plan, violations } = await planAndCheck({ scenario, policyChoice: {} }, 600);
      expect(violations).toEqual([]);
      expect(plan.unassigned).toEqual([]);
      expect(plan.kpis.assigned).toBe(676);
      if (plan.kpis.buses <= 1.1 * plan.bounds.buses.value) near++;
    }
    expect(near).toBeGreaterThanOrEqual(0.9 * count);
  }, 400_000);
});
