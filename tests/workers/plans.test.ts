import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cancelPlan, findPlan } from '../../src/db/plans.ts';
import { AppError } from '../../src/errors.ts';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { MakePlan, WorkDeps } from '../../src/planning/server/deps.ts';
import { loadDocument } from '../../src/planning/server/loadDocument.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { requestPlan } from '../../src/planning/server/requestPlan.ts';
import { runPlan } from '../../src/planning/server/runPlan.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { databases } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { calm, planNobody, serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { until } from '../support/until.ts';

const server = databases();
const options = { seconds: 1, threads: 1, locale: 'zh-CN' } as const;

let deps: WorkDeps;
let batchId: string;

beforeEach(async () => {
  const database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url });
  batchId = await createBatch(deps, { scenario: smallScenario('plans'), policyChoice: {} });
  const files = [{ name: 'a.csv', bytes: rosterCsv([person(1), person(2)]) }];
  const { requestId } = await submitRequest(deps, { batchId, companyId: 'C001', files });
  await processRequest(deps, requestId, calm);
});

afterEach(() => deps.queues.close());

const request = () => requestPlan(deps, { batchId, options, seed: 3 });

/** A planner that goes on until it is told to stop, then gives what it has, as ours does. */
const untilAborted: MakePlan = async (input, choice, hooks) => {
  hooks.onProgress({ share: 0.5, objectiveCny: 12 });
  await new Promise<void>((resolve) => {
    if (hooks.signal.aborted) resolve();
    hooks.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return planNobody(input, choice, hooks);
};

describe('a plan run', () => {
  it('gets scenario, policy and accepted workers from the database, and stores the document', async () => {
    const planId = await request();
    let given: Parameters<MakePlan>[0] | null = null;
    const makePlan: MakePlan = async (...call) => {
      given = call[0];
      return planNobody(...call);
    };

    await runPlan({ ...deps, makePlan }, planId, calm);

    expect(given!.scenario).toEqual(smallScenario('plans'));
    expect(given!.policy.preset).toBe('cn-2020-02-11');
    expect(given!.intake.workers.map(({ name, idNumber }) => [name, idNumber])).toEqual([
      [person(1).name, person(1).id],
      [person(2).name, person(2).id],
    ]);
    expect(await loadDocument(deps, planId)).toMatchObject({ seed: 3, workers: [{ workerId: 'C001-001' }, {}] });
    expect(await findPlan(deps.database, planId)).toMatchObject({ status: 'done', summary: { kpis: {}, bounds: {} } });
  });

  it('changes nothing when it runs again after it is done', async () => {
    const planId = await request();
    await runPlan(deps, planId, calm);
    const before = await findPlan(deps.database, planId);
    const makePlan: MakePlan = async () => {
      throw new Error('planned twice');
    };

    await runPlan({ ...deps, makePlan }, planId, calm);

    expect(await findPlan(deps.database, planId)).toEqual(before);
  });

  it('of two at once the first result stands', async () => {
    const planId = await request();
    let begun = 0;
    let ended = 0;
    const makePlan: MakePlan = async (input, choice, hooks) => {
      begun += 1;
      const mine = begun;
      // the first ends when both are under way, the other when the first one's result stands
      await until('its turn', async () => begun === 2 && ended === mine - 1);
      return { ...(await planNobody(input, choice, hooks)), solveS: mine };
    };
    const run = async () => {
      await runPlan({ ...deps, makePlan }, planId, calm);
      ended += 1;
    };
    await Promise.all([run(), run()]);
    expect((await loadDocument(deps, planId)).solveS).toBe(1);
  });

  it('shows its progress, and ends without a document when cancelled', async () => {
    const planId = await request();
    const run = runPlan({ ...deps, makePlan: untilAborted }, planId, calm);
    await until('progress is stored', async () => (await findPlan(deps.database, planId))?.progress !== null);
    expect(await findPlan(deps.database, planId)).toMatchObject({ status: 'running', progress: { objectiveCny: 12 } });

    expect(await cancelPlan(deps.database, planId)).toBe(true);
    await run;

    expect(await findPlan(deps.database, planId)).toMatchObject({ status: 'cancelled' });
    await expect(loadDocument(deps, planId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('stays to be done when the process stops in its middle', async () => {
    const planId = await request();
    const stop = new AbortController();
    const run = runPlan({ ...deps, makePlan: untilAborted }, planId, { isLastAttempt: true, signal: stop.signal });
    await until('it runs', async () => (await findPlan(deps.database, planId))?.status === 'running');
    stop.abort(new Error('stop'));
    await expect(run).rejects.toThrow('stop');
    expect(await findPlan(deps.database, planId)).toMatchObject({ status: 'running' });
  });

  it('fails for good only at the last attempt, and tells no more than it may', async () => {
    const planId = await request();
    const makePlan: MakePlan = async () => {
      throw new Error(`broke on ${person(1).name}`);
    };
    await expect(runPlan({ ...deps, makePlan }, planId, calm)).rejects.toThrow('broke');
    expect(await findPlan(deps.database, planId)).toMatchObject({ status: 'running' });

    await runPlan({ ...deps, makePlan }, planId, { ...calm, isLastAttempt: true });

    const plan = await findPlan(deps.database, planId);
    expect(plan).toMatchObject({ status: 'failed', error: { code: 'internal' } });
    expect(JSON.stringify(plan)).not.toContain(person(1).name);
  });

  it('fails at once where the input can never be planned', async () => {
    const planId = await request();
    const makePlan: MakePlan = async () => {
      throw new AppError('input_invalid', 'no bus stands ready');
    };
    await runPlan({ ...deps, makePlan }, planId, calm);
    expect(await findPlan(deps.database, planId)).toMatchObject({
      status: 'failed',
      error: { code: 'input_invalid', detail: 'no bus stands ready' },
    });
  });
});

describe('a batch without accepted workers', () => {
  it('cannot be planned, but is tried again while rosters are on their way', async () => {
    const empty = await createBatch(deps, { scenario: smallScenario('empty'), policyChoice: {} });
    const planId = await requestPlan(deps, { batchId: empty, options, seed: 1 });
    const files = [{ name: 'a.csv', bytes: rosterCsv([person(9)]) }];
    const { requestId } = await submitRequest(deps, { batchId: empty, companyId: 'C001', files });
    await expect(runPlan(deps, planId, calm)).rejects.toMatchObject({ code: 'conflict' });

    await deps.database.query(`update requests set status = 'failed' where request_id = $1`, [requestId]);
    await runPlan(deps, planId, calm);
    expect(await findPlan(deps.database, planId)).toMatchObject({ status: 'failed', error: { code: 'input_invalid' } });
  });
});

describe('requestPlan', () => {
  it('lets one plan of a batch wait or run at a time', async () => {
    const results = await Promise.allSettled([request(), request(), request()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(request()).rejects.toMatchObject({ code: 'conflict' });
  });
});
