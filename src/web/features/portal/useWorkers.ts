import { useMemo } from 'react';
import { useAllPages } from '../../lib/api/allPages.ts';
import type { CompanyPlace } from './useOwnCompany.ts';

/** Everybody of a company in a batch. */
export function useWorkers({ batchId, companyId }: CompanyPlace) {
  const { data, error, refetch, isPending } = useAllPages('listWorkers', { params: { batchId }, query: { companyId } });
  const workers = useMemo(() => data?.flatMap((page) => page.workers), [data]);
  return { data: workers, error, refetch, isPending };
}
