import { inBoth } from '../../contract/bilingualIssues.ts';
import type { Driver, Scenario } from '../../contract/scenario.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { openText } from '../../crypto/seal.ts';
import type { BatchRow } from '../../db/batches.ts';
import { listCompanies } from '../../db/companies.ts';
import { type KeptDriverRow, listDrivers } from '../../db/drivers.ts';
import type { Queryable } from '../../db/pool.ts';
import { type ScenarioTables, scenarioTableReaders } from '../../db/scenarioTables.ts';
import { AppError } from '../../errors.ts';
import { type PolicyChoice, resolvePolicy } from '../../policy/resolve.ts';
import type { Policy } from '../../policy/schema.ts';
import { openCompany } from './companies/sealCompany.ts';
import type { ServerDeps } from './deps.ts';
import { knownBatch } from './readBatch.ts';

/** A batch as a scenario: the same that a scenario folder gives, `rosters` left empty. */
export interface LoadedScenario {
  scenario: Scenario;
  policyChoice: PolicyChoice;
  /** Effective by the presets of this program. */
  policy: Policy;
  batch: BatchRow;
}

/** @throws AppError `not_found`; `input_invalid` where this program no longer knows what the policy choice names */
export async function loadScenario(
  deps: Pick<ServerDeps, 'database' | 'keys'>,
  batchId: string,
): Promise<LoadedScenario> {
  return loadTables(deps, batchId, scenarioTables);
}

/** Everything of a scenario that lies in a table of its own; thousands of rows in some of them. */
const scenarioTables = ['depots', 'fleet', 'pickups', 'serviceAreas', 'risk', 'dorms', 'companies', 'drivers'] as const;
type ScenarioTable = (typeof scenarioTables)[number];

/** A batch with some of its tables: no others are read, nor their seals opened. */
export type PartlyLoaded<Table extends ScenarioTable> = Omit<LoadedScenario, 'scenario'> & {
  scenario: Omit<Scenario, ScenarioTable> & Pick<Scenario, Table>;
};

/** @throws as `loadScenario` */
export async function loadTables<Table extends ScenarioTable>(
  { database, keys }: Pick<ServerDeps, 'database' | 'keys'>,
  batchId: string,
  tables: readonly Table[],
): Promise<PartlyLoaded<Table>> {
  return database.transaction(async (db) => {
    const loaded = await loadBatch(db, batchId);
    const { name, serviceDate, timeZone, originProvinces } = loaded.batch;
    const read: Partial<Record<ScenarioTable, unknown>> = {};
    for (const table of tables) read[table] = await readTable(db, keys, { batch: loaded.batch, table });
    return {
      ...loaded,
      scenario: { name, serviceDate, timeZone, originProvinces, rosters: [], ...(read as Pick<Scenario, Table>) },
    };
  });
}

async function readTable(
  db: Queryable,
  keys: KeyRing,
  { batch: { batchId, hasDrivers }, table }: { batch: BatchRow; table: ScenarioTable },
): Promise<ScenarioTables[keyof ScenarioTables] | Scenario['companies'] | Scenario['drivers']> {
  switch (table) {
    case 'companies':
      return (await listCompanies(db, batchId)).map((row) => openCompany(keys, batchId, row));
    case 'drivers':
      return hasDrivers ? (await listDrivers(db, batchId)).map((row) => openDriver(keys, batchId, row)) : null;
    default:
      return scenarioTableReaders[table](db, batchId);
  }
}

/** A batch without its tables, and its effective policy. @throws as `loadScenario` */
export async function loadBatch(
  db: Queryable,
  batchId: string,
): Promise<Pick<LoadedScenario, 'batch' | 'policyChoice' | 'policy'>> {
  const batch = await knownBatch(db, batchId);
  const policyChoice = batch.policy as PolicyChoice;
  const { policy } = resolvePolicy(policyChoice);
  if (policy === null)
    throw new AppError(
      'input_invalid',
      inBoth({ zh: '批次所选政策已失效', en: "the batch's policy choice is not valid any more" }),
    );
  return { batch, policyChoice, policy };
}

/** A driver with name and phone in full. */
export function openDriver(keys: KeyRing, batchId: string, row: KeptDriverRow): Driver {
  const { nameSealed, phoneSealed, version: _, drivenLast14dMin, ...plain } = row;
  const place = (column: string) => ({ table: 'drivers', column, row: `${batchId}/${row.driverId}` });
  return {
    ...plain,
    ...(drivenLast14dMin != null && { drivenLast14dMin }),
    name: openText(keys, place('name'), nameSealed),
    phone: openText(keys, place('phone'), phoneSealed),
  };
}
