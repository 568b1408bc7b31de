import type { Fault } from '../contract/fault.ts';
import type { Plan } from '../contract/plan.ts';
import type { Bilingual } from '../contract/text.ts';
import { countyRegister } from '../geo/index.ts';
import { cruiseSpeeds } from '../policy/speeds.ts';
import { createEstimateRouter } from '../routing/estimate.ts';
import type { SheetContext } from '../sheets/index.ts';
import { makePlan, type PlanDeps, type PlanOptions } from './makePlan.ts';
import { readPlanInput } from './readPlanInput.ts';
import { sheetContext } from './sheetContext.ts';

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
  sheets: SheetContext;
}

type FolderDeps = Omit<PlanDeps, 'router' | 'counties'> & { onFault: (fault: Fault) => void };

/**
 * Reads a scenario folder, plans it and gives what the sheets need. Every fault is told through `onFault`; null where the
 * folder cannot be planned at all: scenario unreadable, policy contradictory, or no row acceptable.
 * @throws StrictFaults under `strict` after any fault
 */
export async function planFolder(
  dir: string,
  options: PlanOptions & { strict: boolean },
  deps: FolderDeps,
): Promise<FolderPlan | null> {
  const read = await readPlanInput(dir, deps.onFault);
  if (read === null) return null;
  const { input, faults } = read;
  if (options.strict && faults > 0) throw new StrictFaults(faults);

  const { scenario, policy, intake } = input;
  const router = createEstimateRouter(cruiseSpeeds(policy));
  const plan = await makePlan(input, options, { ...deps, router, counties: countyRegister() });
  // without a server a trip has no page; its name is what the QR code can tell
  const tripUrl = (tripId: string) => `jieyun:${encodeURIComponent(scenario.name)}/${encodeURIComponent(tripId)}`;
  return { plan, sheets: sheetContext({ scenario, policy, workers: intake.workers }, options.locale, tripUrl) };
}
