import type { Driver } from '../../contract/scenario.ts';
import type { Batch } from '../batch.ts';
import type { BatchClock } from '../clock.ts';
import { dutiesOf } from './duty.ts';
import { type DriverLimits, driverLimits, obstacleOf } from './mayDrive.ts';
import { type CrewRequest, staffDepot } from './staffDepot.ts';

/** What a depot lacks to staff all its trips. */
export interface DepotShortage {
  depotId: string;
  /** The fewest drivers with a free week and a lasting licence who, sent there as well, staff all trips. */
  drivers: number;
  /** Requests that stay without a crew, by index. */
  trips: number[];
  /** Why nobody of the depot's own drivers is left, in heads. */
  own: { drivers: number; licence: number; hours: number; busy: number };
}

/** A depot's drivers. */
export interface DepotDrivers {
  /** Those who may be sent out. */
  pool: readonly Driver[];
  /** All that it has. */
  all: readonly Driver[];
}

/**
 * What each depot lacks to staff all trips; nothing where drivers come with the bus.
 * @param out ids of the drivers who are out already
 */
export function depotShortages(
  { drivers, scenario, policy, clock }: Pick<Batch, 'drivers' | 'scenario' | 'policy' | 'clock'>,
  requests: readonly CrewRequest[],
  out: ReadonlySet<string>,
): DepotShortage[] {
  if (drivers === null) return [];
  const limits = driverLimits(policy);
  const shortages: DepotShortage[] = [];
  for (const depotId of new Set(requests.map((request) => request.depotId))) {
    const indices = requests.flatMap((request, i) => (request.depotId === depotId ? [i] : []));
    const own = indices.map((i) => requests[i]!);
    const all = (scenario.drivers ?? []).filter((driver) => driver.depotId === depotId);
    const shortage = depotShortage(own, { pool: drivers.get(depotId) ?? [], all }, out, limits, clock);
    if (shortage === null) continue;
    shortages.push({ depotId, ...shortage, trips: shortage.trips.map((k) => indices[k]!) });
  }
  return shortages;
}

/**
 * What one depot lacks; null where all its trips are staffed.
 * @param requests trips of this depot
 */
export function depotShortage(
  requests: readonly CrewRequest[],
  { pool, all }: DepotDrivers,
  out: ReadonlySet<string>,
  limits: DriverLimits,
  clock: BatchClock,
): Omit<DepotShortage, 'depotId'> | null {
  const staffing = staffDepot(requests, pool, limits, clock);
  const trips = requests.map((_, trip) => trip).filter((trip) => staffing.trips[trip] === null);
  if (trips.length === 0) return null;
  const wanted = trips.flatMap((trip) => dutiesOf(requests[trip]!.timetable, trip, clock));
  const heads = { drivers: all.length, licence: 0, hours: 0, busy: 0 };
  for (const driver of all) {
    const obstacles = wanted.map((duty) => obstacleOf(limits, driver, [duty]));
    if (out.has(driver.driverId)) heads.busy += 1;
    else if (obstacles.every((obstacle) => obstacle === 'licence')) heads.licence += 1;
    else if (!obstacles.includes(null)) heads.hours += 1;
  }
  return { drivers: fewestMore(requests, pool, wanted.length, limits, clock), trips, own: heads };
}

/** By halving: as many as the trips left have places are always enough, and more drivers never staff less. */
function fewestMore(
  requests: readonly CrewRequest[],
  own: readonly Driver[],
  most: number,
  limits: DriverLimits,
  clock: BatchClock,
): number {
  let tooFew = 0;
  let enough = most;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    const { trips } = staffDepot(requests, [...own, ...fresh(middle)], limits, clock);
    if (trips.includes(null)) tooFew = middle;
    else enough = middle;
  }
  return enough;
}

function fresh(count: number): Driver[] {
  return Array.from({ length: count }, (_, i) => ({
    driverId: `+${i + 1}`,
    name: '',
    phone: '',
    depotId: '',
    licenceExpires: '9999-12-31',
    drivenLast7dMin: 0,
  }));
}
