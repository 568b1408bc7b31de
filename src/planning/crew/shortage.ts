import type { Driver } from '../../contract/scenario.ts';
import type { BatchClock } from '../clock.ts';
import { dutiesOf } from './duty.ts';
import { type DriverLimits, obstacleOf } from './mayDrive.ts';
import { type CrewRequest, type DepotStaffing, staffDepot } from './staffDepot.ts';

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

/** How many drivers more a depot needs; null where all its trips are staffed. */
export function depotShortage(
  depotId: string,
  requests: readonly CrewRequest[],
  staffing: DepotStaffing,
  own: readonly Driver[],
  limits: DriverLimits,
  clock: BatchClock,
): DepotShortage | null {
  const trips = requests.map((_, trip) => trip).filter((trip) => staffing.trips[trip] === null);
  if (trips.length === 0) return null;
  const wanted = trips.flatMap((trip) => dutiesOf(requests[trip]!.timetable, trip, clock));
  const sent = new Set(staffing.trips.flatMap((trip) => trip?.drivers ?? []));
  const heads = { drivers: own.length, licence: 0, hours: 0, busy: 0 };
  for (const driver of own) {
    const obstacles = wanted.map((duty) => obstacleOf(limits, driver, [duty]));
    if (sent.has(driver)) heads.busy += 1;
    else if (obstacles.every((obstacle) => obstacle === 'licence')) heads.licence += 1;
    else if (!obstacles.includes(null)) heads.hours += 1;
  }
  return { depotId, drivers: fewestMore(requests, own, wanted.length, limits, clock), trips, own: heads };
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
