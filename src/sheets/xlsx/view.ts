import type { Plan, PlanStop, PlanTrip, PlanWorker } from '../../contract/plan.ts';
import { maskId, maskPhone } from '../../policy/mask.ts';
import { planPolicy } from '../../policy/planPolicy.ts';
import type { Policy } from '../../policy/schema.ts';
import type { SheetContext } from '../context.ts';
import { localClock } from '../format.ts';

/** What the list shows of a person. */
export interface ListedPerson {
  name: string;
  idMasked: string;
  phoneMasked: string;
  company: string;
  /** The pick-up place that his row asks for; null is the county seat. */
  pickupName: string | null;
}

/** Look-ups that several worksheets share. */
export interface MasterView {
  policy: Policy;
  tripById: ReadonlyMap<string, PlanTrip>;
  workerById: ReadonlyMap<string, PlanWorker>;
  /** Stop at which a worker boards, and at which he leaves the bus. */
  boardingStop: ReadonlyMap<string, PlanStop>;
  alightingStop: ReadonlyMap<string, PlanStop>;
  person: (workerId: string) => ListedPerson;
  /** Why somebody who is carried has no bed, and what would help. */
  withoutBed: ReadonlyMap<string, string>;
  companyName: (companyId: string) => string;
  driverName: (trip: PlanTrip, driverId: string) => string;
  /** Instant as a spreadsheet date: cells know no zone, so the local wall clock is written. */
  cellTime: (instant: string) => Date;
}

export function masterView(plan: Plan, context: SheetContext): MasterView {
  const policy = planPolicy(plan);
  const clock = localClock(context.timeZone);
  const workerById = new Map(plan.workers.map((worker) => [worker.workerId, worker]));
  const stops = plan.trips.flatMap((trip) => trip.stops);
  const companyName = (companyId: string) => context.companies.get(companyId)?.name ?? companyId;
  return {
    policy,
    tripById: new Map(plan.trips.map((trip) => [trip.tripId, trip])),
    workerById,
    boardingStop: new Map(stops.flatMap((stop) => stop.board.map((workerId) => [workerId, stop]))),
    alightingStop: new Map(stops.flatMap((stop) => stop.alight.map((workerId) => [workerId, stop]))),
    person: (workerId) => {
      const known = context.people.get(workerId);
      return {
        name: known?.name ?? '',
        idMasked: known === undefined ? '' : maskId(known.idMasked, policy),
        phoneMasked: known === undefined ? '' : maskPhone(known.phone, policy),
        company: companyName(known?.companyId ?? workerById.get(workerId)?.companyId ?? ''),
        pickupName: known?.pickupName ?? null,
      };
    },
    withoutBed: new Map(
      (plan.dorms?.without ?? []).map(({ workerId, reason, fix }) => [
        workerId,
        fix === null ? reason.text : `${reason.text} → ${fix.text}`,
      ]),
    ),
    companyName,
    driverName: (trip, driverId) =>
      context.drivers.get(driverId)?.name ?? trip.crew.find((member) => member.driverId === driverId)?.name ?? driverId,
    cellTime: (instant) => {
      const { date, time } = clock(instant);
      return new Date(`${date}T${time}:00Z`);
    },
  };
}
