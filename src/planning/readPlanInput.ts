import type { Fault } from '../contract/fault.ts';
import type { Intake } from '../contract/worker.ts';
import { countyRegister } from '../geo/index.ts';
import { readRosters } from '../roster/readRosters.ts';
import { readScenarioFolder } from '../scenario/readScenarioFolder.ts';
import { areaFaults } from './areaFaults.ts';
import type { PlanInput } from './makePlan.ts';

/**
 * Reads a scenario folder with its rosters; every fault is told through `onFault`. Null where it cannot be planned at all:
 * scenario unreadable, policy contradictory, or no row acceptable.
 * @returns the input, and how many faults are left in it
 */
export async function readPlanInput(
  dir: string,
  onFault: (fault: Fault) => void,
): Promise<{ input: PlanInput; faults: number } | null> {
  const { scenario, policy, faults } = await readScenarioFolder(dir);
  for (const fault of faults) onFault(fault);
  if (scenario === null || policy === null) return null;

  const counties = countyRegister();
  const areas = areaFaults(scenario, counties);
  for (const fault of areas) onFault(fault);
  if (areas.length > 0) return null;
  const { companies, pickups, originProvinces, serviceDate, rosters } = scenario;
  const intake = await readRosters(rosters, { companies, counties, pickups, originProvinces, serviceDate, policy });
  const rowFaults = faultsOf(intake);
  for (const fault of rowFaults) onFault(fault);
  for (const warning of intake.warnings) onFault(warning);
  if (intake.workers.length === 0) {
    onFault(nobody);
    return null;
  }
  return { input: { scenario, policy, intake }, faults: faults.length + rowFaults.length };
}

function faultsOf({ rejected }: Intake): Fault[] {
  return rejected.flatMap((row) => row.cells);
}

const nobody: Fault = {
  file: 'rosters',
  code: 'no_acceptable_row',
  message: { zh: '没有一行名单可以接受', en: 'not a single roster row is acceptable' },
  remedy: { zh: '按上面列出的问题改正名单后重试', en: 'correct the rosters as listed above and try again' },
};
