import type { Intake } from '../../src/contract/worker.ts';
import { countyRegister } from '../../src/geo/index.ts';
import { type Batch, prepareBatch, toProblem } from '../../src/planning/batch.ts';
import type { PlanInput } from '../../src/planning/makePlan.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { cruiseSpeeds } from '../../src/policy/speeds.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { createEstimateRouter } from '../../src/routing/estimate.ts';
import { PolicyRouteTimer } from '../../src/schedule/routeTimer.ts';
import { mostCarried, stopOrders } from '../solver/bruteForce.ts';
import type { RandomBatch } from './randomScenario.ts';

const counties = countyRegister();

/** Dwell a head is left out, so that what a bus can serve does not depend on how many board. */
const flatDwell = { pickup_person_s: 0, dropoff_person_s: 0 };

/** A batch that brute force can judge: flat dwell, drivers not counted. */
export function judgeable(batch: RandomBatch): RandomBatch {
  const override = { ...(batch.policyChoice.override as object), dwell: flatDwell };
  const scenario = { ...batch.scenario, drivers: null };
  return { scenario, policyChoice: { ...batch.policyChoice, override } };
}

export async function inputOf({ scenario, policyChoice }: RandomBatch): Promise<PlanInput> {
  const { policy } = resolvePolicy(policyChoice);
  const intake: Intake = await readRosters(scenario.rosters, { ...scenario, counties, policy: policy! });
  return { scenario, policy: policy!, intake };
}

export async function batchOf(input: PlanInput): Promise<Batch> {
  return prepareBatch(input, createEstimateRouter(cruiseSpeeds(input.policy)), counties);
}

/**
 * Greatest number of people that any lawful plan carries, by trying all plans.
 * @param asked who counts; left out, everybody
 */
export function lawfullyCarried(batch: Batch, asked: (workerId: string) => boolean = () => true): number {
  const people = batch.groups.map((group) => group.workers.filter(({ workerId }) => asked(workerId)).length);
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
