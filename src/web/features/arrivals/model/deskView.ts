import type { Arrivals, ArrivingBus, ArrivingPerson } from '../../../../contract/arrivals.ts';
import type { DeskState } from '../store/deskQueue.ts';

/** Where somebody is, as the desk words it. */
export type Standing =
  | 'toBoard'
  | 'onTheWay'
  | 'here'
  | 'registered'
  | 'sending'
  | 'apart'
  | 'away'
  | 'gone'
  | 'absent';

const standingOf: Record<ArrivingPerson['state'], Standing> = {
  unplaced: 'absent',
  placed: 'toBoard',
  boarded: 'onTheWay',
  no_show: 'absent',
  refused: 'absent',
  withdrawn: 'absent',
  arrived: 'here',
  registered: 'registered',
  in_bed: 'registered',
  isolated: 'apart',
  referred: 'away',
  hospital: 'away',
  released: 'gone',
  checked_out: 'gone',
};

/** Somebody with what this desk has done and the server does not know yet. */
export type DeskPerson = ArrivingPerson & { standing: Standing };

/** What the desk works with: the server's lists, and over them what waits here. */
export interface DeskView {
  people: DeskPerson[];
  buses: ArrivingBus[];
}

/** Lays the desk's own registrations over the lists of the server: whoever was registered here counts as arrived at once. */
export function deskView(
  { people, buses }: Pick<Arrivals, 'people' | 'buses'>,
  { items, taken }: Pick<DeskState, 'items' | 'taken'>,
): DeskView {
  const waiting = items.filter(({ result }) => result === null).map(({ registration }) => registration.workerId);
  const own = new Set([...waiting, ...taken]);
  const seen = people.map((person): DeskPerson => {
    const standing = standingOf[person.state];
    return { ...person, standing: own.has(person.workerId) && isOpen(standing) ? 'sending' : standing };
  });
  return {
    people: seen,
    buses: buses.map((bus) => {
      const more = seen.filter(({ tripId, standing }) => tripId === bus.tripId && standing === 'sending').length;
      return { ...bus, arrived: bus.arrived + more, missing: Math.max(0, bus.missing - more) };
    }),
  };
}

/** Whether somebody is still to be registered. */
export function isOpen(standing: Standing): boolean {
  return standing === 'toBoard' || standing === 'onTheWay' || standing === 'here' || standing === 'absent';
}
