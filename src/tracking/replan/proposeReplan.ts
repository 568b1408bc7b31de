import type { PlanEdit } from '../../contract/planEdit.ts';
import type { ReplanCause, ReplanProposal } from '../../contract/replanProposal.ts';
import type { Bilingual } from '../../contract/text.ts';
import { AppError } from '../../errors.ts';
import { editDraft, type OnDraft, reevaluateDraft, whatIfMoved } from '../../planning/server/drafts/editDraft.ts';
import type { DraftDeps } from '../../planning/server/drafts/loadEdits.ts';
import { loadWholePlan } from '../../planning/server/loadDocument.ts';
import type { JourneyFold } from '../journey/foldJourney.ts';
import { loadStatus } from '../loadJourney.ts';
import { type ReplanNeed, replanNeeds } from './needs.ts';
import { stepText } from './stepText.ts';

type Step = ReplanProposal['steps'][number];

/**
 * Puts into the draft what has happened on the road and in the batch since the publication, with as few changes to published trips as can be:
 * nobody is moved but those concerned, and buses that have left take nobody new but who sits in them. Each step is an edit of the draft that can
 * be undone; what no lawful edit can do is told with the reason. The difference in words is `compareDrafts`; published is nothing until the
 * draft is checked and published.
 *
 * @throws AppError `not_found`; `precondition_failed` where the draft was changed meanwhile
 */
export async function proposeReplan(deps: DraftDeps, on: OnDraft): Promise<ReplanProposal> {
  const { fold, trips, policy } = await loadStatus(deps, on.planId, { at: null });
  let { version } = await reevaluateDraft(deps, on);
  const steps: Step[] = [];
  const draft = await loadWholePlan(deps, on.planId);
  const needs = replanNeeds(draft, { trips, people: fold.people }, policy);
  for (let need = needs.shift(); need !== undefined; need = needs.shift()) {
    const tried = await tryNeed(deps, { ...on, version }, need, fold);
    const { cause, tripId, workerIds } = need;
    if (tried.why === noBus && workerIds.length > 1) {
      needs.unshift(...halves(need));
      continue;
    }
    if (tried.version !== null) version = tried.version;
    const done = tried.version !== null;
    const before = steps.at(-1);
    // those for whom there is no bus are told of together
    if (!done && before?.done === false && before.cause === cause && before.tripId === tripId) {
      const both = [...before.workerIds, ...workerIds];
      Object.assign(before, { workerIds: both, text: stepText({ ...need, workerIds: both }, tried.why) });
      continue;
    }
    const text = stepText({ ...need, toTripId: tried.toTripId }, tried.why);
    steps.push({ cause, tripId, workerIds, toTripId: done ? tried.toTripId : null, done, text });
  }
  return { version, steps };
}

/** People for whom no one bus has room go in two: with as few others as must be. */
function halves(need: ReplanNeed): ReplanNeed[] {
  const half = Math.ceil(need.workerIds.length / 2);
  return [need.workerIds.slice(0, half), need.workerIds.slice(half)].map((workerIds) => ({ ...need, workerIds }));
}

/** What came of an attempt: the draft's version after it, or why there is none. */
interface Tried {
  version: number | null;
  toTripId: string | null;
  why: Bilingual | null;
}

async function tryNeed(deps: DraftDeps, on: OnDraft, need: ReplanNeed, fold: JourneyFold): Promise<Tried> {
  // nobody but the dispatcher can send a bus to where another one stands
  if (need.cause === 'stranded' && need.workerIds.length === 0)
    return { version: null, toTripId: null, why: sendOne(fold.trips.get(need.tripId!)!.aboard) };
  const seeks = seeking.has(need.cause);
  const toTripId = seeks ? await bestBus(deps, on, need, fold) : need.toTripId;
  if (seeks && toTripId === null) return { version: null, toTripId, why: noBus };
  try {
    const { version } = await editDraft(deps, on, editOf(need, toTripId), { dryRun: false });
    return { version, toTripId, why: null };
  } catch (error) {
    // limits in the way are an answer; anything else is not
    if (!(error instanceof AppError) || (error.code !== 'input_invalid' && error.code !== 'conflict')) throw error;
    const told = error.fields.map(({ message }) => message).join('; ') || error.detail;
    return { version: null, toTripId, why: { zh: told, en: told } };
  }
}

/** Causes that leave people who need another bus. */
const seeking: ReadonlySet<ReplanCause> = new Set(['missed_bus', 'new_request', 'stranded'] as const);

function editOf({ cause, tripId, workerIds }: ReplanNeed, toTripId: string | null): PlanEdit {
  if ((cause === 'breakdown' || cause === 'late') && tripId !== null)
    return { kind: 'move', what: { kind: 'trip', tripId }, to: { kind: 'new' } };
  const to = toTripId === null ? ({ kind: 'left_over' } as const) : ({ kind: 'trip', tripId: toTripId } as const);
  return { kind: 'move', what: { kind: 'workers', workerIds }, to };
}

/** The bus that has not left yet and takes these people at the least price; null where none may. */
async function bestBus(deps: DraftDeps, on: OnDraft, need: ReplanNeed, { trips }: JourneyFold): Promise<string | null> {
  const { targets } = await whatIfMoved(deps, on, { kind: 'workers', workerIds: need.workerIds });
  const waiting = targets.filter(
    ({ tripId, verdict }) =>
      tripId !== null &&
      verdict !== 'forbidden' &&
      tripId !== need.tripId &&
      (trips.get(tripId)?.state ?? 'planned') === 'planned',
  );
  waiting.sort((a, b) => (a.objectiveCny ?? 0) - (b.objectiveCny ?? 0));
  return waiting[0]?.tripId ?? null;
}

const noBus: Bilingual = {
  zh: '尚未发车的车辆都装不下或会超限，请加车或重新优化',
  en: 'no bus that has not left yet may take them: send another one, or re-optimise',
};

function sendOne(aboard: number): Bilingual {
  return {
    zh: `车上 ${aboard} 人需要由调度派车到现场接驳，方案不变`,
    en: `the ${aboard} people aboard need a bus sent to where it stands; the plan stays as it is`,
  };
}
