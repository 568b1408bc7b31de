import type { DeskPlan } from '../../../../contract/deskPlan.ts';
import type { PlanDraft } from '../../../../contract/planDraft.ts';
import type { ApiFault } from '../../../lib/api/fault.ts';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { useLiveAnswers } from '../../../lib/api/liveAnswers.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';

/** A run of the planner and how far it is. */
export type PlanRun = ReplyOf<'readPlan'>;
export type BatchDetail = ReplyOf<'readBatch'>;

/** What the desk of a plan shows; undefined as long as it is on its way. */
export interface DeskAnswers {
  run: PlanRun | undefined;
  batch: BatchDetail | undefined;
  plan: DeskPlan | undefined;
  draft: PlanDraft | undefined;
  error: ApiFault | null;
  refetch(): void;
}

/** How often a run is asked for while it goes on, besides what events tell: they may not come through every proxy. */
export const askEveryMs = 2_000;

/** Reads them; the plan only when the run is done. */
export function useDeskAnswers(planId: string): DeskAnswers {
  const params = { planId };
  const run = useAnswer(
    'readPlan',
    { params },
    { refetchInterval: ({ state }) => (isOver(state.data) ? false : askEveryMs) },
  );
  const isDone = run.data?.status === 'done';
  const batchId = run.data?.batchId ?? '';
  useLiveAnswers(batchId);
  const batch = useAnswer('readBatch', { params: { batchId } }, { enabled: batchId !== '' });
  // edits keep both up to date; they are read again only where somebody else was faster
  const kept = { enabled: isDone, staleTime: Number.POSITIVE_INFINITY };
  const plan = useAnswer('readDeskPlan', { params }, kept);
  const draft = useAnswer('readDraft', { params }, kept);
  const answers = [run, batch, plan, draft];
  return {
    run: run.data,
    batch: batch.data,
    plan: plan.data,
    draft: draft.data,
    error: answers.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => {
      for (const answer of answers) if (answer.error !== null) void answer.refetch();
    },
  };
}

/** Whether a run goes on no more. */
export function isOver(run: Pick<PlanRun, 'status'> | undefined): boolean {
  return run !== undefined && run.status !== 'queued' && run.status !== 'running';
}
