import type { ReplyOf } from '../../lib/api/types.ts';
import type { ListedWorker } from './byCounty.ts';

type Status = ReplyOf<'listWorkerStatus'>['workers'][number];

/** A person of a company: who he is, and how far on his way. */
export type Person = Omit<ListedWorker, 'state'> &
  Pick<Status, 'state' | 'reason' | 'journey'> & {
    /** Null for codes that no county of today has. */
    county: { name: string; prefecture: string } | null;
  };

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
