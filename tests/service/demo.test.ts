import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listBatches } from '../../src/db/batches.ts';
import { findPlan, listPlans } from '../../src/db/plans.ts';
import { listRequests } from '../../src/db/requests.ts';
import type { QueueStore } from '../../src/jobs/store.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import type { RunChecker } from '../../src/planning/server/drafts/checkDraft.ts';
import { removeDemo } from '../../src/planning/server/removeDemo.ts';
import { writeScenarioFolder } from '../../src/scenario/writeScenarioFolder.ts';
import { type LoadDemo, loadDemo } from '../../src/service/demo.ts';
import { startWorkers } from '../../workers/main.ts';
import { databases } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';

const server = databases();
let folder: string;
let deps: WorkDeps;
let store: QueueStore;
const closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jieyun-demo-'));
  const rosters = ['C001', 'C002'].map((companyId, index) => ({
    name: `${companyId}.csv`,
    bytes: rosterCsv([person(index)]),
  }));
  const policyChoice = { preset: 'cn-2020-02-11' as const, override: {} };
  await writeScenarioFolder(folder, { ...smallScenario('demo-batch'), rosters }, policyChoice);
  const database = await server.create();
  store = { kind: 'postgres', databaseUrl: database.url };
  deps = serverWork(database, store);
  closers.push(() => deps.queues.close());
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
});

function work(): void {
  const workers = startWorkers(deps, { store });
  closers.push(() => workers.close(1_000));
}

function demo(changes: Partial<LoadDemo> = {}): LoadDemo {
  const options = { seconds: 1, threads: 1, locale: 'zh-CN' as const };
  return { folder, options, signal: new AbortController().signal, onProgress: () => undefined, runChecker, ...changes };
}

/** Accepts everything: the planner of this test knows nothing of buses. */
const runChecker: RunChecker = async () => ({ checked: 1, violations: [], soft: [], unverified: [] });

describe('loadDemo', () => {
  it('sends each company its own request and a plan through the queue, once and for all', async () => {
    work();
    const shares: number[] = [];
    const result = await loadDemo(deps, demo({ onProgress: (share) => shares.push(share) }));
    expect(result!.plan.scenario).toBe('demo-batch');
    const plan = await findPlan(deps.database, result!.planId);
    expect(plan!.publishedVersion).toBe(1);
    const requests = await listRequests(deps.database, result!.batchId);
    expect(requests.map(({ companyId, status }) => [companyId, status]).sort()).toEqual([
      ['C001', 'done'],
      ['C002', 'done'],
    ]);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));

    expect(await loadDemo(deps, demo())).toBeNull();
    expect(await listBatches(deps.database)).toHaveLength(1);
  });

  it('goes on where it was cut short: the same batch, the same requests, one plan', async () => {
    const cut = new AbortController();
    const first = loadDemo(deps, demo({ signal: cut.signal, onProgress: (share) => share >= 0.05 && cut.abort() }));
    await expect(first).rejects.toThrow();
    const [batch] = await listBatches(deps.database);
    const accepted = await listRequests(deps.database, batch!.batchId);

    work();
    const result = await loadDemo(deps, demo());
    expect(result!.batchId).toBe(batch!.batchId);
    const ids = (requests: { requestId: string }[]) => requests.map(({ requestId }) => requestId).sort();
    expect(ids(await listRequests(deps.database, batch!.batchId))).toEqual(expect.arrayContaining(ids(accepted)));
    expect(await listPlans(deps.database, batch!.batchId)).toHaveLength(1);
  });

  it('does not come back after it was removed', async () => {
    work();
    await loadDemo(deps, demo());
    expect(await removeDemo(deps)).toEqual(['demo-batch']);
    expect(await loadDemo(deps, demo())).toBeNull();
    expect(await listBatches(deps.database)).toEqual([]);
  });
});
