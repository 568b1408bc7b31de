import type { Timetable } from '../schedule/types.ts';
import type { Batch } from './batch.ts';
import { countedS, dutiesOf } from './crew/duty.ts';
import { type DriverLimits, driverLimits } from './crew/mayDrive.ts';
import { type CrewRequest, type DepotStaffing, staffDepot } from './crew/staffDepot.ts';
import type { PastDriving } from './crew/stopHours.ts';

export type { CrewRequest } from './crew/staffDepot.ts';

/** A member of a trip's crew as the plan document names him. */
export interface CrewMember {
  driverId: string;
  name: string;
}

/** A crew and the timetable that it keeps; members stand in the order of `timetable.crew`. */
export interface StaffedCrew {
  members: CrewMember[];
  timetable: Timetable;
  /** What each member has driven before this trip. */
  past: PastDriving[];
}

/** Who drives a batch. */
export interface Staffing {
  /** By request; null where the trip cannot be staffed. */
  crews: (StaffedCrew | null)[];
  /** Drivers sent out. */
  drivers: number;
  /** True where fewer are proven impossible for these trips and timetables. */
  fewest: boolean;
}

/**
 * Names the drivers of every trip. Without drivers.csv they come with the bus (`<plate>#1`). With it they are drivers of the bus's depot whose
 * licence outlasts the trip and whose hours hold, nobody on two trips at once, and as few as can be.
 */
export function assignCrews(batch: Batch, requests: readonly CrewRequest[]): Staffing {
  const { drivers, policy, clock } = batch;
  if (drivers === null) {
    const crews = requests.map(({ plate, timetable }) => ownCrew(plate, timetable));
    return {
      crews,
      drivers: crews.reduce((sum, { members }) => sum + members.length, 0),
      fewest: true,
    };
  }
  const limits = driverLimits(policy);
  const staffing: Staffing = { crews: requests.map(() => null), drivers: 0, fewest: true };
  for (const depotId of new Set(requests.map((request) => request.depotId))) {
    const indices = requests.flatMap((request, i) => (request.depotId === depotId ? [i] : []));
    const own = indices.map((i) => requests[i]!);
    const depot = staffDepot(own, drivers.get(depotId) ?? [], limits, clock);
    depot.trips.forEach((_, k) => {
      staffing.crews[indices[k]!] = namedCrew(depot, k, clock, limits);
    });
    staffing.drivers += depot.drivers;
    staffing.fewest &&= depot.fewest;
  }
  return staffing;
}

function namedCrew(
  { trips }: DepotStaffing,
  index: number,
  clock: Batch['clock'],
  { counts }: DriverLimits,
): StaffedCrew | null {
  const trip = trips[index];
  if (trip == null) return null;
  const { timetable, drivers } = trip;
  const past = drivers.map((driver): PastDriving => {
    const earlier = trips.flatMap((other) => {
      const place = other?.drivers.indexOf(driver) ?? -1;
      if (other === null || place < 0 || other.timetable.startS >= timetable.startS) return [];
      return dutiesOf(other.timetable, 0, clock)[place]!;
    });
    const batchS = earlier.reduce((sum, duty) => sum + countedS(duty, counts), 0);
    const { drivenLast7dMin, drivenLast14dMin } = driver;
    return {
      weekS: drivenLast7dMin * 60 + batchS,
      fortnightS: Math.max(drivenLast7dMin, drivenLast14dMin ?? 0) * 60 + batchS,
      drives: earlier.flatMap(({ drives }) => drives),
    };
  });
  return { members: drivers.map(({ driverId, name }) => ({ driverId, name })), timetable, past };
}

/** The drivers who come with a bus; nobody knows what they have driven. */
function ownCrew(plate: string, timetable: Timetable): StaffedCrew {
  const members = timetable.crew.map((_, i) => ({ driverId: `${plate}#${i + 1}`, name: `${plate}#${i + 1}` }));
  return { members, timetable, past: members.map(() => ({ weekS: 0, fortnightS: 0, drives: [] })) };
}
