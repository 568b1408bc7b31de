import type { Plan } from '../../../contract/plan.ts';
import { type Lock, lockText } from '../../../contract/replan.ts';
import type { Bilingual } from '../../../contract/text.ts';
import type { DraftState } from '../../edit/draftState.ts';
import type { PlanRunOptions, ServerDeps } from '../deps.ts';
import { queuePlan, requestPlanIn } from '../requestPlan.ts';
import { heldDraft, stateOf } from './changeDraft.ts';
import type { OnDraft } from './editDraft.ts';
import type { DraftDeps } from './loadEdits.ts';

/** How to plan again. */
export interface Reoptimise {
  options: Omit<PlanRunOptions, 'tradeOff' | 'locks'>;
  seed: number;
  /** True: only locks stay, and what was done by hand may give way. */
  releaseByHand: boolean;
}

export type RunDeps = DraftDeps & Pick<ServerDeps, 'queues' | 'log'>;

/**
 * Queues a run that starts from the draft. Locks stay, and so does what was done by hand: people moved, and trips whose order, bus or crew
 * was chosen. The draft itself does not change; the run's plan is to be compared and adopted.
 *
 * @throws AppError `not_found`, `precondition_failed`; `conflict` while another plan of the batch waits or runs
 */
export async function reoptimiseDraft(
  deps: RunDeps,
  { planId, version }: OnDraft,
  { options, seed, releaseByHand }: Reoptimise,
): Promise<{ planId: string; text: Bilingual }> {
  const made = await deps.database.transaction(async (db) => {
    const row = await heldDraft(db, planId, version);
    const state = await stateOf(deps, db, row);
    const locks = releaseByHand ? state.locks : [...state.locks, ...handLocks(state)];
    const runId = await requestPlanIn(db, deps.keys, {
      batchId: row.batchId,
      options: { ...options, locks: [...new Set(locks.map(lockText))] },
      seed,
      start: { planId, version: row.version, plan: state.plan },
    });
    return { planId: runId, text: keptText(state, locks.length, releaseByHand) };
  });
  await queuePlan(deps, made.planId);
  return made;
}

/** What was done by hand, as locks: people who were moved stay in their bus, trips that were chosen stay as they are. */
export function handLocks({ plan, byHand }: DraftState): Lock[] {
  const riding = new Set(ridersOf(plan));
  return [
    ...byHand.tripIds.map((tripId): Lock => ({ kind: 'trip', tripId })),
    ...byHand.workerIds.flatMap((workerId): Lock[] => (riding.has(workerId) ? [{ kind: 'worker', workerId }] : [])),
  ];
}

function ridersOf({ workers }: Plan): string[] {
  return workers.flatMap(({ workerId, tripId }) => (tripId === null ? [] : [workerId]));
}

/** What stays and what does not, told before the run begins. */
function keptText({ plan, byHand }: DraftState, locks: number, releaseByHand: boolean): Bilingual {
  const riding = new Set(ridersOf(plan));
  const left = byHand.workerIds.filter((workerId) => !riding.has(workerId)).length;
  const zh = [releaseByHand ? `保留 ${locks} 项锁定，手工安排可被改动` : `保留 ${locks} 项锁定和手工安排`];
  const en = [
    releaseByHand
      ? `${locks} locks stay, what was done by hand may change`
      : `${locks} locks and what was done by hand stay`,
  ];
  if (left > 0) {
    zh.push(`手工移出的 ${left} 人可能重新安排上车`);
    en.push(`${left} people left over by hand may get a bus again`);
  }
  return { zh: zh.join('；'), en: en.join('; ') };
}
