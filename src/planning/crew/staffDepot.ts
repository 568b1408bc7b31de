import type { Driver } from '../../contract/scenario.ts';
import type { Timetable, TimetableResult } from '../../schedule/types.ts';
import type { BatchClock } from '../clock.ts';
import { type Duty, dutiesOf } from './duty.ts';
import { fewestDrivers } from './fewestDrivers.ts';
import { Matching } from './matching.ts';
import { type DriverLimits, obstacleOf } from './mayDrive.ts';

/** A trip that wants drivers. */
export interface CrewRequest {
  plate: string;
  depotId: string;
  timetable: Timetable;
  /** People aboard: where not every trip can be staffed, the fuller ones are. */
  people: number;
  /** The best lawful timetable for drivers who have driven so many minutes in the last 7 days, whatever it costs. */
  retime: (drivenLast7dMin: readonly number[]) => TimetableResult;
}

/** A trip with its timetable and who takes which place in its crew. */
export interface StaffedTrip {
  timetable: Timetable;
  drivers: Driver[];
}

/** What the drivers of one depot can do. */
export interface DepotStaffing {
  /** By index of the request; null where nobody is left for the trip. */
  trips: (StaffedTrip | null)[];
  /** Drivers sent out, and whether fewer are proven impossible. */
  drivers: number;
  fewest: boolean;
}

/** At most so many crews are tried for a trip when hours are dealt out. */
const mostDeals = 12;

/**
 * Names drivers for the trips of one depot. First by the timetables as they are; then a trip without drivers is timed anew
 * for those who are left, so that who has fewer hours drives fewer legs. Where that staffs not all, hours are dealt out
 * from the start: the driver with the most hours rides with the one with the fewest that do. The way that carries more people
 * counts. In the end trips are shared among the fewest drivers.
 */
export function staffDepot(
  requests: readonly CrewRequest[],
  pool: readonly Driver[],
  limits: DriverLimits,
  clock: BatchClock,
): DepotStaffing {
  const depot = { requests, pool, limits, clock };
  const planned = asPlanned(depot);
  const timed = requests.every((_, trip) => planned[trip] !== undefined) ? planned : fuller(depot, planned);
  const duties = timed.flatMap((timetable, trip) => (timetable ? dutiesOf(timetable, trip, clock) : []));
  const sharing = fewestDrivers(duties, pool, limits);
  if (sharing === null) throw new Error('trips were accepted that the depot cannot staff');
  const trips = requests.map((_, trip): StaffedTrip | null => {
    const timetable = timed[trip];
    if (timetable === undefined) return null;
    const own = duties.filter((duty) => duty.trip === trip).sort((a, b) => a.place - b.place);
    return { timetable, drivers: own.map((duty) => sharing.driverOf.get(duty)!) };
  });
  return { trips, drivers: sharing.drivers, fewest: sharing.fewest };
}

interface Depot {
  requests: readonly CrewRequest[];
  pool: readonly Driver[];
  limits: DriverLimits;
  clock: BatchClock;
}

/** The timetable of each trip that can be staffed, by index. */
type Timed = (Timetable | undefined)[];

function fuller(depot: Depot, planned: Timed): Timed {
  const dealt = dealtOut(depot);
  return peopleOn(depot, dealt) > peopleOn(depot, planned) ? dealt : planned;
}

function peopleOn({ requests }: Depot, timed: Timed): number {
  return requests.reduce((sum, { people }, trip) => sum + (timed[trip] === undefined ? 0 : people), 0);
}

/** Indices of the requests, the fullest bus first. */
function fullestFirst(requests: readonly CrewRequest[]): number[] {
  return requests.map((_, trip) => trip).sort((a, b) => requests[b]!.people - requests[a]!.people || a - b);
}

function asPlanned(depot: Depot): Timed {
  const { requests, pool, limits, clock } = depot;
  const timed: Timed = [];
  const matching = new Matching<Duty, Driver>(pool, (duty, driver) => obstacleOf(limits, driver, [duty]) === null);
  const refused = fullestFirst(requests).filter((trip) => {
    const { timetable } = requests[trip]!;
    const hardestFirst = dutiesOf(timetable, trip, clock).sort((a, b) => b.driveS - a.driveS);
    if (!matching.add(hardestFirst)) return true;
    timed[trip] = timetable;
    return false;
  });
  for (const trip of refused) timed[trip] = sharedOrRetimed(depot, timed, trip);
  return timed;
}

/** A timetable for one trip more: its own where drivers of other trips have time for it, else one for those who are left. */
function sharedOrRetimed({ requests, pool, limits, clock }: Depot, timed: Timed, trip: number): Timetable | undefined {
  const { timetable, retime } = requests[trip]!;
  const others = timed.flatMap((known, other) => (known ? dutiesOf(known, other, clock) : []));
  const shareWith = (own: Timetable) => fewestDrivers([...others, ...dutiesOf(own, trip, clock)], pool, limits);
  if (shareWith(timetable) !== null) return timetable;
  const busy = new Set(fewestDrivers(others, pool, limits)?.driverOf.values());
  const left = pool.filter((driver) => !busy.has(driver) && driver.licenceExpires >= lastDate(timetable, clock));
  if (left.length === 0) return undefined;
  const result = retime(left.map(({ drivenLast7dMin }) => drivenLast7dMin));
  return result.lawful && shareWith(result) !== null ? result : undefined;
}

/** Every trip timed anew for the driver with the most hours left and the one with the fewest that do. */
function dealtOut({ requests, pool, limits, clock }: Depot): Timed {
  const timed: Timed = [];
  let left = [...pool].sort((a, b) => a.drivenLast7dMin - b.drivenLast7dMin);
  for (const trip of fullestFirst(requests)) {
    const { timetable, retime } = requests[trip]!;
    const able = left.filter(({ licenceExpires }) => licenceExpires >= lastDate(timetable, clock));
    for (const crew of deals(able, timetable.drivers)) {
      const result = retime(crew.map(({ drivenLast7dMin }) => drivenLast7dMin));
      if (!result.lawful) continue;
      const taken = result.crew.map((i) => crew[i]!);
      const duties = dutiesOf(result, trip, clock);
      if (duties.some((duty, place) => obstacleOf(limits, taken[place]!, [duty]) !== null)) continue;
      timed[trip] = result;
      left = left.filter((driver) => !taken.includes(driver));
      break;
    }
  }
  return timed;
}

/** Crews of a size to try: those with the most hours, and as the last one the driver with the fewest, then with more. */
function* deals(byHours: readonly Driver[], size: number): Generator<Driver[]> {
  if (byHours.length < size) return;
  const rest = byHours.slice(size - 1);
  const step = Math.max(1, Math.ceil(rest.length / mostDeals));
  for (let i = rest.length - 1; i >= 0; i -= step) yield [...byHours.slice(0, size - 1), rest[i]!];
}

function lastDate(timetable: Timetable, clock: BatchClock): string {
  return dutiesOf(timetable, 0, clock)[0]!.lastDate;
}
