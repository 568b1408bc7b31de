import type { Plan } from '../../../src/contract/plan.ts';
import type { PlanEdit } from '../../../src/contract/planEdit.ts';
import type { Scenario } from '../../../src/contract/scenario.ts';
import { countyRegister } from '../../../src/geo/index.ts';
import { applyEdit } from '../../../src/planning/edit/applyEdit.ts';
import type { Outcome } from '../../../src/planning/edit/changeTrips.ts';
import { type DraftState, draftOf } from '../../../src/planning/edit/draftState.ts';
import { type EditBatch, prepareEdits } from '../../../src/planning/edit/editBatch.ts';
import { makePlan, type PlanInput } from '../../../src/planning/makePlan.ts';
import { resolvePolicy } from '../../../src/policy/resolve.ts';
import { cruiseSpeeds } from '../../../src/policy/speeds.ts';
import { readRosters } from '../../../src/roster/readRosters.ts';
import { createEstimateRouter } from '../../../src/routing/estimate.ts';
import { idNumber } from '../../support/people.ts';
import { smallScenario } from '../../support/smallScenario.ts';
import { runSolverHere } from '../planRandom.ts';

const counties = countyRegister();

/** People of one company who wait in one county; `with` names somebody with whom the first of them travels. */
export interface Waiting {
  company: 'C001' | 'C002' | 'C003';
  place: string;
  people: number;
  with?: string;
}

export const linquan = '安徽省阜阳市临泉县';
export const mingguang = '安徽省滁州市明光市';

/** When edits of tests are made. */
export const writing = { now: new Date('2020-02-20T00:00:00Z'), locale: 'en' } as const;

/** A batch of these people, ready to be planned and edited. */
export async function inputOf(
  waiting: readonly Waiting[],
  change: Partial<Scenario> = {},
  override: object = {},
): Promise<PlanInput> {
  let person = 0;
  const rosters = ['C001', 'C002', 'C003'].flatMap((company) => {
    const rows = waiting
      .filter((group) => group.company === company)
      .flatMap(({ place, people, with: companion = '' }) =>
        Array.from({ length: people }, (_, i) => {
          person++;
          const id = idNumber('341221', '19850612', person);
          return `张建国,${id},138${10_000_000 + person},${place},${i === 0 ? companion : ''}`;
        }),
      );
    const text = ['姓名,身份证号,手机号,上车点,同行人', ...rows, ''].join('\r\n');
    return rows.length === 0 ? [] : [{ name: `${company}.csv`, bytes: new TextEncoder().encode(text) }];
  });
  const scenario: Scenario = { ...smallScenario('edit'), drivers: null, pickups: [], risk: [], rosters, ...change };
  const { policy } = resolvePolicy({ preset: 'cn-2020-02-11', override });
  const intake = await readRosters(scenario.rosters, { ...scenario, counties, policy: policy! });
  return { scenario, policy: policy!, intake };
}

/** The batch ready for edits, and the draft that its plan begins as. */
export async function edited(input: PlanInput): Promise<{ edits: EditBatch; state: DraftState }> {
  const router = createEstimateRouter(cruiseSpeeds(input.policy));
  const deps = { router, counties, runSolver: runSolverHere, now: () => new Date(0) };
  const plan = await makePlan(input, { seed: 1, iterations: 200, locale: 'en' }, deps);
  const edits = await prepareEdits(input, router, counties);
  return { edits, state: draftOf(JSON.parse(JSON.stringify(plan)) as Plan) };
}

/** The draft after an edit that is lawful. */
export function redrawn(edits: EditBatch, state: DraftState, edit: PlanEdit): DraftState {
  const outcome = applyEdit(edits, state, edit, writing);
  if (!outcome.done) throw new Error(`refused: ${JSON.stringify(outcome.limits)}`);
  return outcome.state;
}

/** Rules in the way of an edit; empty where it is done. */
export function refusedBy(outcome: Outcome): string[] {
  return outcome.done ? [] : outcome.limits.map(({ rule }) => rule);
}

/** Everybody aboard a trip. */
export function aboard({ plan }: DraftState, tripId: string): string[] {
  return plan.workers.filter((worker) => worker.tripId === tripId).map(({ workerId }) => workerId);
}
