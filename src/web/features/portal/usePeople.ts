import { useMemo } from 'react';
import { useCountyByCode } from '../../components/map/useShapes.ts';
import { useAllPages } from '../../lib/api/allPages.ts';
import type { Person } from './person.ts';
import type { CompanyPlace } from './useOwnCompany.ts';
import { useWorkers } from './useWorkers.ts';

/** Everybody of a company in a batch with his journey by the newest plan. */
export function usePeople({ batchId, companyId }: CompanyPlace) {
  const countyOf = useCountyByCode();
  const workers = useWorkers({ batchId, companyId });
  const status = useAllPages('listWorkerStatus', { params: { batchId }, query: { companyId } });
  const people = useMemo(() => {
    if (workers.data === undefined || status.data === undefined) return undefined;
    const ways = new Map(status.data.flatMap((page) => page.workers).map((way) => [way.claimId, way]));
    return workers.data.flatMap((worker): Person[] => {
      const way = ways.get(worker.claimId);
      // came in between the two answers; the next look has both
      if (way === undefined) return [];
      const { state, reason, journey } = way;
      return [{ ...worker, state, reason, journey, county: countyOf(worker.adcode) }];
    });
  }, [workers.data, status.data, countyOf]);
  return {
    people,
    plannedAt: status.data?.[0]?.plannedAt ?? null,
    error: workers.error ?? status.error,
    retry: () => {
      void workers.refetch();
      void status.refetch();
    },
  };
}
