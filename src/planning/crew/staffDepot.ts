import type { Driver } from '../../contract/scenario.ts';
import type { Timetable } from '../../schedule/types.ts';
import type { BatchClock } from '../clock.ts';
import { type Duty, dutiesOf } from './duty.ts';
import { fewestDrivers } from './fewestDrivers.ts';
import { Matching } from './matching.ts';
import { type DriverLimits, obstacleOf } from './mayDrive.ts';
import type { Retime } from './routeTimes.ts';

/** A trip that wants drivers. */
export interface CrewRequest {
  plate: string;
  depotId: string;
  timetable: Timetable;
  /** People aboard: where not every trip can be staffed, the fuller ones are. */
  people: number;
  retime: Retime;
  /** The same crew's timetable without stops that no rule asks for; null where it must keep the one that it has. */
  lawAlone: () => Timetable | null;
  /** Ids of the drivers who alone may drive it, where its crew is locked; it then keeps its timetable. */
  only: readonly string[] | null;
  /** Whether somebody is locked into the trip, so that others give way to it. */
  keeps: boolean;
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

/** A trip may wait for drivers of so many others at most. */
const mostReturns = 6;

/** At most so many crews are tried for a trip when hours are dealt out. */
const mostDeals = 12;

/**
 * Names drivers for the trips of one depot. First by the timetables as they are; then a trip without drivers is timed anew
 * for those who are left, so that who has fewer hours drives fewer legs, or for those who come back from another trip in time. Where that staffs not all, hours are dealt out
 * from the start: the driver with the most hours rides with the one with the fewest that do. The way that carries more people
 * counts. Where trips are still without drivers, all is tried again without health stops: no trip is lost for a soft rule. In the
 * end trips are shared among the fewest drivers.
 */
export function staffDepot(
  requests: readonly CrewRequest[],
  pool: readonly Driver[],
  limits: DriverLimits,
  clock: BatchClock,
): DepotStaffing {
  const depot = depotOf(requests, pool, limits, clock);
  const softly = timedFor(depot);
  const timed = isComplete(depot, softly) ? softly : fuller(depot, softly, timedFor(withLawAlone(depot)));
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

function depotOf(
  requests: readonly CrewRequest[],
  pool: readonly Driver[],
  limits: DriverLimits,
  clock: BatchClock,
): Depot {
  const asked = requests.map(({ timetable, only }, trip) => ({
    timetable,
    duties: dutiesOf(timetable, trip, clock, only),
  }));
  return { requests, asked, pool, limits, clock };
}

/** The same requests without stops that no rule asks for. */
function withLawAlone({ requests, pool, limits, clock }: Depot): Depot {
  const bare = requests.map((request): CrewRequest => {
    const { timetable, retime, lawAlone } = request;
    const anew: Retime = (drivers, notBeforeS) => retime(drivers, notBeforeS, true);
    return { ...request, timetable: lawAlone() ?? timetable, retime: anew };
  });
  return depotOf(bare, pool, limits, clock);
}

function isComplete({ requests }: Depot, timed: Timed): boolean {
  return requests.every((_, trip) => timed[trip] !== undefined);
}

/** Trips with timetables for the drivers that there are. */
function timedFor(depot: Depot): Timed {
  const planned = asPlanned(depot);
  // dealing hours out times trips anew, which a locked crew must not be
  const locked = depot.requests.some(({ only }) => only !== null);
  return isComplete(depot, planned) || locked ? planned : fuller(depot, planned, dealtOut(depot));
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

/** The way that carries more people, `first` where both carry as many. */
function fuller(depot: Depot, first: Timed, other: Timed): Timed {
  return peopleOn(depot, other) > peopleOn(depot, first) ? other : first;
}

function peopleOn({ requests }: Depot, timed: Timed): number {
  return requests.reduce((sum, { people }, trip) => sum + (timed[trip] === undefined ? 0 : people), 0);
}

/** Indices of the requests: locked crews, then trips that people are locked into, then the others; the fullest bus first. */
function fullestFirst(requests: readonly CrewRequest[]): number[] {
  const rank = ({ only, keeps }: CrewRequest) => (only !== null ? 0 : keeps ? 1 : 2);
  return requests
    .map((_, trip) => trip)
    .sort((a, b) => rank(requests[a]!) - rank(requests[b]!) || requests[b]!.people - requests[a]!.people || a - b);
}

function asPlanned(depot: Depot): Timed {
  const { requests, asked, pool, limits } = depot;
  const timed: Timed = [];
  const matching = new Matching<Duty, Driver>(pool, (duty, driver) => obstacleOf(limits, driver, [duty]) === null);
  // where one driver has two locked trips, nobody may be sent out before both are his
  let lockedTwice = false;
  const refused = fullestFirst(requests).filter((trip) => {
    const hardestFirst = [...asked[trip]!.duties].sort((a, b) => b.driveS - a.driveS);
    if (lockedTwice || !matching.add(hardestFirst)) {
      lockedTwice ||= requests[trip]!.only !== null;
      return true;
    }
    timed[trip] = asked[trip];
    return false;
  });
  if (refused.length === 0) return timed;
  let left = matching.free();
  for (const trip of refused) {
    timed[trip] = shared(depot, timed, trip) ?? retimed(depot, timed, trip, left) ?? later(depot, timed, trip);
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
  if (requests[trip]!.only !== null) return undefined;
  const able = withLicence(depot, left, trip);
  if (!haveHours(able, depot.asked[trip]!, depot.limits)) return undefined;
  const result = requests[trip]!.retime(able);
  if (!result.lawful) return undefined;
  const own = timedBy(result, trip, clock);
  return fewestDrivers([...dutiesOn(timed), ...own.duties], pool, limits) === null ? undefined : own;
}

/** A later timetable, for drivers who come back from another trip in time. */
function later(depot: Depot, timed: Timed, trip: number): TimedTrip | undefined {
  const { requests, pool, limits, clock } = depot;
  if (requests[trip]!.only !== null) return undefined;
  const able = withLicence(depot, pool, trip);
  const others = dutiesOn(timed);
  const returns = [...new Set(others.map(({ toS }) => toS + limits.betweenTripsS))].sort((a, b) => a - b);
  for (const notBeforeS of returns.slice(0, mostReturns)) {
    const result = requests[trip]!.retime(able, notBeforeS);
    // what is not possible from then on is not possible from later on
    if (!result.lawful) return undefined;
    const own = timedBy(result, trip, clock);
    if (fewestDrivers([...others, ...own.duties], pool, limits) !== null) return own;
  }
  return undefined;
}

/** At night a leg takes up to so much longer than by day: a trip timed anew may need so much less driving. */
const leastDriving = 0.7;

/** Whether drivers together have hours for about the driving of a trip; the engine need not be asked where they have not. */
function haveHours(drivers: readonly Driver[], { duties }: TimedTrip, { max7dS }: DriverLimits): boolean {
  const leftS = drivers.reduce((sum, driver) => sum + Math.max(0, max7dS - driver.drivenLast7dMin * 60), 0);
  return leftS >= leastDriving * duties.reduce((sum, { driveS }) => sum + driveS, 0);
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
      if (!haveHours(crew, depot.asked[trip]!, limits)) continue;
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
