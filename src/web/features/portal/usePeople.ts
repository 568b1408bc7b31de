import { useMemo } from 'react';
import type { CountyShape } from '../../components/map/shapes.ts';
import { useCountyByCode } from '../../components/map/useShapes.ts';
import { useAllPages } from '../../lib/api/allPages.ts';
import type { ReplyOf } from '../../lib/api/types.ts';
import type { ListedWorker } from './byCounty.ts';
import type { CompanyPlace } from './useOwnCompany.ts';
import { useWorkers } from './useWorkers.ts';

type Status = ReplyOf<'listWorkerStatus'>['workers'][number];

/** A person of a company: who he is, and how far on his way. */
export type Person = Omit<ListedWorker, 'state'> &
  Pick<Status, 'state' | 'reason' | 'journey'> & {
    county: CountyShape | null;
  };

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

/** People who fit what somebody types and the state that he chose; '' fits everybody. */
export function filterPeople(people: readonly Person[], search: string, state: string): Person[] {
  const wanted = search.trim().toLowerCase();
  return people.filter((person) => {
    if (state !== '' && person.state !== state) return false;
    if (wanted === '') return true;
    const { nameMasked, idMasked, phoneMasked, county, pickupName, journey } = person;
    const words = [
      nameMasked,
      idMasked,
      phoneMasked,
      county?.name,
      county?.prefecture,
      pickupName,
      journey?.tripId,
      journey?.plate,
    ];
    return words.some((word) => word?.toLowerCase().includes(wanted));
  });
}
