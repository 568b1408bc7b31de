import type { PlanStop } from '../contract/plan.ts';
import type { PartTrip, PlanPart } from '../contract/planPart.ts';
import type { SupplyAmounts } from '../contract/supplies.ts';
import { maskId } from '../policy/mask.ts';
import { planPolicy } from '../policy/planPolicy.ts';
import type { Policy } from '../policy/schema.ts';
import { tripNeeds } from '../supplies/tripNeeds.ts';
import type { SheetContext } from './context.ts';
import { driverHours, stopHours } from './driving.ts';
import { draftWarning } from './edition.ts';
import { type LocalTime, localClock } from './format.ts';

/** One person of the boarding list. */
export interface BoardingPerson {
  seat: string;
  name: string;
  phone: string;
  idMasked: string;
  company: string;
  dorm: string | null;
  /** Coach captain or deputy; null for everybody else. */
  captain: 'captain' | 'deputy' | null;
}

/** One stop as drivers read it. */
export interface SheetStop {
  stop: PlanStop;
  /** Null where the trip begins. */
  arrive: LocalTime | null;
  /** Null where the trip ends. */
  depart: LocalTime | null;
  /** Who drove the leg; null at the start. */
  driver: string | null;
  /** His driving up to arrival in the day of the rule set. */
  drivenDayS: number | null;
  /** Continuous driving on arrival; null where nobody drove or the plan does not say. */
  continuousS: number | null;
  /** By when the bus must stand or change its driver after leaving; null where the plan does not say. */
  breakDue: LocalTime | null;
  /** At a drop-off: where it is and who takes the people over. */
  handover: { address: string; contact: string; phone: string } | null;
  boarding: BoardingPerson[];
}

export interface SheetDriverLine {
  name: string;
  /** Null where unknown: the line is filled in by hand. */
  phone: string | null;
  licenceExpires: string | null;
  /** True where the licence ends before the last day of the trip. */
  expired: boolean;
  /** Stops that he drives to, as `1, 2, 9–11`, and his time at the wheel on this trip. */
  legs: string;
  driveS: number;
  /** What the day and the week leave him on reaching the last drop-off; null where the plan does not say. */
  dayLeftS: number | null;
  weekLeftS: number | null;
}

/** Who leads the passengers: name, seat and phone as in the boarding list. */
export interface SheetCaptain {
  name: string;
  seat: string;
  phone: string;
}

/** The company that sends an escort, and whom to ask for him. */
export interface SheetEscort {
  company: string;
  contact: string;
  phone: string;
}

/** Everything that the sheet of one bus says, ready to be laid out. */
export interface TripSheet {
  trip: PartTrip;
  policy: Policy;
  batchName: string;
  /** Null unless it is a draft's. */
  draftWarning: string | null;
  routerDetail: string;
  /** Local date of the first pick-up. */
  date: string;
  depot: string;
  loadedPeople: number;
  anyEstimated: boolean;
  drivers: SheetDriverLine[];
  captains: SheetCaptain[];
  escorts: SheetEscort[];
  /** What the trip is given by its policy; null for a reader who does not see everybody aboard. */
  supplies: SupplyAmounts | null;
  stops: SheetStop[];
  url: string;
}

/** Joins plan and context for one trip. Throws RangeError on an unknown trip. */
export function tripSheet(plan: PlanPart, tripId: string, context: SheetContext): TripSheet {
  const trip = plan.trips.find((candidate) => candidate.tripId === tripId);
  if (trip === undefined) throw new RangeError(`no trip ${tripId} in this plan`);
  const policy = planPolicy(plan);
  const clock = localClock(context.timeZone);
  const workers = new Map(plan.workers.map((worker) => [worker.workerId, worker]));

  const person = (workerId: string): BoardingPerson => {
    const known = context.people.get(workerId);
    const worker = workers.get(workerId);
    const companyId = known?.companyId ?? worker?.companyId ?? '';
    return {
      seat: worker?.seat ?? '',
      name: known?.name ?? workerId,
      phone: known?.phone ?? '',
      idMasked: known === undefined ? '' : maskId(known.idMasked, policy),
      company: context.companies.get(companyId)?.name ?? companyId,
      dorm: worker?.dorm ?? null,
      captain: workerId === trip.captains?.[0] ? 'captain' : trip.captains?.includes(workerId) ? 'deputy' : null,
    };
  };
  const driverName = (driverId: string): string =>
    context.drivers.get(driverId)?.name ?? trip.crew.find((member) => member.driverId === driverId)?.name ?? driverId;

  const last = trip.stops.length - 1;
  const stops = trip.stops.map((stop, index): SheetStop => {
    const company = stop.companyId === null ? undefined : context.companies.get(stop.companyId);
    return {
      stop,
      arrive: index === 0 ? null : clock(stop.arriveAt),
      depart: index === last ? null : clock(stop.departAt),
      driver: stop.driverId === null ? null : driverName(stop.driverId),
      ...stopHours(trip.stops, index, clock),
      handover: stop.kind === 'dropoff' && company !== undefined ? company : null,
      boarding: stop.board.map(person).sort(bySeat),
    };
  });

  const lastDay = clock(trip.stops[last]!.arriveAt).date;
  const firstPickup = trip.stops.find(({ kind }) => kind === 'pickup') ?? trip.stops[0]!;
  return {
    trip,
    policy,
    batchName: context.batchName,
    draftWarning: draftWarning(context),
    routerDetail: plan.router.detail,
    date: clock(firstPickup.arriveAt).date,
    depot: context.depots.get(trip.bus.depotId)?.name ?? trip.bus.depotId,
    loadedPeople: trip.stops.reduce((sum, { board }) => sum + board.length, 0),
    anyEstimated: trip.stops.some(({ legEstimated, seq }) => legEstimated && seq > 0),
    drivers: trip.crew.map(({ driverId, name }) => {
      const known = context.drivers.get(driverId);
      return {
        name: known?.name ?? name,
        phone: known?.phone ?? null,
        licenceExpires: known?.licenceExpires ?? null,
        expired: known !== undefined && known.licenceExpires < lastDay,
        ...driverHours(trip, driverId),
      };
    }),
    captains: (trip.captains ?? []).map((workerId) => {
      const { name, seat, phone } = person(workerId);
      return { name, seat, phone };
    }),
    escorts: (trip.escorts ?? []).map(({ companyId }) => {
      const company = context.companies.get(companyId);
      return { company: company?.name ?? companyId, contact: company?.contact ?? '', phone: company?.phone ?? '' };
    }),
    supplies: showsEverybody(trip) ? tripNeeds(trip, policy) : null,
    stops,
    url: context.tripUrl(tripId),
  };
}

/** A company's part of a pooled bus counts the others and does not name them. */
function showsEverybody({ stops }: PartTrip): boolean {
  const shown = stops.reduce((sum, { board }) => sum + board.length, 0);
  return stops.every(({ aboard }) => aboard <= shown);
}

/** Front to back, window A first; people without a seat come last. */
function bySeat(a: BoardingPerson, b: BoardingPerson): number {
  const row = (seat: string) => (seat === '' ? Number.POSITIVE_INFINITY : Number.parseInt(seat, 10));
  const [rowA, rowB] = [row(a.seat), row(b.seat)];
  if (rowA !== rowB) return rowA < rowB ? -1 : 1;
  return a.seat < b.seat ? -1 : a.seat > b.seat ? 1 : 0;
}
