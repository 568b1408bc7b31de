import type { Plan, PlanStop, PlanTrip } from '../../contract/plan.ts';
import type { PartTrip, PlanPart } from '../../contract/planPart.ts';
import type { RejectedRow } from '../../contract/worker.ts';

/** The part of a plan that is one company's: its people, the buses that they ride in, its rejected rows. */
export function companyPart(plan: Plan, companyIds: ReadonlySet<string>, rejected: readonly RejectedRow[]): PlanPart {
  const workers = plan.workers.filter(({ companyId }) => companyIds.has(companyId));
  const own = new Set(workers.map(({ workerId }) => workerId));
  const tripIds = new Set(workers.map(({ tripId }) => tripId));
  const ownRows = new Set(
    rejected.filter(({ companyId }) => companyId !== null && companyIds.has(companyId)).map(rowKey),
  );
  return {
    ...head(plan),
    trips: plan.trips.filter(({ tripId }) => tripIds.has(tripId)).map((trip) => withoutOthers(trip, own, companyIds)),
    workers,
    unassigned: plan.unassigned.filter(({ workerId }) => own.has(workerId)),
    rejected: plan.rejected.filter((row) => ownRows.has(rowKey(row))),
  };
}

/** One trip by itself, with everybody in it: for its driver and for those who receive it. */
export function tripPart(plan: Plan, tripId: string): PlanPart {
  return {
    ...head(plan),
    trips: plan.trips.filter((trip) => trip.tripId === tripId).map(withoutCost),
    workers: plan.workers.filter((worker) => worker.tripId === tripId),
    unassigned: [],
    rejected: [],
  };
}

/** Parts of the same plan as one: what somebody sees who may see several trips. Null where there is none. */
export function joinParts(parts: readonly PlanPart[]): PlanPart | null {
  const [first] = parts;
  if (first === undefined) return null;
  return { ...first, trips: parts.flatMap(({ trips }) => trips), workers: parts.flatMap(({ workers }) => workers) };
}

/** Field by field, so that what a plan gains later is no part's before somebody says so. */
function head({ format, scenario, createdAt, seed, solveS, router, policy, limits }: Plan) {
  return { format, scenario, createdAt, seed, solveS, router, policy, limits };
}

function withoutCost({ total: { distanceM, driveS, elapsedS }, ...trip }: PlanTrip): PartTrip {
  const { tripId, bus, crew, captains, escorts, reserve, stops, loaded, nearLimit } = trip;
  return {
    ...{ tripId, bus, crew, stops, loaded, total: { distanceM, driveS, elapsedS }, nearLimit },
    ...(captains && { captains }),
    ...(escorts && { escorts }),
    ...(reserve && { reserve }),
  };
}

/** How many ride along is the bus's; who they are and for whom they work is not. */
function withoutOthers(trip: PlanTrip, own: ReadonlySet<string>, companyIds: ReadonlySet<string>): PartTrip {
  const isOwn = (workerId: string) => own.has(workerId);
  const stops = trip.stops.map((stop): PlanStop => {
    const mine = { ...stop, board: stop.board.filter(isOwn), alight: stop.alight.filter(isOwn) };
    const foreign = stop.companyId !== null && !companyIds.has(stop.companyId);
    return foreign ? { ...mine, name: otherCompany, companyId: null } : mine;
  });
  const { captains, escorts } = trip;
  return {
    ...withoutCost(trip),
    stops,
    ...(captains && { captains: captains.map((id) => (isOwn(id) ? id : otherPerson)) }),
    ...(escorts && { escorts: escorts.filter(({ companyId }) => companyIds.has(companyId)) }),
  };
}

/** Stands for the name of a drop-off at somebody else's; in both languages, since a document has no reader's language. */
const otherCompany = '其他企业 / another company';

/** Stands for a captain of somebody else's: who is first and who second stays as it is. */
const otherPerson = '—';

function rowKey({ file, sheet, row }: { file: string; sheet: string; row: number }): string {
  return JSON.stringify([file, sheet, row]);
}
