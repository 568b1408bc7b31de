import { inBoth } from '../../../contract/bilingualIssues.ts';
import type { Plan } from '../../../contract/plan.ts';
import type { PlanChange } from '../../../contract/planDraft.ts';
import type { PublishedVersion } from '../../../contract/publishedPlan.ts';
import { type DraftRow, findDraft, findHeadTexts } from '../../../db/drafts.ts';
import { findWhole } from '../../../db/planParts.ts';
import { AppError } from '../../../errors.ts';
import type { Outcome } from '../../edit/changeTrips.ts';
import { type DraftState, draftOf } from '../../edit/draftState.ts';
import { swapBusAndCrew, type TripSwap } from '../../edit/kinds/changeBus.ts';
import { openPart } from '../planDocument.ts';
import { refuseStale } from '../refuseStale.ts';
import { heldDraft, isSameInput, stateOf, storeEdit } from './changeDraft.ts';
import { type CheckDeps, checkPlanOf } from './checkDraft.ts';
import { draftRow, type OnDraft } from './editDraft.ts';
import { loadEdits } from './loadEdits.ts';
import { presentChange } from './presentChange.ts';
import { publishBeds } from './publishBeds.ts';
import { publishDocument } from './publishDocument.ts';
import { presentVersion, rebaseOn, rejectedOf, tellPublication } from './publishDraft.ts';
import { otherInput, refusalOf } from './refusals.ts';

type Done = Outcome & { done: true };

/**
 * Gives a published trip another bus or other drivers: every check of an edit, then the independent checker, then a new version at once, in which
 * this trip's sheet alone is new. Edits that are not published yet stay so; the swap is made in them, too.
 *
 * @throws AppError `not_found`, `precondition_failed`, `input_invalid` with the limits or violations in the way, `conflict`
 */
export async function swapTrip(
  deps: CheckDeps,
  on: OnDraft,
  swap: TripSwap,
): Promise<{ published: PublishedVersion; change: PlanChange }> {
  const { planId, version, locale } = on;
  const known = await draftRow(deps, planId);
  refuseStale(known.version, version);
  if (known.publishedVersion === 0)
    throw new AppError(
      'conflict',
      inBoth({ zh: '方案尚未发布：请直接修改草稿', en: 'the plan is not published yet: edit the draft' }),
    );
  if (swap.plate === undefined && swap.driverIds === undefined)
    throw new AppError('input_invalid', inBoth({ zh: '请选客车或驾驶员', en: 'name a bus, or drivers, or both' }));
  const prepared = await loadEdits(deps, known.batchId);
  const { draft, published } = await deps.database.transaction(async (db) => {
    const state = await stateOf(deps, db, known);
    return { draft: state, published: await publishedState(deps, db, known, state) };
  });
  if (!published.plan.trips.some(({ tripId }) => tripId === swap.tripId))
    throw new AppError('not_found', 'the published version has no such trip');
  for (const state of [draft, published]) if (!isSameInput(state, prepared)) throw otherInput();
  const writing = { now: new Date(), locale };
  const swapped = doneOrThrow(swapBusAndCrew(prepared.edits, published, swap, writing));
  const drafted = published === draft ? swapped : doneOrThrow(swapBusAndCrew(prepared.edits, draft, swap, writing));
  const check = await checkPlanOf(deps, { planId, batchId: known.batchId, plan: swapped.state.plan });
  if (!check.accepted)
    throw new AppError(
      'input_invalid',
      inBoth({ zh: '独立核查不接受这样更换', en: 'the checker does not accept the plan with this swap' }),
      {
        fields: check.violations.map(({ rule, tripId, text }) => ({
          location: [tripId, rule].filter((part) => part !== null).join(' '),
          message: inBoth(text),
          fix: inBoth({ zh: '请另选客车或驾驶员', en: 'choose another bus or other drivers' }),
        })),
      },
    );
  const rejected = await rejectedOf(deps, known.batchId);

  const stored = await deps.database.transaction(async (db) => {
    const row = await heldDraft(db, planId, known.version);
    const number = row.publishedVersion + 1;
    const { plan } = swapped.state;
    const by = deps.database.actor.login;
    const made = await publishDocument(db, deps.keys, {
      planId,
      batchId: row.batchId,
      number,
      plan,
      rejected,
      by,
      text: swapped.text,
    });
    // a bus on the road is changed whatever became of beds; the board shows who has none
    await publishBeds(db, { planId, batchId: row.batchId, number, plan });
    const after = { ...drafted.state, inputStamp: prepared.stamp };
    if (published === draft) await rebaseOn(db, row, number, after);
    else await storeEdit(db, deps, row, { before: draft, after, text: drafted.text });
    await tellPublication(db, row, made);
    const moved = (await findDraft(db, planId))!;
    return { made, moved, after, heads: await findHeadTexts(db, planId, moved.head) };
  });
  const { made, moved, after, heads } = stored;
  const change = presentChange(moved, { before: draft, after, text: drafted.text, raised: drafted.raised, heads });
  return { published: presentVersion(made), change };
}

/** The published version as a draft: the draft itself where nothing was edited since. */
async function publishedState(
  deps: CheckDeps,
  db: Parameters<typeof stateOf>[1],
  row: DraftRow,
  draft: DraftState,
): Promise<DraftState> {
  if (row.head === 0 && row.baseVersion === row.publishedVersion) return draft;
  const whole = await findWhole(db, row.planId, row.publishedVersion);
  if (whole === null) throw new AppError('not_found', 'there is no finished plan of this id');
  return draftOf(openPart(deps.keys, row.planId, whole) as Plan);
}

function doneOrThrow(outcome: Outcome): Done {
  if (!outcome.done) throw refusalOf(outcome);
  return outcome;
}
