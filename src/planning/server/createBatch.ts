import { randomUUID } from 'node:crypto';
import type { Driver, Scenario } from '../../contract/scenario.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { seal } from '../../crypto/seal.ts';
import { appendAudit } from '../../db/audit.ts';
import { insertBatch } from '../../db/batches.ts';
import { insertCompanies } from '../../db/companies.ts';
import { type DriverRow, insertDrivers } from '../../db/drivers.ts';
import { publishEvent } from '../../db/events.ts';
import { ensureOrganisations, type OrganisationRow, updateProfiles } from '../../db/organisations.ts';
import { insertPolicyVersion } from '../../db/policyVersions.ts';
import type { Client } from '../../db/pool.ts';
import { insertScenarioTables } from '../../db/scenarioTables.ts';
import { countyRegister } from '../../geo/index.ts';
import { type PolicyChoice, resolvePolicy } from '../../policy/resolve.ts';
import { areaFaults } from '../areaFaults.ts';
import { toRow } from './companies/createCompany.ts';
import { sealReception } from './companies/sealCompany.ts';
import type { ServerDeps } from './deps.ts';
import { refusePolicyFaults } from './editPolicy.ts';

export interface CreateBatch {
  /** Rosters in it are not looked at; they come in as requests. */
  scenario: Scenario;
  policyChoice: PolicyChoice;
  /** Until when companies are asked to have applied and sent their rosters. Default: no deadline. */
  deadline?: Date | null;
  /** Whether people of a company are planned only after its application was accepted. Default false. */
  applicationsRequired?: boolean;
  /** Marks data that `removeDemo` deletes. Default false. */
  isDemo?: boolean;
}

/**
 * Stores a scenario as a new batch.
 *
 * @returns its id.
 * @throws AppError `conflict` where the name is taken, `input_invalid` with every fault of the policy choice and of the county codes.
 */
export async function createBatch(deps: Pick<ServerDeps, 'database' | 'keys'>, input: CreateBatch): Promise<string> {
  return deps.database.transaction((db) => createBatchIn(db, deps.keys, input));
}

/** `createBatch` within the caller's transaction. */
export async function createBatchIn(db: Client, keys: KeyRing, input: CreateBatch): Promise<string> {
  const { scenario, policyChoice } = input;
  refuseFaults(scenario, policyChoice);
  const batchId = randomUUID();
  await insertBatch(db, {
    batchId,
    name: scenario.name,
    serviceDate: scenario.serviceDate,
    timeZone: scenario.timeZone,
    originProvinces: scenario.originProvinces,
    policy: policyChoice,
    hasDrivers: scenario.drivers !== null,
    isDemo: input.isDemo ?? false,
    deadline: input.deadline ?? null,
    applicationsRequired: input.applicationsRequired ?? false,
  });
  await insertScenarioTables(db, batchId, scenario);
  const orgs = await ensureOrganisations(
    db,
    scenario.companies.map(({ companyId, name }) => ({ code: companyId, name })),
  );
  await updateProfiles(
    db,
    orgs.flatMap((org, index) => (org.isNew ? [toRow(keys, org, scenario.companies[index]!)] : [])),
  );
  await insertCompanies(db, batchId, sealCompanies(keys, batchId, scenario, orgs));
  const drivers = (scenario.drivers ?? []).map((driver) => sealDriver(keys, batchId, driver));
  await insertDrivers(db, batchId, drivers);
  await insertPolicyVersion(db, batchId, { version: 1, choice: policyChoice });
  await publishEvent(db, { kind: 'batch.create', objectId: batchId, to: 'batch', batchId });
  const { name, serviceDate, companies, fleet } = scenario;
  await appendAudit(db, {
    action: 'batch.create',
    objectKind: 'batch',
    objectId: batchId,
    batchId,
    after: { name, serviceDate, companies: companies.length, buses: fleet.length },
  });
  return batchId;
}

function refuseFaults(scenario: Scenario, choice: PolicyChoice): void {
  const areas = areaFaults(scenario, countyRegister()).map((fault) => ({ ...fault, path: fault.file }));
  refusePolicyFaults([...resolvePolicy(choice).faults, ...areas], 'the policy choice or a county code is wrong');
}

function sealCompanies(keys: KeyRing, batchId: string, { companies }: Scenario, orgs: readonly OrganisationRow[]) {
  return companies.map(({ contact, phone, ...plain }, index) => ({
    ...plain,
    orgId: orgs[index]!.orgId,
    ...sealReception(keys, batchId, { companyId: plain.companyId, contact, phone }),
  }));
}

/** A driver as he is stored. */
export function sealDriver(keys: KeyRing, batchId: string, { name, phone, ...plain }: Driver): DriverRow {
  const place = (column: string) => ({ table: 'drivers', column, row: `${batchId}/${plain.driverId}` });
  return { ...plain, nameSealed: seal(keys, place('name'), name), phoneSealed: seal(keys, place('phone'), phone) };
}
