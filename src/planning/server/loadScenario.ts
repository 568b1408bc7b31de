import { inBoth } from '../../contract/bilingualIssues.ts';
import type { Driver, Scenario } from '../../contract/scenario.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { openText } from '../../crypto/seal.ts';
import type { BatchRow } from '../../db/batches.ts';
import { listCompanies } from '../../db/companies.ts';
import { type KeptDriverRow, listDrivers } from '../../db/drivers.ts';
import type { Queryable } from '../../db/pool.ts';
import { readScenarioTables } from '../../db/scenarioTables.ts';
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
  return deps.database.transaction((db) => loadScenarioIn(db, deps.keys, batchId));
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

async function loadScenarioIn(db: Queryable, keys: KeyRing, batchId: string): Promise<LoadedScenario> {
  const { batch, policyChoice, policy } = await loadBatch(db, batchId);
  const tables = await readScenarioTables(db, batchId);
  const companies = await listCompanies(db, batchId);
  const drivers = await listDrivers(db, batchId);
  return {
    batch,
    policyChoice,
    policy,
    scenario: {
      name: batch.name,
      serviceDate: batch.serviceDate,
      timeZone: batch.timeZone,
      originProvinces: batch.originProvinces,
      ...tables,
      companies: companies.map((row) => openCompany(keys, batchId, row)),
      drivers: batch.hasDrivers ? drivers.map((row) => openDriver(keys, batchId, row)) : null,
      rosters: [],
    },
  };
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
