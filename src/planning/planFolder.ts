import type { Fault } from '../contract/fault.ts';
import type { Plan } from '../contract/plan.ts';
import type { StartPlan } from '../contract/replan.ts';
import type { Bilingual } from '../contract/text.ts';
import type { Intake } from '../contract/worker.ts';
import { countyRegister } from '../geo/index.ts';
import { cruiseSpeeds } from '../policy/speeds.ts';
import { readRosters } from '../roster/readRosters.ts';
import { createEstimateRouter } from '../routing/estimate.ts';
import { readScenarioFolder } from '../scenario/readScenarioFolder.ts';
import type { SheetContext } from '../sheets/index.ts';
import { areaFaults } from './areaFaults.ts';
import { makePlan, type PlanDeps, type PlanOptions } from './makePlan.ts';
import { LockFaults } from './replan/lockFaults.ts';
import { sheetContext } from './sheetContext.ts';
import { makeTradeOff } from './tradeOff.ts';

/** Under `strict`, any fault stops the work before planning. */
export class StrictFaults extends Error {
  readonly text: Bilingual;

  constructor(count: number) {
    super(`${count} faults under --strict`);
    this.text = {
      zh: `共 ${count} 处错误；--strict 下不继续`,
      en: `${count} faults; nothing is planned under --strict`,
    };
  }
}

/** What planning a folder gives. */
export interface FolderPlan {
  plan: Plan;
  /** The plans of the points of `plan.tradeOff`, in their order; empty where no curve was asked for. */
  pointPlans: Plan[];
  sheets: SheetContext;
}

type FolderDeps = Omit<PlanDeps, 'router' | 'counties'> & { onFault: (fault: Fault) => void };

/**
 * Reads a scenario folder, plans it and gives what the sheets need. Every fault is told through `onFault`; null where the
 * folder cannot be planned at all: scenario unreadable, policy contradictory, no row acceptable, or a lock that cannot be kept.
 * @throws StrictFaults under `strict` after any fault
 */
export async function planFolder(
  dir: string,
  options: PlanOptions & { strict: boolean; tradeOff?: boolean; start?: StartPlan },
  deps: FolderDeps,
): Promise<FolderPlan | null> {
  const { scenario, policy, faults } = await readScenarioFolder(dir);
  for (const fault of faults) deps.onFault(fault);
  if (scenario === null || policy === null) return null;

  const counties = countyRegister();
  const areas = areaFaults(scenario, counties);
  for (const fault of areas) deps.onFault(fault);
  if (areas.length > 0) return null;
  const { companies, pickups, originProvinces, serviceDate, rosters } = scenario;
  const intake = await readRosters(rosters, { companies, counties, pickups, originProvinces, serviceDate, policy });
  const rowFaults = faultsOf(intake);
  for (const fault of rowFaults) deps.onFault(fault);
  for (const warning of intake.warnings) deps.onFault(warning);
  if (intake.workers.length === 0) {
    deps.onFault(nobody);
    return null;
  }
  if (options.strict && faults.length + rowFaults.length > 0) throw new StrictFaults(faults.length + rowFaults.length);

  const router = createEstimateRouter(cruiseSpeeds(policy));
  const input = { scenario, policy, intake, start: options.start };
  const planDeps = { ...deps, router, counties };
  const made = await orLockFaults(
    options.tradeOff === true ? makeTradeOff(input, options, planDeps) : onePlan(input, options, planDeps),
    deps.onFault,
  );
  if (made === null) return null;
  const { plan, pointPlans } = made;
  // without a server a trip has no page; its name is what the QR code can tell
  const tripUrl = (tripId: string) => `jieyun:${encodeURIComponent(scenario.name)}/${encodeURIComponent(tripId)}`;
  const sheets = sheetContext({ scenario, policy, workers: intake.workers }, options.locale, tripUrl);
  return { plan, pointPlans, sheets };
}

async function onePlan(...work: Parameters<typeof makePlan>) {
  return { plan: await makePlan(...work), pointPlans: [] };
}

/** Tells locks that cannot be kept as faults. */
async function orLockFaults<T>(work: Promise<T>, onFault: (fault: Fault) => void): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof LockFaults)) throw error;
    for (const fault of error.faults) onFault(fault);
    return null;
  }
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
