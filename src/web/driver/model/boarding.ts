import type { DriverRun, DriverTripPerson } from '../../../contract/driverTrip.ts';
import type { LogEntry } from './log.ts';

/** How somebody of the boarding list stands. `expected` is whom nobody has told anything of yet. */
export const boardingStates = ['expected', 'boarded', 'no_show', 'refused', 'withdrawn', 'handed_over'] as const;
export type BoardingState = (typeof boardingStates)[number];

/** Somebody who rides along, or should. */
export interface Passenger extends DriverTripPerson {
  state: BoardingState;
  /** Index of the stop where the plan lets him board and get off; -1 where it has none, as for a walk-on. */
  boardStop: number;
  alightStop: number;
  /** The event that made his state, to be undone; null where there is none. */
  cause: { id: string; at: string; isWaiting: boolean } | null;
}

const stateOf: Partial<Record<LogEntry['kind'], BoardingState>> = {
  boarded: 'boarded',
  walk_on: 'boarded',
  no_show: 'no_show',
  refused: 'refused',
  withdrawn_on_site: 'withdrawn',
};

/** Everybody of the list and whoever walked on, each as the last that was told of him has it. */
export function passengersOf(run: DriverRun, entries: readonly LogEntry[]): Passenger[] {
  const boardStop = placesOf(run, 'board');
  const alightStop = placesOf(run, 'alight');
  const listed = new Map(run.people.map((person) => [person.workerId, person]));
  const passengers = new Map<string, Passenger>();
  const add = (person: DriverTripPerson) =>
    passengers.set(person.workerId, {
      ...person,
      state: 'expected',
      boardStop: boardStop.get(person.workerId) ?? -1,
      alightStop: alightStop.get(person.workerId) ?? -1,
      cause: null,
    });
  for (const person of listed.values()) add(person);
  for (const entry of entries) {
    const { id, at, kind, workerId, people } = entry;
    const cause = { id, at, isWaiting: entry.isWaiting };
    for (const handed of people) set(passengers, handed, { state: 'handed_over', cause });
    const moved = entry.seat === null || workerId === null ? undefined : passengers.get(workerId);
    if (moved !== undefined) passengers.set(moved.workerId, { ...moved, seat: entry.seat! });
    const state = stateOf[kind];
    if (workerId === null || state === undefined) continue;
    if (!passengers.has(workerId)) add(stranger(workerId));
    set(passengers, workerId, { state, cause });
  }
  return [...passengers.values()].sort(bySeat);
}

function set(passengers: Map<string, Passenger>, workerId: string, change: Pick<Passenger, 'state' | 'cause'>): void {
  const known = passengers.get(workerId);
  if (known !== undefined) passengers.set(workerId, { ...known, ...change });
}

function placesOf({ stops }: DriverRun, side: 'board' | 'alight'): Map<string, number> {
  return new Map(stops.flatMap((stop, index) => stop[side].map((workerId) => [workerId, index] as const)));
}

/** Whom no list names: a walk-on of whom this phone knows the number alone. */
function stranger(workerId: string): DriverTripPerson {
  return { workerId, name: workerId, phone: '', seat: '', company: '', idTail: '', captain: null };
}

/** Front to back; who has no seat comes last. */
function bySeat(a: Passenger, b: Passenger): number {
  const row = ({ seat }: Passenger) => (seat === '' ? Number.MAX_SAFE_INTEGER : Number.parseInt(seat, 10));
  return row(a) - row(b) || (a.seat < b.seat ? -1 : a.seat > b.seat ? 1 : 0);
}

/** How many stand how. */
export function countStates(passengers: readonly Passenger[]): Record<BoardingState, number> {
  const counts = Object.fromEntries(boardingStates.map((state) => [state, 0])) as Record<BoardingState, number>;
  for (const { state } of passengers) counts[state] += 1;
  return counts;
}

/** Who is meant by what was typed (part of the name, end of the ID number, seat) in the list's order; everybody for nothing. */
export function findPassengers(passengers: readonly Passenger[], typed: string): Passenger[] {
  const words = typed.trim().toUpperCase();
  if (words === '') return [...passengers];
  return passengers.filter(
    ({ name, idTail, seat, workerId }) =>
      name.toUpperCase().includes(words) ||
      (idTail !== '' && idTail.toUpperCase() === words) ||
      seat.toUpperCase() === words ||
      workerId.toUpperCase() === words,
  );
}

/**
 * The worker number that stands in a scanned code, alone or as a part of an address; null where none of the codes of this trip
 * does.
 */
export function scannedWorker(passengers: readonly Passenger[], code: string): string | null {
  const parts = new Set(code.split(/[^\p{L}\p{N}_-]+/u).map((part) => part.toUpperCase()));
  return passengers.find(({ workerId }) => parts.has(workerId.toUpperCase()))?.workerId ?? null;
}
