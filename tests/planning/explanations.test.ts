import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PlanUnassigned } from '../../src/contract/plan.ts';
import type { Intake } from '../../src/contract/worker.ts';
import { countyRegister } from '../../src/geo/index.ts';
import { type Batch, prepareBatch, toProblem } from '../../src/planning/batch.ts';
import type { DemandGroup } from '../../src/planning/demand.ts';
import { makePlan } from '../../src/planning/makePlan.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { cruiseSpeeds } from '../../src/policy/speeds.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { createEstimateRouter } from '../../src/routing/estimate.ts';
import { PolicyRouteTimer } from '../../src/schedule/routeTimer.ts';
import { mostCarried, stopOrders } from '../solver/bruteForce.ts';
import { runSolverHere } from './planRandom.ts';
import { type RandomBatch, randomBatch } from './randomScenario.ts';

const counties = countyRegister();

/** Dwell a head is left out, so that what a bus can serve does not depend on how many board. */
const flatDwell = { pickup_person_s: 0, dropoff_person_s: 0 };

function withFlatDwell(batch: RandomBatch): RandomBatch {
  const override = { ...(batch.policyChoice.override as object), dwell: flatDwell };
  const scenario = { ...batch.scenario, drivers: null };
  return { scenario, policyChoice: { ...batch.policyChoice, override } };
}

async function inputOf({ scenario, policyChoice }: RandomBatch) {
  const { policy } = resolvePolicy(policyChoice);
  const intake: Intake = await readRosters(scenario.rosters, { ...scenario, counties, policy: policy! });
  return { scenario, policy: policy!, intake };
}

async function batchOf(random: RandomBatch): Promise<Batch> {
  const input = await inputOf(random);
  return prepareBatch(input, createEstimateRouter(cruiseSpeeds(input.policy)), counties);
}

/** Greatest number of people that any lawful plan carries; of one group alone where that is named. */
function lawfullyCarried(batch: Batch, only?: DemandGroup): number {
  const people = batch.groups.map((group) => {
    const asked = only === undefined || (group.adcode === only.adcode && group.companyId === only.companyId);
    return asked ? group.workers.length : 0;
  });
  const { problem } = toProblem(batch, { people });
  const timer = new PolicyRouteTimer(batch.timing, batch.policy);
  const { loadedDistanceM, loadedDriveS } = problem.limits;
  return mostCarried(problem, (set, busType) =>
    stopOrders(problem, set).some(({ pickups, dropoffs }) => {
      const stops = [...pickups, ...dropoffs];
      const total = (table: Float64Array) =>
        stops.slice(1).reduce((sum, stop, i) => sum + table[stops[i]! * problem.points + stop]!, 0);
      if (total(problem.distanceM) > loadedDistanceM || total(problem.driveS) > loadedDriveS) return false;
      const one = (list: number[]) => list.map(() => 1);
      return timer.time(busType, { pickups, boarding: one(pickups), dropoffs, alighting: one(dropoffs) }) !== null;
    }),
  );
}

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
    else if (code === 'no_crew') fleet = fleet.map((bus) => ({ ...bus, drivers: bus.drivers + 1 }));
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
        const flat = withFlatDwell(random);
        const input = await inputOf(flat);
        const router = createEstimateRouter(cruiseSpeeds(input.policy));
        const deps = { router, counties, runSolver: runSolverHere, now: () => new Date(0) };
        const plan = await makePlan(input, { seed: 1, iterations: 300, locale: 'en' }, deps);
        const most = lawfullyCarried(await batchOf(flat));
        expect(plan.kpis.assigned).toBe(most);

        const batch = await batchOf(flat);
        const groupOf = new Map(batch.groups.flatMap((group) => group.workers.map((w) => [w.workerId, group])));
        const seen = new Set<DemandGroup>();
        for (const { workerId, reason } of plan.unassigned) {
          const group = groupOf.get(workerId)!;
          if (seen.has(group)) continue;
          seen.add(group);
          codes.set(reason.code, (codes.get(reason.code) ?? 0) + 1);
          const without = lifted(flat, reason);
          if (without === null) continue;
          // nobody could carry the group: without the limit somebody can; or others were in the way: more fit without it
          const alone = lawfullyCarried(batch, group) === 0;
          if (alone) expect(lawfullyCarried(await batchOf(without), group)).toBeGreaterThan(0);
          else expect(lawfullyCarried(await batchOf(without))).toBeGreaterThan(most);
        }
      }),
      { numRuns: 150 },
    );
    // the property means little unless several kinds of reasons came up
    expect(codes.size).toBeGreaterThanOrEqual(4);
  }, 300_000);
});
