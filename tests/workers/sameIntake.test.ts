import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Scenario } from '../../src/contract/scenario.ts';
import type { Intake, RejectedRow } from '../../src/contract/worker.ts';
import { countyRegister } from '../../src/geo/index.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { exportBatch } from '../../src/planning/server/exportBatch.ts';
import { importScenario } from '../../src/planning/server/importScenario.ts';
import { loadIntake } from '../../src/planning/server/loadIntake.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import type { PolicyChoice } from '../../src/policy/resolve.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { travelParties } from '../../src/roster/parties.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { readScenarioFolder } from '../../src/scenario/readScenarioFolder.ts';
import { databases } from '../support/database.ts';
import { person } from '../support/people.ts';
import { calm, serverWork } from '../support/serverWork.ts';

/*
 * The server reads file by file, in any order, and settles duplicates in SQL; the command line reads all files at once.
 * Both must come to the same workers, numbers, faults and warnings, or they could not come to the same plan.
 */

const server = databases();
const fixtures = join(process.cwd(), 'fixtures');
const cases = readdirSync(join(fixtures, 'broken-rosters'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'batch')
  .map(({ name }) => name);

let deps: WorkDeps;

beforeAll(async () => {
  const database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url });
});

afterAll(() => deps.queues.close());

interface Loaded {
  scenario: Scenario;
  policy: Policy;
  policyChoice: PolicyChoice;
}

async function load(folder: string): Promise<Loaded> {
  const { scenario, policy, policyChoice } = await readScenarioFolder(folder);
  return { scenario: scenario!, policy: policy!, policyChoice: policyChoice! };
}

/** What the command line makes of the rosters. */
async function readAtOnce({ scenario, policy }: Loaded): Promise<Intake> {
  const { companies, pickups, originProvinces, serviceDate, rosters } = scenario;
  const context = { companies, counties: countyRegister(), pickups, originProvinces, serviceDate, policy };
  return readRosters(rosters, context);
}

/** What the server makes of them, working from the last request to the first. */
async function readThroughServer({ scenario, policy, policyChoice }: Loaded): Promise<Intake> {
  const { batchId, requestIds } = await importScenario(deps, { scenario, policyChoice });
  for (const requestId of requestIds.reverse()) await processRequest(deps, requestId, calm);
  return loadIntake(deps, batchId, policy);
}

/** Rejected rows in one order, cells of a row too; readers may list sheets of a file differently. */
function ordered(rows: RejectedRow[]): RejectedRow[] {
  const key = ({ file, sheet, row }: RejectedRow) => `${file} ${sheet} ${String(row).padStart(6, '0')}`;
  return rows
    .map((row) => ({ ...row, cells: [...row.cells].sort((a, b) => (a.code < b.code ? -1 : 1)) }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function expectSame(actual: Intake, expected: Intake): void {
  expect(actual.workers).toEqual(expected.workers);
  expect(ordered(actual.rejected)).toEqual(ordered(expected.rejected));
  expect(actual.warnings).toEqual(expected.warnings);
  expect(actual.dataRows).toBe(expected.dataRows);
}

describe('server and command line read the same', () => {
  it('from the seed batch', async () => {
    const loaded = await load(join(fixtures, 'gangzha-2020'));
    expectSame(await readThroughServer(loaded), await readAtOnce(loaded));
  }, 120_000);

  it.each(cases)('from broken rosters: %s', async (name) => {
    const loaded = await load(join(fixtures, 'broken-rosters', 'batch'));
    const folder = join(fixtures, 'broken-rosters', name);
    const rosters = readdirSync(folder)
      .filter((file) => file !== 'expected.json')
      .sort()
      .map((file) => ({ name: file, bytes: new Uint8Array(readFileSync(join(folder, file))) }));
    const broken = { ...loaded, scenario: { ...loaded.scenario, name, rosters } };
    expectSame(await readThroughServer(broken), await readAtOnce(broken));
  });

  it('from rosters whose people travel with those of other files, and with nobody who is known', async () => {
    const loaded = await load(join(fixtures, 'broken-rosters', 'batch'));
    const roster = (first: number, companions: readonly string[]) => {
      const rows = companions.map((text, i) => {
        const { name, id, phone } = person(first + i);
        return `${name},${id},${phone},安徽省阜阳市临泉县,${text}`;
      });
      return new TextEncoder().encode(['姓名,身份证号,手机号,上车点,同行人', ...rows].join('\n'));
    };
    const [one, two] = loaded.scenario.companies.map(({ companyId }) => companyId);
    const rosters = [
      { name: `${one}.csv`, bytes: roster(1, [person(4).id, '张无名', '']) },
      { name: `${two}.csv`, bytes: roster(4, [person(3).phone, '一组', '一组']) },
    ];
    const tied = { ...loaded, scenario: { ...loaded.scenario, name: 'tied', rosters } };
    const server = await readThroughServer(tied);
    expectSame(server, await readAtOnce(tied));
    const told = server.warnings
      .filter(({ code }) => code.startsWith('companion'))
      .map(({ code, cell }) => `${code} ${cell}`);
    expect(told).toEqual(['companion_unknown E3']);
    expect(travelParties(server.workers).partyOf).toEqual([0, -1, 0, 0, 1, 1]);
  });
});

describe('export', () => {
  it('gives back the scenario that was imported, rosters byte for byte', async () => {
    const { scenario, policyChoice } = await load(join(fixtures, 'gangzha-2020'));
    const serviceAreas = [{ name: '洪泽湖服务区', lng: 118.52, lat: 33.17 }];
    const named = { ...scenario, name: 'to be exported', serviceAreas };
    const { requestIds } = await importScenario(deps, { scenario: named, policyChoice });
    for (const requestId of requestIds) await processRequest(deps, requestId, calm);

    const exported = await exportBatch(deps, 'to be exported');

    expect(exported.undecidable).toEqual([]);
    expect(exported.policyChoice).toEqual(policyChoice);
    expect(exported.scenario.rosters.map(({ name }) => name)).toEqual(named.rosters.map(({ name }) => name));
    for (const [index, { bytes }] of exported.scenario.rosters.entries()) {
      expect(Buffer.compare(bytes, named.rosters[index]!.bytes)).toBe(0);
    }
    expect({ ...exported.scenario, rosters: [] }).toEqual({ ...named, rosters: [] });
  }, 120_000);
});
