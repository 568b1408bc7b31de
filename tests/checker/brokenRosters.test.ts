import { readdirSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { checkPlan } from '../../src/checker/checkPlan.ts';
import type { Plan } from '../../src/contract/plan.ts';
import { countyRegister } from '../../src/geo/index.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { readScenarioFolder } from '../../src/scenario/readScenarioFolder.ts';

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'fixtures', 'broken-rosters');
const cases = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'batch')
  .map((entry) => entry.name);

/**
 * Two readers written apart agree on every broken roster: what the intake accepts and rejects are rows that the checker
 * finds, all of them, with the faults that it finds.
 */
describe('broken rosters', () => {
  let dir = '';
  afterEach(() => rm(dir, { recursive: true }));

  it.each(cases)('%s', async (name) => {
    dir = await mkdtemp(join(tmpdir(), 'jieyun-checker-'));
    await cp(join(fixtures, 'batch'), dir, { recursive: true });
    for (const file of await readdir(join(fixtures, name)))
      if (file !== 'expected.json')
        await cp(join(fixtures, name, file), join(dir, 'rosters', file), { recursive: true });
    expect((await checkPlan(await planWithoutTrips(dir), dir)).violations).toEqual([]);
  });
});

/** Everybody whom the intake accepts is left over. */
async function planWithoutTrips(dir: string): Promise<Plan> {
  const { scenario, policy } = await readScenarioFolder(dir);
  if (!scenario || !policy) throw new Error('the folder of the fixture is unreadable');
  const intake = await readRosters(scenario.rosters, { ...scenario, policy, counties: countyRegister() });
  const reason = { code: 'locked' as const, limit: 'none', actual: 'none', text: 'no trip in this test' };
  const proof = 'capacity' as const;
  return {
    format: 'jieyun.plan/1',
    scenario: scenario.name,
    createdAt: '2020-02-22T10:00:00+08:00',
    seed: 1,
    solveS: 0,
    router: { name: 'estimate', detail: '' },
    policy: policy as unknown as Record<string, unknown>,
    limits: policy.limits,
    trips: [],
    workers: intake.workers.map(({ workerId, source, companyId, adcode }) => ({
      ...{ workerId, source, companyId, adcode },
      ...{ tripId: null, seat: null, dorm: null },
    })),
    unassigned: intake.workers.map(({ workerId }) => ({ workerId, reason, fix: null })),
    rejected: intake.rejected.map(({ file, sheet, row, cells }) => ({
      ...{ file, sheet, row },
      cells: cells.map(({ cell, code, value, message, remedy }) => ({
        ...{ cell, code, value },
        ...{ text: message.zh, fix: remedy.zh },
      })),
    })),
    kpis: {
      ...{
        workers: intake.workers.length,
        assigned: 0,
        buses: 0,
        loadPct: 0,
        distanceM: 0,
        contactPairs: 0,
        costCny: 0,
      },
      ...{ maxLoadedDistanceM: 0, maxLoadedDriveS: 0, companiesPerBusMax: 0, splitGroups: 0, objective: 0 },
    },
    bounds: { buses: { value: 0, proof }, objective: { value: 0, proof }, gapPct: 0, optimal: true },
  };
}
