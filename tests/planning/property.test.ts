import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planAndCheck, runProvingSolver } from './planRandom.ts';
import { randomBatch } from './randomScenario.ts';

describe('random batches', () => {
  it('up to 300 workers, odd fleets and tight limits end with a plan that the checker accepts', async () => {
    const batches = randomBatch({ companies: 8, counties: 8, people: { min: 1, max: 20, groups: 15 }, buses: 12 });
    await fc.assert(
      fc.asyncProperty(batches, async (batch) => {
        const { plan, violations } = await planAndCheck(batch, 60, runProvingSolver);
        expect(violations.map(({ ruleId, text }) => `${ruleId}: ${text.en}`)).toEqual([]);
        expect(plan.kpis.assigned + plan.unassigned.length).toBe(plan.kpis.workers);
        expect(plan.bounds.buses.value).toBeLessThanOrEqual(plan.kpis.buses);
        expect(plan.bounds.objective.value).toBeLessThanOrEqual(plan.kpis.objective);
      }),
      { numRuns: 30 },
    );
  }, 300_000);
});
