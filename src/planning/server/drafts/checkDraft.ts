import type { Plan } from '../../../contract/plan.ts';
import type { PlanCheck } from '../../../contract/publishedPlan.ts';
import type { Bilingual } from '../../../contract/text.ts';
import { appendAudit } from '../../../db/audit.ts';
import { type HoldRow, listHoldsOfOthers } from '../../../db/bedHolds.ts';
import { noteCheck } from '../../../db/drafts.ts';
import { publishEvent } from '../../../db/events.ts';
import { formatCsv } from '../../../scenario/csvText.ts';
import { scenarioFiles } from '../../../scenario/writeScenarioFolder.ts';
import { exportBatch } from '../exportBatch.ts';
import { refuseStale } from '../refuseStale.ts';
import { needsOf } from '../supplies/readSupplies.ts';
import { shortagesOf } from '../supplies/shortages.ts';
import { heldDraft, stateOf } from './changeDraft.ts';
import { draftRow, type OnDraft } from './editDraft.ts';
import type { DraftDeps } from './loadEdits.ts';

/** What the independent checker is given: the document, and the files of the batch's scenario folder by path. */
export interface CheckRequest {
  plan: Plan;
  files: ReadonlyMap<string, Uint8Array>;
}

interface FoundFault {
  ruleId: string;
  tripId: string | null;
  stopSeq: number | null;
  workerId: string | null;
  limit: number | string;
  actual: number | string;
  text: Bilingual;
}

/** What it says. Holds ids only. */
export interface CheckVerdict {
  checked: number;
  violations: FoundFault[];
  soft: FoundFault[];
  unverified: { text: Bilingual }[];
}

/** The independent checker, which shares no rule with planning and is passed in. */
export type RunChecker = (request: CheckRequest) => Promise<CheckVerdict>;

export type CheckDeps = DraftDeps & { runChecker: RunChecker };

/**
 * Lets the independent checker recompute every rule for a draft from the batch's files. A version that it accepts may be published. Supplies that
 * are short are named beside it; they can still be bought.
 *
 * @throws AppError `not_found`, `precondition_failed`
 */
export async function checkDraft(deps: CheckDeps, { planId, version }: OnDraft): Promise<PlanCheck> {
  const row = await draftRow(deps, planId);
  refuseStale(row.version, version);
  const { plan } = await deps.database.transaction((db) => stateOf(deps, db, row));
  const check = { version: row.version, ...(await checkPlanOf(deps, { planId, batchId: row.batchId, plan })) };
  await deps.database.transaction(async (db) => {
    await heldDraft(db, planId, row.version);
    await noteCheck(db, planId, { version: row.version, isAccepted: check.accepted });
    const { accepted } = check;
    await publishEvent(db, {
      kind: 'plan.check',
      objectId: planId,
      to: 'staff',
      batchId: row.batchId,
      data: { version: row.version, accepted },
    });
    await appendAudit(db, {
      action: 'plan.check',
      objectKind: 'plan',
      objectId: planId,
      batchId: row.batchId,
      after: { version: row.version, accepted, violations: check.violations.length },
    });
  });
  return check;
}

/** What the checker says of a document of a batch, and which supplies are short for it. */
export async function checkPlanOf(
  deps: CheckDeps,
  { planId, batchId, plan }: { planId: string; batchId: string; plan: Plan },
): Promise<Omit<PlanCheck, 'version'>> {
  const { scenario, policyChoice, undecidable } = await exportBatch(deps, batchId);
  const files = new Map(
    [...scenarioFiles(scenario, policyChoice)].map(([path, content]) => [path, Buffer.from(content)] as const),
  );
  files.set('beds_held.csv', Buffer.from(heldBeds(await listHoldsOfOthers(deps.database, batchId))));
  const { checked, violations, soft, unverified } = await deps.runChecker({ plan, files });
  // decisions on withdrawals are the server's: files say nothing of them
  const decided = new Set(undecidable);
  const told = violations.filter(({ workerId }) => workerId === null || !decided.has(workerId));
  return {
    accepted: told.length === 0,
    checked,
    violations: told.map(({ ruleId, tripId, stopSeq, workerId, limit, actual, text }) => ({
      rule: ruleId,
      tripId,
      stopSeq,
      workerId,
      limit: String(limit),
      actual: String(actual),
      text,
    })),
    soft: soft.map(({ ruleId, tripId, limit, actual, text }) => ({
      rule: ruleId,
      tripId: tripId!,
      limit: String(limit),
      actual: String(actual),
      text,
    })),
    shortages: shortagesOf(await needsOf(deps.database, { planId, batchId, plan })),
    unverified: [...unverified.map(({ text }) => text), ...(decided.size > 0 ? [decidedHere(decided.size)] : [])],
  };
}

/** Beds that people of other batches have, as the checker reads them. */
function heldBeds(holds: readonly Pick<HoldRow, 'bedId' | 'from' | 'until'>[]): string {
  return formatCsv([['bed', 'from', 'until'], ...holds.map(({ bedId, from, until }) => [bedId, from, until])]);
}

function decidedHere(people: number): Bilingual {
  return {
    zh: `${people} 人的撤回由服务器决定，名单文件无从核对`,
    en: `withdrawals of ${people} people were decided here; the files do not tell`,
  };
}
