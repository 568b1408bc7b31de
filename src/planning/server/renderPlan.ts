import type { Plan } from '../../contract/plan.ts';
import type { PartTrip, PlanPart } from '../../contract/planPart.ts';
import type { Locale } from '../../contract/text.ts';
import { findDraft } from '../../db/drafts.ts';
import { findPlan } from '../../db/plans.ts';
import { AppError } from '../../errors.ts';
import {
  renderAllSheets,
  renderGpx,
  renderMasterList,
  renderTripSheet,
  type SheetContext,
} from '../../sheets/index.ts';
import { sheetContext } from '../sheetContext.ts';
import type { ServerDeps } from './deps.ts';
import { progressOf } from './drafts/presentChange.ts';
import { loadDocument, loadWholePlan } from './loadDocument.ts';
import { listPeople } from './loadIntake.ts';
import { loadTables } from './loadScenario.ts';

/** Which plan to put on paper, and for whom. */
export interface PaperRequest {
  planId: string;
  locale: Locale;
  /** Address of a trip's page, for its QR code. */
  tripUrl(tripId: string): string;
}

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** The route sheet of one trip as PDF. @throws AppError `not_found` */
export async function tripSheet(deps: Deps, paper: PaperRequest, tripId: string): Promise<Uint8Array> {
  const { plan, context } = await loadPaper(deps, paper);
  findTrip(plan, tripId);
  return renderTripSheet(plan, tripId, context);
}

/** The route of one trip as GPX. @throws AppError `not_found` */
export async function tripGpx(deps: Deps, paper: PaperRequest, tripId: string): Promise<string> {
  const { plan, context } = await loadPaper(deps, paper);
  findTrip(plan, tripId);
  return renderGpx(plan, tripId, context);
}

/** All route sheets as one PDF to print. @throws AppError `not_found` */
export async function allSheets(deps: Deps, paper: PaperRequest): Promise<Uint8Array> {
  const { plan, context } = await loadPaper(deps, paper);
  return renderAllSheets(plan, context);
}

/** The master list as XLSX. @throws AppError `not_found` */
export async function masterList(deps: Deps, paper: PaperRequest): Promise<Uint8Array> {
  const plan = await loadWholePlan(deps, paper.planId);
  return renderMasterList(plan, await paperContext(deps, paper, plan));
}

/** @throws AppError `not_found` */
export function findTrip(plan: PlanPart, tripId: string): PartTrip {
  const trip = plan.trips.find((candidate) => candidate.tripId === tripId);
  if (trip === undefined) throw new AppError('not_found', 'the plan has no such trip');
  return trip;
}

async function loadPaper(deps: Deps, paper: PaperRequest): Promise<{ plan: Plan | PlanPart; context: SheetContext }> {
  const plan = await loadDocument(deps, paper.planId);
  return { plan, context: await paperContext(deps, paper, plan) };
}

/** What sheets say beside the plan, as far as the reader may see it: what he may not is left out of the sheet. */
async function paperContext(
  deps: Deps,
  { planId, locale, tripUrl }: PaperRequest,
  plan: Plan | PlanPart,
): Promise<SheetContext> {
  const row = await findPlan(deps.database, planId);
  if (row === null) throw new AppError('not_found', 'there is no such plan');
  const { scenario, policy } = await loadTables(deps, row.batchId, ['companies', 'depots', 'drivers']);
  const workers = await listPeople(deps, row.batchId);
  const draft = 'kpis' in plan ? await findDraft(deps.database, planId) : null;
  const edition = draft !== null && progressOf(draft) !== 'published' ? 'draft' : row.publishedVersion;
  return sheetContext({ scenario, policy, workers }, locale, tripUrl, edition);
}
