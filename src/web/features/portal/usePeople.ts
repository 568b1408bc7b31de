import { useMemo } from 'react';
import { useCountyByCode } from '../../components/map/useShapes.ts';
import { useAllPages } from '../../lib/api/allPages.ts';
import { useAnswer } from '../../lib/api/hooks.ts';
import type { Person } from './person.ts';
import type { CompanyPlace } from './useOwnCompany.ts';
import { useWorkers } from './useWorkers.ts';

/** Everybody of a company in a batch with his journey by the newest plan, and how far he is on it. */
export function usePeople({ batchId, companyId }: CompanyPlace) {
  const countyOf = useCountyByCode();
  const workers = useWorkers({ batchId, companyId });
  const status = useAllPages('listWorkerStatus', { params: { batchId }, query: { companyId } });
  const planId = status.data?.[0]?.planId ?? null;
  const standings = useAnswer(
    'listStandings',
    { params: { planId: planId ?? '' } },
    // before a plan is published there is no journey: that is no fault
    { enabled: planId !== null, retry: false, refetchInterval: 60_000 },
  );
  const people = useMemo(() => {
    if (workers.data === undefined || status.data === undefined) return undefined;
    const standingOf = new Map(standings.data?.people.map((person) => [person.workerId, person]));
    const ways = new Map(status.data.flatMap((page) => page.workers).map((way) => [way.claimId, way]));
    return workers.data.flatMap((worker): Person[] => {
      const way = ways.get(worker.claimId);
      // came in between the two answers; the next look has both
      if (way === undefined) return [];
      const { state, reason, journey } = way;
      const standing = standingOf.get(worker.workerId ?? '') ?? null;
      return [{ ...worker, state, reason, journey, standing, county: countyOf(worker.adcode) }];
    });
  }, [workers.data, status.data, standings.data, countyOf]);
  return {
    people,
    planId,
    plannedAt: status.data?.[0]?.plannedAt ?? null,
    error: workers.error ?? status.error,
    retry: () => {
      void workers.refetch();
      void status.refetch();
    },
  };
}
