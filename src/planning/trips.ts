import type { PlanStaffing, PlanStop, PlanTrip } from '../contract/plan.ts';
import type { Locale } from '../contract/text.ts';
import type { Worker } from '../contract/worker.ts';
import { softText } from '../policy/softTexts.ts';
import { fixedFen } from '../schedule/fixedCost.ts';
import { type ResultRoute, tripFen } from '../solver/index.ts';
import type { Batch } from './batch.ts';
import { chooseCaptains, escortCompanies } from './crew/captains.ts';
import { RouteTimes } from './crew/routeTimes.ts';
import { tripHours } from './crew/tripHours.ts';
import { assignCrews, type StaffedCrew } from './crews.ts';
import { type Draft, draftTrips } from './drafts.ts';
import { legWays, planStops } from './planStops.ts';
import { pickupKey } from './points.ts';
import { tripNames } from './replan/tripNames.ts';
import { assignSeats } from './seats.ts';
import { placeStands } from './serviceAreas/placeStands.ts';

/** A trip of the plan with what the rest of the document needs to know of it. */
export interface PlannedTrip {
  trip: PlanTrip;
  workers: Worker[];
  seats: ReadonlyMap<string, string>;
  /** The solver's route, in the batch's numbers. */
  route: ResultRoute;
  /** Who drives it, and the timetable by which they were found. */
  hired: StaffedCrew;
}

/** The trips of a plan, and what came of staffing them. */
export interface PlannedTrips {
  trips: PlannedTrip[];
  /** People of routes that no crew can drive. */
  unstaffed: Worker[];
  /** Depots that lacked a crew. */
  shortDepots: string[];
  staffing: Pick<PlanStaffing, 'drivers' | 'fewest'>;
  /** All routes that were to become trips. */
  routes: readonly ResultRoute[];
}

/**
 * Turns the solver's routes into trips: people by name, a bus by plate, the lawful timetable, the crew, the seats. Routes are
 * numbered by departure. Routes that no crew can drive are left out; their people come back as `unstaffed`.
 * @param times of the batch; given where many of its plans are compared
 */
export function planTrips(
  batch: Batch,
  routes: readonly ResultRoute[],
  locale: Locale,
  times = new RouteTimes(batch),
): PlannedTrips {
  const drafts = draftTrips(batch, routes, times);
  const staffing = assignCrews(batch, drafts);
  const nameOf = tripNames(batch.given);
  const outTwice = membersOutTwice(staffing.crews);
  const trips: PlannedTrip[] = [];
  const unstaffed: Worker[] = [];
  const shortDepots = new Set<string>();
  drafts.forEach((draft, i) => {
    const crew = staffing.crews[i]!;
    if (crew === null) {
      unstaffed.push(...draft.workers);
      shortDepots.add(batch.fleet[draft.route.busType]!.depotId);
      return;
    }
    // what he drives here counts in the hours of his other trip, which is timed already
    const mayMove = !crew.members.some(({ driverId }) => outTwice.has(driverId));
    trips.push(planTrip(batch, draft, { tripId: nameOf(draft.plate), crew, mayMove }, locale));
  });
  return {
    trips,
    unstaffed,
    shortDepots: [...shortDepots],
    staffing: { drivers: staffing.drivers, fewest: staffing.fewest },
    routes,
  };
}

/** Ids of drivers who are in more than one crew. */
function membersOutTwice(crews: readonly (StaffedCrew | null)[]): Set<string> {
  const out = crews.flatMap((crew) => crew?.members.map(({ driverId }) => driverId) ?? []);
  return new Set(out.filter((driverId, i) => out.indexOf(driverId) < i));
}

/** A trip's name, its crew with the timetable, and whether stands may still be moved to service areas. */
interface Staffed {
  tripId: string;
  crew: StaffedCrew;
  mayMove: boolean;
}

function planTrip(batch: Batch, draft: Draft, { tripId, crew: hired, mayMove }: Staffed, locale: Locale): PlannedTrip {
  const { route, plate, workers } = draft;
  const wayOf = legWays(batch, route);
  const areas = mayMove ? (batch.scenario.serviceAreas ?? []) : [];
  const placed = placeStands(hired, areas, wayOf, batch.policy, batch.clock);
  const { timetable } = placed;
  const crew = { ...hired, timetable };
  const { fleet, policy, scenario } = batch;
  const type = fleet[route.busType]!;
  const stops = planStops(batch, { route, workers, crew, placed, wayOf }, locale);
  const capacity = type.capacity[Math.max(...route.groups.map(({ group }) => batch.groupRisk[group]!))]!;
  const loadedStops = stops.slice(firstLoaded(stops), lastLoaded(stops) + 1);
  const totalM = stops.reduce((sum, stop) => sum + stop.legDistanceM, 0);
  const totalS = stops.reduce((sum, stop) => sum + stop.legDriveS, 0);
  const { drivers, days, nights } = timetable;
  const timeFen = fixedFen(policy, 100 * type.costDayCny, drivers, days, nights);
  const costFen = tripFen(timeFen, 100 * type.costKmCny, totalM);
  const loaded = {
    distanceM: loadedStops.reduce((sum, stop) => sum + stop.legDistanceM, 0),
    driveS: timetable.loadedDriveS,
    elapsedS: timetable.loadedElapsedS,
  };
  const hours = tripHours(crew, loaded, stops, policy, batch.clock);
  const riders = workers.map((worker) => ({
    worker,
    boards: route.pickups.indexOf(batch.places.pickup.get(pickupKey(worker))!),
    alights: dropRank(route, batch, worker),
  }));
  const trip: PlanTrip = {
    tripId,
    bus: {
      plate,
      seats: type.seats,
      capacity,
      depotId: type.depotId,
      operator: scenario.fleet.find((bus) => bus.plate === plate)!.operator,
    },
    crew: crew.members,
    stops: stops.map((stop, i) => ({ ...stop, hours: hours.stops[i]! })),
    loaded,
    total: { distanceM: totalM, driveS: totalS, elapsedS: timetable.endS - timetable.startS, costCny: costFen / 100 },
    nearLimit: stops.some((stop) => stop.nearLimit),
    reserve: hours.reserve,
    soft: timetable.soft.map(({ rule, limit, actual, reason }) => ({
      ...{ rule, limit, actual },
      text: softText(rule, actual, reason, policy),
    })),
    captains: chooseCaptains(riders, policy.crew.captains, scenario.serviceDate),
    escorts: escortCompanies(riders, policy.crew.escort).map((companyId) => ({ companyId })),
  };
  const seats = assignSeats(inSeatOrder(batch, route, workers), type.seats, policy);
  return { trip, workers, seats, route, hired };
}

/** Company by company, group by group and person by person: the same people are seated the same way whoever drew the trip up. */
function inSeatOrder({ groups, ...batch }: Batch, route: ResultRoute, workers: readonly Worker[]): Worker[] {
  const aboard = new Set(workers);
  const grouped = [...route.groups]
    .sort((a, b) => a.group - b.group)
    .flatMap(({ group }) => groups[group]!.workers.filter((worker) => aboard.has(worker)));
  return grouped.sort((a, b) => dropRank(route, batch, a) - dropRank(route, batch, b));
}

/** Place of a worker's company in the order of drop-offs. */
function dropRank(route: ResultRoute, batch: Pick<Batch, 'places'>, worker: Worker): number {
  return route.dropoffs.indexOf(batch.places.company.get(worker.companyId)!);
}

/** Index of the first stop after leaving the first pick-up. */
function firstLoaded(stops: readonly PlanStop[]): number {
  return stops.findIndex((stop) => stop.kind === 'pickup') + 1;
}

function lastLoaded(stops: readonly PlanStop[]): number {
  return stops.findLastIndex((stop) => stop.kind === 'dropoff');
}
