import type { ReplyOf } from '../../lib/api/types.ts';
import type { ListedWorker } from './byCounty.ts';

type Standing = ReplyOf<'listStandings'>['people'][number];
type Status = ReplyOf<'listWorkerStatus'>['workers'][number];

/** A person of a company: who he is, and how far on his way. */
export type Person = Omit<ListedWorker, 'state'> &
  Pick<Status, 'state' | 'reason' | 'journey'> & {
    /** Where he is since his bus was published; null where nothing was told of him. */
    standing: Standing | null;
    /** Null for codes that no county of today has. */
    county: { name: string; prefecture: string } | null;
  };

/** States that a company sees: of its rosters, and from boarding on those of the journey. */
export type ShownState = Person['state'] | Standing['state'];

/** The one state that is shown of somebody: how his journey goes as soon as it has begun. */
export function shownState({ state, standing }: Person): ShownState {
  return standing === null || standing.since === null ? state : standing.state;
}

/** People who fit what somebody types and the state that he chose; '' fits everybody. */
export function filterPeople(people: readonly Person[], search: string, state: string): Person[] {
  const wanted = search.trim().toLowerCase();
  return people.filter((person) => {
    if (state !== '' && shownState(person) !== state) return false;
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
