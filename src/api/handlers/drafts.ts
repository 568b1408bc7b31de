import type { draftEndpoints } from '../../contract/api/drafts.ts';
import { type Moved, movedSchema } from '../../contract/planEdit.ts';
import { listEdits } from '../../db/drafts.ts';
import { deskPlanOf } from '../../planning/deskPlan.ts';
import { adoptDraft, compareDrafts } from '../../planning/server/drafts/adoptDraft.ts';
import { applyFixToBatch } from '../../planning/server/drafts/applyFixToBatch.ts';
import {
  draftRow,
  editDraft,
  readDraft,
  readDraftState,
  reevaluateDraft,
  resequence,
  whatIfMoved,
} from '../../planning/server/drafts/editDraft.ts';
import { reoptimiseDraft } from '../../planning/server/drafts/reoptimise.ts';
import { readReserves } from '../../planning/server/drafts/reserves.ts';
import { stepDraft } from '../../planning/server/drafts/undoRedo.ts';
import { readWholePlan } from '../../planning/server/loadDocument.ts';
import { proposeReplan } from '../../tracking/replan/proposeReplan.ts';
import type { Call, Handlers } from '../call.ts';
import { runOptions } from '../runOptions.ts';
import { cursorOf, numberCursor, pageOf, parse } from '../validate.ts';

/** Editing a plan. */
export const draftHandlers: Pick<Handlers, keyof typeof draftEndpoints> = {
  async readDraft({ deps, params }) {
    const body = await readDraft(deps, params.planId);
    return { body, version: body.version };
  },

  async readDeskPlan({ deps, params: { planId }, query: { version = null } }) {
    if (version !== null) {
      const { plan, stamp } = await readWholePlan(deps, planId, version);
      return { stamp, make: () => deskPlanOf(plan) };
    }
    const { row, state } = await readDraftState(deps, planId);
    // a version of a draft never changes in what the desk draws
    return { stamp: `${planId}/${row.version}`, make: () => deskPlanOf(state.plan), version: row.version };
  },

  async whatIf({ deps, params, query, locale }) {
    const body = await whatIfMoved(deps, { ...params, locale }, movedOf(query));
    return { body, version: body.version };
  },

  async editPlan({ deps, params, query, body: edit, version, locale }) {
    const dryRun = query.dryRun === 'true';
    const body = await editDraft(deps, { ...params, version, locale }, edit, { dryRun });
    return { body, version: body.version };
  },

  async listEdits({ deps, params: { planId }, query: { limit, cursor } }) {
    const { head } = await draftRow(deps, planId);
    const page = { limit: limit + 1, before: cursorOf(numberCursor, cursor) };
    const { rows, nextCursor } = pageOf(await listEdits(deps.database, planId, page), limit, ({ seq }) => String(seq));
    const edits = rows.map(({ seq, text, madeBy, madeAt }) => ({
      seq,
      text,
      by: madeBy,
      at: madeAt.toISOString(),
      undone: seq > head,
    }));
    return { body: { edits, nextCursor } };
  },

  async undoEdit({ deps, params, version, locale }) {
    const body = await stepDraft(deps, { ...params, version, locale }, 'undo');
    return { body, version: body.version };
  },

  async redoEdit({ deps, params, version, locale }) {
    const body = await stepDraft(deps, { ...params, version, locale }, 'redo');
    return { body, version: body.version };
  },

  async reevaluatePlan({ deps, params, version, locale }) {
    const body = await reevaluateDraft(deps, { ...params, version, locale });
    return { body, version: body.version };
  },

  async resequenceTrip({ deps, params: { planId, tripId }, body: { confirm }, version, locale }) {
    const body = await resequence(deps, { planId, version, locale }, { tripId, confirm });
    return { body, version: body.version };
  },

  async reoptimisePlan({ deps, params, body: { releaseByHand, ...input }, version, locale }) {
    const run = { ...runOptions(deps.settings, input), releaseByHand };
    const body = await reoptimiseDraft(deps, { ...params, version, locale }, run);
    return { body, location: `/plans/${body.planId}` };
  },

  async proposeReplan({ deps, params, version, locale }) {
    const body = await proposeReplan(deps, { ...params, version, locale });
    return { body, version: body.version };
  },

  async adoptPlan({ deps, params, body: chosen, version, locale }) {
    const body = await adoptDraft(deps, { ...params, version, locale }, chosen);
    return { body, version: body.version };
  },

  async applyFix({ deps, params, body: { workerId, plates, ...input }, version, locale }) {
    const choice = { ...runOptions(deps.settings, input), workerId, plates };
    const body = await applyFixToBatch(deps, { ...params, version, locale }, choice);
    return { body, location: `/plans/${body.planId}` };
  },

  async comparePlans({ deps, params, query }) {
    const { version = null, with: other, withVersion = null } = query;
    const body = await compareDrafts(deps, { ...params, version }, { planId: other, version: withVersion });
    return { body };
  },

  async readReserves({ deps, params }) {
    return { body: await readReserves(deps, params.planId) };
  },
};

/** Whom a query names. @throws AppError `input_invalid` where fields of its kind are missing */
function movedOf({ kind, tripId, workerIds, ...query }: Call<typeof draftEndpoints.whatIf>['query']): Moved {
  const fields = {
    group: { tripId: tripId ?? null, adcode: query.adcode, companyId: query.companyId, people: query.people },
    stop: { tripId, seq: query.seq },
    workers: { workerIds: workerIds?.split(',') },
    trip: { tripId },
  };
  return parse(movedSchema, { kind, ...fields[kind] }, 'query');
}
