import type { Plan, PlanStop, PlanTrip } from '../../../src/contract/plan.ts';
import { later } from '../operators/draft.ts';

/** A false statement about driving hours in an otherwise sound plan, and where it stands. */
export interface FalseStatement {
  does: string;
  /** Makes it and says where the checker must find it. */
  apply(plan: Plan): { tripId: string; stopSeq: number; driverId?: string | null; at: string };
}

type Hours = NonNullable<PlanStop['hours']>;
type Reserve = NonNullable<PlanTrip['reserve']>;

/** A stop in the middle of the longest trip, which somebody drove to and from which somebody drives on. */
function midway({ trips }: Plan): { trip: PlanTrip; stop: PlanStop; next: string | null } {
  const trip = trips.reduce((most, one) => (one.stops.length > most.stops.length ? one : most));
  const at = trip.stops.findIndex(({ legDriveS, kind }, i) => i > 1 && legDriveS > 0 && kind === 'pickup');
  const next = trip.stops.slice(at + 1).find(({ legDriveS }) => legDriveS > 0);
  return { trip, stop: trip.stops[at]!, next: next!.driverId };
}

const atStop = (does: string, change: (hours: Hours, stop: PlanStop) => void): FalseStatement => ({
  does,
  apply: (plan) => {
    const { trip, stop } = midway(plan);
    change(stop.hours!, stop);
    return { tripId: trip.tripId, stopSeq: stop.seq, at: stop.arriveAt };
  },
});

/** About whoever drives on, from leaving the stop. */
const due = (does: string, change: (hours: Hours) => void): FalseStatement => ({
  does,
  apply: (plan) => {
    const { trip, stop, next } = midway(plan);
    change(stop.hours!);
    return { tripId: trip.tripId, stopSeq: stop.seq, driverId: next, at: stop.departAt };
  },
});

const inReserve = (does: string, change: (reserve: Reserve, trip: PlanTrip) => void): FalseStatement => ({
  does,
  apply: (plan) => {
    const { trip } = midway(plan);
    change(trip.reserve!, trip);
    const last = trip.stops.findLast(({ kind }) => kind === 'dropoff')!;
    return { tripId: trip.tripId, stopSeq: last.seq, at: last.arriveAt };
  },
});

const without = (does: string, change: (plan: Plan) => void): FalseStatement => ({
  does,
  apply: (plan) => {
    change(plan);
    const [trip] = plan.trips;
    return { tripId: trip!.tripId, stopSeq: 0, at: trip!.stops[0]!.arriveAt };
  },
});

/** Everything that the document shows about driving hours, told falsely. */
export const falseStatements: readonly FalseStatement[] = [
  atStop('ten minutes less of continuous driving', (hours) => (hours.continuousS -= 600)),
  atStop('a second more of continuous driving', (hours) => (hours.continuousS += 1)),
  due('the stop due ten hours later', (hours) => (hours.breakDueAt = later(hours.breakDueAt!, 36_000))),
  due('the stop due a second earlier', (hours) => (hours.breakDueAt = later(hours.breakDueAt!, -1))),
  due('no stop due', (hours) => (hours.breakDueAt = null)),
  atStop('an hour less driven today', ({ drivers }) => (drivers[0]!.dayS = Math.abs(drivers[0]!.dayS - 3600))),
  atStop('an hour more in the week', ({ drivers }) => (drivers.at(-1)!.last7dS += 3600)),
  atStop('one of the crew missing', ({ drivers }) => drivers.pop()),
  atStop('somebody else in the crew', ({ drivers }) => drivers.push({ driverId: 'DR9', dayS: 0, last7dS: 0 })),
  atStop('no hours at this stop', (_, stop) => delete stop.hours),
  inReserve('a reserve of distance', (reserve) => (reserve.loadedDistanceM += 1000)),
  inReserve('a reserve of driving time', (reserve) => (reserve.loadedDriveS += 600)),
  inReserve('a reserve of continuous driving', (reserve) => (reserve.continuousS += 600)),
  inReserve('a reserve of the day', ({ drivers }) => (drivers[0]!.dailyS += 600)),
  inReserve('a reserve of the week', ({ drivers }) => (drivers[0]!.weeklyS = (drivers[0]!.weeklyS ?? 0) + 600)),
  inReserve('no reserve of the week', ({ drivers }) => (drivers[0]!.weeklyS = null)),
  inReserve('one of the crew missing in the reserve', ({ drivers }) => drivers.pop()),
  inReserve('no reserve', (_, trip) => delete trip.reserve),
  without('no hours anywhere, but reserves', ({ trips }) => {
    for (const stop of trips.flatMap(({ stops }) => stops)) delete stop.hours;
  }),
  without('neither hours nor reserves, but staffing', ({ trips }) => {
    for (const trip of trips) delete trip.reserve;
    for (const stop of trips.flatMap(({ stops }) => stops)) delete stop.hours;
  }),
];
