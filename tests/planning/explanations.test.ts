import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PlanUnassigned } from '../../src/contract/plan.ts';
import { countyRegister } from '../../src/geo/index.ts';
import type { DemandGroup } from '../../src/planning/demand.ts';
import { makePlan } from '../../src/planning/makePlan.ts';
import { cruiseSpeeds } from '../../src/policy/speeds.ts';
import { createEstimateRouter } from '../../src/routing/estimate.ts';
import { batchOf, inputOf, judgeable, lawfullyCarried } from './lawfullyCarried.ts';
import { runSolverHere } from './planRandom.ts';
import { type RandomBatch, randomBatch } from './randomScenario.ts';

const counties = countyRegister();

/** The batch with the named limits lifted. */
function lifted({ scenario, policyChoice }: RandomBatch, reason: PlanUnassigned['reason']): RandomBatch | null {
  const override = structuredClone(policyChoice.override) as {
    trip: { max_pickups: number; max_dropoffs: number; no_stop_risk?: string[] };
  };
  const limits = { ...(policyChoice.limits as { loadedDistanceM: number; loadedDriveS: number }) };
  let { companies, fleet } = scenario;
  for (const { code, limit, actual } of [reason, ...(reason.also ?? [])]) {
    if (code === 'loaded_distance') limits.loadedDistanceM = Number(actual);
    else if (code === 'loaded_drive') limits.loadedDriveS = Number(actual);
    else if (code === 'time_window') companies = companies.map((c) => ({ ...c, receiveFrom: null, receiveTo: null }));
    else if (code === 'no_crew') fleet = fleet.map((bus) => ({ ...bus, drivers: 4 }));
    else if (code === 'stop_limit') {
      override.trip.max_pickups += 1;
      override.trip.max_dropoffs += 1;
    } else if (code === 'risk') override.trip.no_stop_risk = [];
    else if (code === 'fleet_exhausted') {
      const extra = Number(actual) - Number(limit);
      const model = { ...fleet[0]!, seats: 55, drivers: 3, availableFromMs: 0 };
      fleet = [...fleet, ...Array.from({ length: extra }, (_, i) => ({ ...model, plate: `苏F·Z${1000 + i}` }))];
    } else return null;
  }
  return { scenario: { ...scenario, companies, fleet }, policyChoice: { ...policyChoice, override, limits } };
}

const tiny = randomBatch({ companies: 3, counties: 4, people: { min: 1, max: 6, groups: 8 }, buses: 3 });

describe('explanations are true', () => {
  it('brute force carries no more people, and carries more once the named limit is lifted', async () => {
    const codes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(tiny, async (random) => {
        const flat = judgeable(random);
        const input = await inputOf(flat);
        const router = createEstimateRouter(cruiseSpeeds(input.policy));
        const deps = { router, counties, runSolver: runSolverHere, now: () => new Date(0) };
        const plan = await makePlan(input, { seed: 1, iterations: 300, locale: 'en' }, deps);
        const batch = await batchOf(input);
        const most = lawfullyCarried(batch);
        expect(plan.kpis.assigned).toBe(most);

        const groupOf = new Map(batch.groups.flatMap((group) => group.workers.map((w) => [w.workerId, group])));
        const seen = new Set<DemandGroup>();
        for (const { workerId, reason } of plan.unassigned) {
          expect(Object.values(reason.both ?? {})).toContain(reason.text);
          const group = groupOf.get(workerId)!;
          if (seen.has(group)) continue;
          seen.add(group);
          codes.set(reason.code, (codes.get(reason.code) ?? 0) + 1);
          const without = lifted(flat, reason);
          if (without === null) continue;
          // nobody could carry the group: without the limit somebody can; or others were in the way: more fit without it
          const members = new Set(group.workers.map((worker) => worker.workerId));
          const alone = lawfullyCarried(batch, (id) => members.has(id)) === 0;
          const relaxed = await batchOf(await inputOf(without));
          if (alone) expect(lawfullyCarried(relaxed, (id) => members.has(id))).toBeGreaterThan(0);
          else expect(lawfullyCarried(relaxed)).toBeGreaterThan(most);
        }
      }),
      { numRuns: 80 },
    );
    // the property means little unless several kinds of reasons came up
    expect(codes.size).toBeGreaterThanOrEqual(4);
  }, 300_000);
});
