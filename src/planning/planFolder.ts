import type { Fault } from '../contract/fault.ts';
import type { Plan } from '../contract/plan.ts';
import type { StartPlan } from '../contract/replan.ts';
import type { Bilingual } from '../contract/text.ts';
import { countyRegister } from '../geo/index.ts';
import { cruiseSpeeds } from '../policy/speeds.ts';
import { createEstimateRouter } from '../routing/estimate.ts';
import type { SheetContext } from '../sheets/index.ts';
import { makePlan, type PlanDeps, type PlanOptions } from './makePlan.ts';
import { readPlanInput } from './readPlanInput.ts';
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
  const read = await readPlanInput(dir, deps.onFault);
  if (read === null) return null;
  const { input, faults } = read;
  if (options.strict && faults > 0) throw new StrictFaults(faults);

  const { scenario, policy, intake } = input;
  const router = createEstimateRouter(cruiseSpeeds(policy));
  const planDeps = { ...deps, router, counties: countyRegister() };
  const started = { ...input, start: options.start };
  const made = await orLockFaults(
    options.tradeOff === true ? makeTradeOff(started, options, planDeps) : onePlan(started, options, planDeps),
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
