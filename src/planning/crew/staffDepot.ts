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
  /** The best lawful timetable for some of these drivers and what they have driven; its crew counts in their order. */
  retime: (drivers: readonly Driver[]) => TimetableResult;
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
  const asked = requests.map(({ timetable }, trip) => timedBy(timetable, trip, clock));
  const depot = { requests, asked, pool, limits, clock };
  const planned = asPlanned(depot);
  const timed = requests.every((_, trip) => planned[trip] !== undefined) ? planned : fuller(depot, planned);
  const duties = dutiesOn(timed);
  const sharing = fewestDrivers(duties, pool, limits);
  if (sharing === null) throw new Error('trips were accepted that the depot cannot staff');
  const trips = requests.map((_, trip): StaffedTrip | null => {
    const own = timed[trip];
    if (own === undefined) return null;
    return { timetable: own.timetable, drivers: own.duties.map((duty) => sharing.driverOf.get(duty)!) };
  });
  return { trips, drivers: sharing.drivers, fewest: sharing.fewest };
}

interface Depot {
  requests: readonly CrewRequest[];
  /** The timetables that the requests came with. */
  asked: readonly TimedTrip[];
  pool: readonly Driver[];
  limits: DriverLimits;
  clock: BatchClock;
}

/** A timetable and its duties, in the order of its crew. */
interface TimedTrip {
  timetable: Timetable;
  duties: Duty[];
}

/** The trips that can be staffed, by index. */
type Timed = (TimedTrip | undefined)[];

function timedBy(timetable: Timetable, trip: number, clock: BatchClock): TimedTrip {
  return { timetable, duties: dutiesOf(timetable, trip, clock) };
}

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
  const { requests, asked, pool, limits } = depot;
  const timed: Timed = [];
  const matching = new Matching<Duty, Driver>(pool, (duty, driver) => obstacleOf(limits, driver, [duty]) === null);
  const refused = fullestFirst(requests).filter((trip) => {
    const hardestFirst = [...asked[trip]!.duties].sort((a, b) => b.driveS - a.driveS);
    if (!matching.add(hardestFirst)) return true;
    timed[trip] = asked[trip];
    return false;
  });
  if (refused.length === 0) return timed;
  let left = matching.free();
  for (const trip of refused) {
    timed[trip] = shared(depot, timed, trip) ?? retimed(depot, timed, trip, left);
    if (timed[trip] !== undefined) left = idle(depot, timed);
  }
  return timed;
}

/** Duties of the trips that have a timetable. */
function dutiesOn(timed: Timed): Duty[] {
  return timed.flatMap((trip) => trip?.duties ?? []);
}

function idle({ pool, limits }: Depot, timed: Timed): Driver[] {
  const sent = new Set(fewestDrivers(dutiesOn(timed), pool, limits)?.driverOf.values());
  return pool.filter((driver) => !sent.has(driver));
}

/** Its own timetable, where drivers of trips at other times can take it on as well. */
function shared({ asked, pool, limits }: Depot, timed: Timed, trip: number): TimedTrip | undefined {
  const own = asked[trip]!;
  const { startS, endS } = own.timetable;
  const others = dutiesOn(timed);
  if (!others.some(({ fromS, toS }) => toS <= startS || fromS >= endS)) return undefined;
  return fewestDrivers([...others, ...own.duties], pool, limits) === null ? undefined : own;
}

/** A timetable for the drivers who are left. */
function retimed(depot: Depot, timed: Timed, trip: number, left: readonly Driver[]): TimedTrip | undefined {
  const { requests, pool, limits, clock } = depot;
  const able = withLicence(depot, left, trip);
  if (able.length === 0) return undefined;
  const result = requests[trip]!.retime(able);
  if (!result.lawful) return undefined;
  const own = timedBy(result, trip, clock);
  return fewestDrivers([...dutiesOn(timed), ...own.duties], pool, limits) === null ? undefined : own;
}

function withLicence({ asked }: Depot, drivers: readonly Driver[], trip: number): Driver[] {
  const { lastDate } = asked[trip]!.duties[0]!;
  return drivers.filter(({ licenceExpires }) => licenceExpires >= lastDate);
}

/** Every trip timed anew for the driver with the most hours left and the one with the fewest that do. */
function dealtOut(depot: Depot): Timed {
  const { requests, pool, limits, clock } = depot;
  const timed: Timed = [];
  let left = [...pool].sort((a, b) => a.drivenLast7dMin - b.drivenLast7dMin);
  for (const trip of fullestFirst(requests)) {
    const { timetable, retime } = requests[trip]!;
    for (const crew of deals(withLicence(depot, left, trip), timetable.drivers)) {
      const result = retime(crew);
      if (!result.lawful) continue;
      const own = timedBy(result, trip, clock);
      const taken = result.crew.map((i) => crew[i]!);
      if (own.duties.some((duty, place) => obstacleOf(limits, taken[place]!, [duty]) !== null)) continue;
      timed[trip] = own;
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
