import type { Fault } from '../contract/fault.ts';
import type { Scenario } from '../contract/scenario.ts';
import { type PolicyChoice, resolvePolicy } from '../policy/resolve.ts';
import type { Policy } from '../policy/schema.ts';
import { companiesFile, readCompanies } from './companies.ts';
import { dormsFile, readDorms } from './dorms.ts';
import { driversFile, readDrivers } from './drivers.ts';
import { isTolerated, scenarioFault } from './faults.ts';
import { fleetFile, readFleet } from './fleet.ts';
import { readFolderFile, readRosterFiles } from './folderFiles.ts';
import { pickupsFile, readPickups } from './pickups.ts';
import { readRisk, riskFile } from './risk.ts';
import { readScenarioJson, type ScenarioHead, scenarioJsonFile } from './scenarioJson.ts';
import { readServiceAreas, serviceAreasFile } from './serviceAreas.ts';

/** What a scenario folder holds, or everything that is wrong with it. */
export interface ScenarioReading {
  /** Null after any fault that is not merely told (see `isTolerated`). */
  scenario: Scenario | null;
  /** Effective policy; null where the choice is contradictory or scenario.json unreadable. */
  policy: Policy | null;
  /** The choice as written, for storing and export; null where scenario.json is unreadable. */
  policyChoice: PolicyChoice | null;
  faults: Fault[];
}

/**
 * Reads a scenario folder (formats.md §1) and reports all faults at once, with file, cell and remedy.
 * Rosters come back as bytes; `roster/` reads them. Never throws for what is in the folder.
 */
export async function readScenarioFolder(dir: string): Promise<ScenarioReading> {
  const faults: Fault[] = [];
  const headBytes = await readFolderFile(dir, scenarioJsonFile, true, faults);
  const head = headBytes === null ? null : readScenarioJson(headBytes, faults);
  const policy = head === null ? null : effectivePolicy(head.policyChoice, faults);
  const tables = await readTables(dir, head, faults);
  const usable = head !== null && policy !== null && faults.every(isTolerated);
  return {
    scenario: usable ? { ...scenarioHead(head), ...tables } : null,
    policy,
    policyChoice: head?.policyChoice ?? null,
    faults,
  };
}

function scenarioHead({ name, serviceDate, timeZone, originProvinces, depots }: ScenarioHead) {
  return { name, serviceDate, timeZone, originProvinces, depots };
}

type Tables = Omit<Scenario, keyof ReturnType<typeof scenarioHead>>;

/** Where scenario.json is unreadable, the tables are still read, only without the checks that need it. */
async function readTables(dir: string, head: ScenarioHead | null, faults: Fault[]): Promise<Tables> {
  const depotIds: ReadonlySet<string> = head === null ? anyId : new Set(head.depots.map((depot) => depot.depotId));
  const timeZone = head?.timeZone ?? 'Asia/Shanghai';
  const bytesOf = (file: string, required: boolean) => readFolderFile(dir, file, required, faults);

  const companyBytes = await bytesOf(companiesFile, true);
  const companies = companyBytes === null ? [] : readCompanies(companyBytes, faults);
  const companyIds = companyBytes === null ? anyId : new Set(companies.map((company) => company.companyId));
  const fleetBytes = await bytesOf(fleetFile, true);
  const driverBytes = await bytesOf(driversFile, false);
  const pickupBytes = await bytesOf(pickupsFile, false);
  const areaBytes = await bytesOf(serviceAreasFile, false);
  const riskBytes = await bytesOf(riskFile, false);
  const dormBytes = await bytesOf(dormsFile, false);
  if (dormBytes === null) faults.push(dormsMissing);
  return {
    companies,
    fleet: fleetBytes === null ? [] : readFleet(fleetBytes, depotIds, timeZone, faults),
    drivers: driverBytes === null ? null : readDrivers(driverBytes, depotIds, faults),
    pickups: pickupBytes === null ? [] : readPickups(pickupBytes, faults),
    ...(areaBytes !== null && { serviceAreas: readServiceAreas(areaBytes, faults) }),
    risk: riskBytes === null ? [] : readRisk(riskBytes, faults),
    dorms: dormBytes === null ? [] : readDorms(dormBytes, companyIds, faults),
    rosters: await readRosterFiles(dir, faults),
  };
}

/** Stands for the ids of a file that could not be read: one missing file should not fault every row that refers to it. */
const anyId: ReadonlySet<string> = new (class extends Set<string> {
  override has(): boolean {
    return true;
  }
})();

const dormsMissing = scenarioFault(
  dormsFile,
  null,
  'dorms_missing',
  { zh: '文件夹中没有它，宿舍无法安排', en: 'is missing from the folder; no dormitory can be assigned' },
  { zh: `补上 ${dormsFile}`, en: `add ${dormsFile}` },
);

function effectivePolicy(choice: PolicyChoice, faults: Fault[]): Policy | null {
  const resolved = resolvePolicy(choice);
  for (const { path, message, remedy } of resolved.faults) {
    faults.push(scenarioFault(scenarioJsonFile, path, 'policy_invalid', message, remedy));
  }
  return resolved.policy;
}
