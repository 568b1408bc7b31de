import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Plan } from '../../src/contract/plan.ts';
import type { PlanComparison } from '../../src/contract/planComparison.ts';
import { lockText } from '../../src/contract/replan.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { runPlan } from '../../src/planning/server/runPlan.ts';
import { inputOf, linquan, mingguang } from '../planning/edit/editing.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { draftCalls, moving } from '../support/draftCalls.ts';
import { planHere, plannedBatch, plannedScenario } from '../support/plannedBatch.ts';
import { calm, serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { expectProblem, startTestApp, type TestApp } from '../support/testApp.ts';

/** Runs that start from a draft, and what becomes of their plans. */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let app: TestApp;
let batchId: string;
let planId: string;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planHere });
  app = await startTestApp(deps);
  ({ batchId, planId } = await plannedBatch(deps, { people: 60, iterations: 30 }));
}, 300_000);

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

const { path, get, post, done, draft, document, movable } = draftCalls(
  () => app,
  () => planId,
);

/** The run that an answer tells of, done. */
async function ran({ planId: runId }: { planId: string }): Promise<string> {
  await runPlan(deps, runId, calm);
  const run = await (await app.call('GET', `/api/v1/plans/${runId}`)).json();
  expect(run).toMatchObject({ status: 'done', basedOn: { planId } });
  return runId;
}

const plateOf = ({ trips, workers }: Plan, workerId: string) =>
  trips.find(({ tripId }) => tripId === workers.find((worker) => worker.workerId === workerId)!.tripId)?.bus.plate;

describe('re-optimising', () => {
  it('keeps what was done by hand, is told in words against the draft, and becomes the draft only where it is adopted', async () => {
    const { workerId, to } = await movable();
    await done('/edits', moving(workerId, to));
    const before = await document();
    const answer = await done<{ planId: string; text: { zh: string } }>(
      '/reoptimise',
      { iterations: 30, threads: 1 },
      202,
    );
    expect(answer.text.zh).toContain('手工安排');
    const runId = await ran(answer);
    expect(await document()).toEqual(before);

    const made = (await (await app.call('GET', `/api/v1/plans/${runId}/document`)).json()) as Plan;
    expect(made.start!.locks).toContain(lockText({ kind: 'worker', workerId }));
    expect(plateOf(made, workerId)).toBe(plateOf(before, workerId));
    const told = await get<PlanComparison>(`/compare?with=${runId}`);
    expect(told.sentences.length).toBeGreaterThan(0);
    expect(told.figures.find(({ figure }) => figure === 'assigned')).toBeUndefined();

    await done('/adopt', { from: { kind: 'plan', planId: runId } });
    expect((await document()).trips).toEqual(made.trips);
    expect((await draft()).byHand.workerIds).toEqual([workerId]);
    expect(await done('/check')).toMatchObject({ accepted: true });
    await done('/undo');
    expect(await document()).toEqual(before);
  });

  it('never undoes hands silently: a plan that does is refused with a list until somebody confirms', async () => {
    const problem = await expectProblem(
      await post('/adopt', { from: { kind: 'version', number: 0 } }),
      409,
      'conflict',
    );
    expect(problem.errors.map(({ location }) => location)).toEqual(['byHand']);
    await done('/adopt', { from: { kind: 'version', number: 0 }, confirm: true });
    expect((await draft()).byHand.workerIds).toEqual([]);
  });

  it('takes a point of the curve as the plan', async () => {
    const waiting = [
      { company: 'C001', place: linquan, people: 4 },
      { company: 'C002', place: mingguang, people: 4 },
    ] as const;
    const { scenario } = await inputOf(waiting, { name: 'curve' });
    const small = await plannedScenario(deps, scenario, { tradeOff: true, iterations: 10 });
    const calls = draftCalls(
      () => app,
      () => small.planId,
    );
    const { points } = (await calls.document()).tradeOff!;
    const none = { from: { kind: 'trade_off', point: points.length } };
    await expectProblem(await calls.post('/adopt', none), 404, 'not_found');
    const last = points.length - 1;
    await calls.done('/adopt', { from: { kind: 'trade_off', point: last } });
    const { kpis } = await calls.document();
    expect([kpis.contactPairs, kpis.costCny]).toEqual([points[last]!.contactPairs, points[last]!.costCny]);
  }, 300_000);
});

describe('a batch that moves on', () => {
  it('asks for re-evaluating before the next edit, and that takes who was withdrawn out', async () => {
    const { workers } = await document();
    const gone = workers.find(({ tripId }) => tripId !== null)!.workerId;
    await database.owner.query(
      `update claims set withdrawal = 'decided', withdrawal_reason = 'other' where batch_id = $1 and worker_id = $2`,
      [batchId, gone],
    );
    const edit = { kind: 'lock', lock: { kind: 'trip', tripId: 'T01' } };
    await expectProblem(await post('/edits', edit), 409, 'conflict');
    const { leftOver, limits } = await done('/reevaluate');
    expect([leftOver.added, limits.filter(({ severity }) => severity === 'forbidden')]).toEqual([[], []]);
    expect((await document()).workers.map(({ workerId }) => workerId)).not.toContain(gone);
    await done('/edits', edit);
    expect(await done('/check')).toMatchObject({ accepted: true });
  });
});

describe('a proven fix', () => {
  it('makes its changes in the batch, each in the audit log, and plans again from the draft', async () => {
    // 24 of 49 seats may be sold: two buses for sixty people, twelve are left over, one more bus helps
    const { scenario } = await inputOf([{ company: 'C001', place: linquan, people: 60 }], { name: 'fix' });
    const short = await plannedScenario(deps, { ...scenario, fleet: smallScenario('fix').fleet }, { iterations: 30 });
    const calls = draftCalls(
      () => app,
      () => short.planId,
    );
    const { unassigned } = await calls.document();
    expect(unassigned).toHaveLength(12);
    const { workerId, fix } = unassigned[0]!;
    expect(fix).toMatchObject({ proven: true, changes: [{ kind: 'bus', amount: 1 }] });
    const sent = { workerId, iterations: 30, threads: 1 };
    await expectProblem(
      await calls.post('/fixes', { ...sent, plates: ['苏F·N0001', '苏F·N0002'] }),
      422,
      'input_invalid',
    );
    const answer = await calls.done<{ planId: string }>('/fixes', { ...sent, plates: ['苏F·N0001'] }, 202);
    await runPlan(deps, answer.planId, calm);
    const made = (await (await app.call('GET', `/api/v1/plans/${answer.planId}/document`)).json()) as Plan;
    expect(made.kpis).toMatchObject({ assigned: 60, buses: 3 });
    expect(made.trips.map(({ bus }) => bus.plate)).toContain('苏F·N0001');
    const { rows } = await database.owner.query<{ after: { changes: unknown } }>(
      `select after from audit_log where action = 'batch.fix' and object_id = $1`,
      [short.batchId],
    );
    expect(rows.map(({ after }) => after.changes)).toEqual([fix!.changes]);
    expect((await app.call('GET', calls.path('/draft'))).status).toBe(200);
    expect(path('')).not.toBe(calls.path(''));
  });
});
