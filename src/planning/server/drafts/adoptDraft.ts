import { inBoth } from '../../../contract/bilingualIssues.ts';
import type { Plan } from '../../../contract/plan.ts';
import type { PlanComparison } from '../../../contract/planComparison.ts';
import type { PlanChange } from '../../../contract/planDraft.ts';
import type { Bilingual } from '../../../contract/text.ts';
import { AppError } from '../../../errors.ts';
import { adoptPlan } from '../../edit/adopt.ts';
import { comparePlans } from '../../edit/comparePlans.ts';
import { loadWholePlan } from '../loadDocument.ts';
import { loadPart } from '../planDocument.ts';
import { refuseStale } from '../refuseStale.ts';
import { changeDraft } from './changeDraft.ts';
import { draftRow, type OnDraft } from './editDraft.ts';
import { type DraftDeps, loadEdits } from './loadEdits.ts';

/** What to adopt: the plan of another run of the batch, a point of the curve of money against contacts, an earlier version. */
export type AdoptFrom =
  | { kind: 'plan'; planId: string }
  | { kind: 'trade_off'; point: number }
  | { kind: 'version'; number: number };

/**
 * Makes another plan the draft; it can be undone. Refused where it would undo what was done by hand or locked, with all of it in words, until
 * that is confirmed.
 *
 * @throws AppError `not_found`, `precondition_failed`, `conflict`
 */
export async function adoptDraft(
  deps: DraftDeps,
  on: OnDraft,
  { from, confirm }: { from: AdoptFrom; confirm: boolean },
): Promise<PlanChange> {
  const row = await draftRow(deps, on.planId);
  refuseStale(row.version, on.version);
  const { plan, text } = await adopted(deps, row, from);
  const prepared = await loadEdits(deps, row.batchId);
  return changeDraft(
    deps,
    { ...on, action: 'plan.adopt', detail: { from } },
    prepared,
    (edits, state) => adoptPlan(edits, state, plan, { confirm, text }),
    { mayBeStale: true },
  );
}

async function adopted(
  deps: DraftDeps,
  { planId, batchId }: { planId: string; batchId: string },
  from: AdoptFrom,
): Promise<{ plan: Plan; text: Bilingual }> {
  switch (from.kind) {
    case 'plan': {
      const other = await draftRow(deps, from.planId);
      if (other.batchId !== batchId)
        throw new AppError('conflict', inBoth({ zh: '那个方案属于另一批次', en: 'that plan is of another batch' }));
      const plan = await loadWholePlan(deps, from.planId);
      return {
        plan,
        text: { zh: `采用方案 ${from.planId.slice(0, 8)}`, en: `adopted plan ${from.planId.slice(0, 8)}` },
      };
    }
    case 'trade_off': {
      const plan = await loadPart(deps, planId, 'point', String(from.point));
      if (plan === null) throw new AppError('not_found', 'the curve has no such point');
      const { buses, contactPairs } = plan.kpis;
      return {
        plan,
        text: {
          zh: `采用曲线上的一点：用车 ${buses}，接触对 ${contactPairs}`,
          en: `adopted a point of the curve: ${buses} buses, ${contactPairs} contact pairs`,
        },
      };
    }
    case 'version': {
      const plan = await loadWholePlan(deps, planId, from.number);
      const name =
        from.number === 0
          ? { zh: '规划结果', en: 'the plan as made' }
          : { zh: `v${from.number}`, en: `v${from.number}` };
      return { plan, text: { zh: `恢复为${name.zh}`, en: `back to ${name.en}` } };
    }
  }
}

/** A plan, and which version of it; null: the draft as it stands. */
export interface ComparedPlan {
  planId: string;
  version: number | null;
}

/** Two plans of a batch as differences. @throws AppError `not_found`; `conflict` where they are of different batches */
export async function compareDrafts(deps: DraftDeps, from: ComparedPlan, to: ComparedPlan): Promise<PlanComparison> {
  const [a, b] = [await draftRow(deps, from.planId), await draftRow(deps, to.planId)];
  if (a.batchId !== b.batchId)
    throw new AppError('conflict', inBoth({ zh: '两个方案不属于同一批次', en: 'the plans are of different batches' }));
  const [then, now] = [
    await loadWholePlan(deps, from.planId, from.version),
    await loadWholePlan(deps, to.planId, to.version),
  ];
  const side = ({ planId, version }: ComparedPlan) => ({ planId, publishedVersion: version });
  return { from: side(from), to: side(to), ...comparePlans(then, now) };
}
