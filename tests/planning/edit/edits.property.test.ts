import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkPlan } from '../../../src/checker/checkPlan.ts';
import type { Moved, PlanEdit } from '../../../src/contract/planEdit.ts';
import { countyRegister } from '../../../src/geo/index.ts';
import { applyEdit } from '../../../src/planning/edit/applyEdit.ts';
import { type DraftState, draftOf } from '../../../src/planning/edit/draftState.ts';
import { prepareEdits } from '../../../src/planning/edit/editBatch.ts';
import { reevaluate } from '../../../src/planning/edit/reevaluate.ts';
import { resequenceTrip } from '../../../src/planning/edit/resequence.ts';
import { patchBetween, patched } from '../../../src/planning/edit/statePatch.ts';
import { whatIf } from '../../../src/planning/edit/whatIf.ts';
import { planFolder } from '../../../src/planning/planFolder.ts';
import { readPlanInput } from '../../../src/planning/readPlanInput.ts';
import { cruiseSpeeds } from '../../../src/policy/speeds.ts';
import { createEstimateRouter } from '../../../src/routing/estimate.ts';
import { writeScenarioFolder } from '../../../src/scenario/writeScenarioFolder.ts';
import { runSolverHere } from '../planRandom.ts';
import { randomBatch } from '../randomScenario.ts';
import { writing } from './editing.ts';

const batches = randomBatch({ companies: 4, counties: 5, people: { min: 1, max: 12, groups: 8 }, buses: 7 });

it('whatever is dragged where, what is done keeps every rule, what is refused was said before, and patches lead both ways', async () => {
  let done = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(batches, fc.array(fc.nat(), { minLength: 18, maxLength: 18 }), async (batch, picks) => {
      const dir = await mkdtemp(join(tmpdir(), 'jieyun-edits-'));
      try {
        await writeScenarioFolder(dir, batch.scenario, batch.policyChoice);
        const options = { seed: 1, iterations: 30, strict: true, locale: 'en' } as const;
        const hooks = { runSolver: runSolverHere, now: () => new Date(0), onFault: () => undefined };
        const planned = await planFolder(dir, options, hooks);
        const { input } = (await readPlanInput(dir, () => undefined))!;
        const edits = await prepareEdits(input, createEstimateRouter(cruiseSpeeds(input.policy)), countyRegister());
        let state: DraftState = JSON.parse(JSON.stringify(draftOf(planned!.plan))) as DraftState;
        for (let i = 0; i + 2 < picks.length; i += 3) {
          const [kind, whom, where] = picks.slice(i, i + 3) as [number, number, number];
          const what = someone(state, whom);
          if (what === null) break;
          const said = whatIf(edits, state, what, writing);
          if ('limits' in said) throw new Error('people of the plan are known');
          if (said.targets.length === 0) continue;
          const target = said.targets[where % said.targets.length]!;
          const edit: PlanEdit = {
            kind: 'move',
            what,
            to:
              target.tripId !== null
                ? { kind: 'trip', tripId: target.tripId }
                : target.plate !== null
                  ? { kind: 'new', plate: target.plate }
                  : { kind: 'left_over' },
          };
          const outcome = applyEdit(edits, state, edit, writing);
          expect([outcome.done, target.limits.map(({ rule }) => rule)]).toEqual([
            target.verdict !== 'forbidden',
            outcome.done ? expect.anything() : outcome.limits.map(({ rule }) => rule),
          ]);
          const next =
            kind % 4 === 0
              ? resequenceTrip(edits, state, { tripId: firstTrip(state), confirm: true }, writing)
              : outcome;
          if (!next.done) {
            refused++;
            continue;
          }
          done++;
          const plain = JSON.parse(JSON.stringify(next.state)) as DraftState;
          expect(patched(state, patchBetween(state, plain))).toEqual(plain);
          expect(patched(plain, patchBetween(plain, state))).toEqual(state);
          state = plain;
        }
        const { violations } = await checkPlan(state.plan, dir);
        expect(violations.map(({ ruleId, text, limit, actual }) => [ruleId, text.en, limit, actual])).toEqual([]);
        // nothing has changed in the batch: evaluating again changes neither trips nor people
        const again = reevaluate(edits, state, { isSameInput: true, hasRejected: false }, writing);
        expect(again.done && again.state.plan.kpis.objective).toBeLessThanOrEqual(state.plan.kpis.objective + 0.005);
        expect(again.done && again.state.broken).toEqual([]);
      } finally {
        await rm(dir, { recursive: true });
      }
    }),
    { numRuns: 8 },
  );
  expect(Math.min(done, refused)).toBeGreaterThan(0);
}, 300_000);

/** One person, a group or a whole bus. */
function someone({ plan }: DraftState, pick: number): Moved | null {
  const { workers } = plan;
  const worker = workers[pick % Math.max(1, workers.length)];
  if (worker === undefined) return null;
  const { workerId, tripId, adcode, companyId } = worker;
  if (pick % 3 === 0 && tripId !== null) return { kind: 'trip', tripId };
  return pick % 3 === 1 ? { kind: 'group', tripId, adcode, companyId } : { kind: 'workers', workerIds: [workerId] };
}

function firstTrip({ plan }: DraftState): string {
  return plan.trips[0]?.tripId ?? 'T01';
}
