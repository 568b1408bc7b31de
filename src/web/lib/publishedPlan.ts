import { useSearchParams } from 'react-router';
import { useAllPages } from './api/allPages.ts';
import type { ApiFault } from './api/fault.ts';
import { useAnswer } from './api/hooks.ts';
import type { ReplyOf } from './api/types.ts';

type Batch = ReplyOf<'listBatches'>['batches'][number];

/** The batch that a page is about, and its published plan. */
export interface ChosenPlan {
  batches: readonly Batch[];
  batch: Batch | null;
  /** Null where the batch has no published plan that the reader may see. */
  planId: string | null;
  isPending: boolean;
  error: ApiFault | null;
  /** Another batch; stands in the address, so that a page can be opened there again. */
  choose(batchId: string): void;
}

/** The batch named in the address, else the first, and its newest published plan. */
export function usePublishedPlan(): ChosenPlan {
  const [search, setSearch] = useSearchParams();
  const list = useAllPages('listBatches', {});
  const batches = list.data?.flatMap((page) => page.batches) ?? [];
  const batch = batches.find(({ batchId }) => batchId === search.get('batch')) ?? batches[0] ?? null;
  const plans = useAnswer('listPlans', { params: { batchId: batch?.batchId ?? '' } }, { enabled: batch !== null });
  const published = plans.data?.plans.find(({ publishedVersion }) => publishedVersion !== null);
  return {
    batches,
    batch,
    planId: published?.planId ?? null,
    isPending: list.isPending || (batch !== null && plans.isPending),
    error: list.error ?? plans.error,
    choose: (batchId) => setSearch({ batch: batchId }, { replace: true }),
  };
}
