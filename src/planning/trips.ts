import type { PlanStop, PlanTrip } from '../contract/plan.ts';
import { decodePolyline, encodePolyline, type LngLat } from '../contract/polyline.ts';
import { inLocale, type Locale } from '../contract/text.ts';
import type { Worker } from '../contract/worker.ts';
import { softText } from '../policy/softTexts.ts';
import { alongGreatCircle, alongLine, lineLengthM, sliceLine } from '../routing/geometry.ts';
import { fixedFen } from '../schedule/fixedCost.ts';
import { PolicyRouteTimer } from '../schedule/routeTimer.ts';
import type { TimetableEntry } from '../schedule/types.ts';
import { type ResultRoute, tripFen } from '../solver/index.ts';
import type { Batch } from './batch.ts';
import { instantAt } from './clock.ts';
import { chooseCaptains, escortCompanies } from './crew/captains.ts';
import { healthStopsOf } from './crew/healthStops.ts';
import { planStaffing, type RunStaffing } from './crew/planStaffing.ts';
import { lawAloneOf, retimer } from './crew/retime.ts';
import { tripHours } from './crew/tripHours.ts';
import { assignCrews, type CrewRequest, type StaffedCrew } from './crews.ts';
import { compareIds } from './demand.ts';
import { pickupKey } from './points.ts';
import { seatByName } from './replan/seatByName.ts';
import { tripNames } from './replan/tripNames.ts';
import { assignSeats } from './seats.ts';
import { nameOfStand } from './standNames.ts';

/** A trip of the plan with what the rest of the document needs to know of it. */
export interface PlannedTrip {
  trip: PlanTrip;
  workers: Worker[];
  seats: ReadonlyMap<string, string>;
  /** The solver's route, in the batch's numbers. */
  route: ResultRoute;
}

/** A solver's route on its way to becoming a trip. */
interface Draft extends CrewRequest {
  route: ResultRoute;
  workers: Worker[];
}

/** The trips of a plan, and what came of staffing them. */
export interface PlannedTrips {
  trips: PlannedTrip[];
  /** People of routes that no crew can drive; `staffing.shortages` says what is lacking. */
  unstaffed: Worker[];
  /** Depots that lacked a crew. */
  shortDepots: string[];
  staffing: RunStaffing;
}

/**
 * Turns the solver's routes into trips: people by name, a bus by plate, the lawful timetable, the crew, the seats. Routes are
 * numbered by departure. Routes that no crew can drive are left out; their people come back as `unstaffed`.
 */
export function planTrips(batch: Batch, routes: readonly ResultRoute[], locale: Locale): PlannedTrips {
  const drafts = draftTrips(batch, routes);
  const staffing = assignCrews(batch, drafts);
  const nameOf = tripNames(batch.given);
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
    trips.push(planTrip(batch, draft, nameOf(draft.plate), crew, locale));
  });
  const places = drafts.map(({ route }) => route.pickups.map((point) => batch.places.list[point]!.name));
  return {
    trips,
    unstaffed,
    shortDepots: [...shortDepots],
    staffing: planStaffing(staffing, drafts, places, batch.clock, locale),
  };
}

/** Gives each route its people and a bus, and sorts by departure. */
function draftTrips(batch: Batch, routes: readonly ResultRoute[]): Draft[] {
  const timer = new PolicyRouteTimer(batch.timing, batch.policy);
  const retimeFor = retimer(batch);
  const people = seatByName(batch, routes);
  const drafts = routes.map((route, r) => {
    const timetable = timer.timetable(route.busType, route, route.drivers);
    if (!timetable.lawful) throw new Error(`the solver kept a route that breaks ${timetable.rule}`);
    const workers = people[r]!;
    const retime = retimeFor(route.busType, route);
    const given = batch.given?.trips.get(route.busType);
    const keeps = given !== undefined && given.pinned.size > 0;
    const only = given?.frozen === true ? given.crew : null;
    const lawAlone = only === null ? lawAloneOf(timer, route.busType, route, timetable) : () => null;
    return { route, timetable, workers, people: workers.length, retime, lawAlone, keeps, only };
  });
  drafts.sort(
    (a, b) => a.timetable.startS - b.timetable.startS || compareIds(a.workers[0]!.workerId, b.workers[0]!.workerId),
  );
  const taken = batch.fleet.map(() => 0);
  return drafts.map((draft) => {
    const { depotId, plates } = batch.fleet[draft.route.busType]!;
    return { ...draft, depotId, plate: plates[taken[draft.route.busType]!++]! };
  });
}

function planTrip(batch: Batch, draft: Draft, tripId: string, crew: StaffedCrew, locale: Locale): PlannedTrip {
  const { route, plate, workers } = draft;
  const { timetable } = crew;
  const { fleet, policy, scenario } = batch;
  const type = fleet[route.busType]!;
  const stops = planStops(batch, draft, crew, locale);
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
  const hours = tripHours(crew, loaded, policy, batch.clock);
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
  return { trip, workers, seats, route };
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

function planStops(batch: Batch, draft: Draft, crew: StaffedCrew, locale: Locale): PlanStop[] {
  const { route, workers } = draft;
  const { timetable, members } = crew;
  const depot = batch.places.depot.get(batch.fleet[route.busType]!.depotId)!;
  const order = [depot, ...route.pickups, ...route.dropoffs, depot];
  const loadedFrom = 1;
  const loadedTo = order.length - 2;
  let aboard = 0;
  let run = { distanceM: 0, driveS: 0, marginM: 0, marginS: 0 };
  const lineOf = lineReader(batch);
  const healthStops = healthStopsOf(timetable.entries, batch.policy);
  return timetable.entries.map((entry, seq) => {
    // the leg that this entry lies on, or that reaches it
    const legFrom = entry.stop === null ? entry.leg! : Math.max(0, entry.stop - 1);
    const cell = order[legFrom]! * batch.legs.size + order[Math.min(legFrom + 1, order.length - 1)]!;
    const loaded = legFrom >= loadedFrom && legFrom < loadedTo;
    if (loaded) run = extend(run, entry, batch.legs.band[cell]!);
    const line = seq === 0 ? null : lineOf(cell);
    const isHealthStop = healthStops.has(seq);
    const place =
      entry.stop === null
        ? standPlace(batch, order, { ...entry, isHealthStop }, line, locale)
        : batch.places.list[order[entry.stop]!]!;
    const board = entry.kind === 'pickup' ? idsAt(workers, batch, 'pickup', order[entry.stop!]!) : [];
    const alight = entry.kind === 'dropoff' ? idsAt(workers, batch, 'dropoff', order[entry.stop!]!) : [];
    aboard += board.length - alight.length;
    return {
      seq,
      kind: entry.kind,
      name: place.name,
      lng: place.lng,
      lat: place.lat,
      adcode: place.adcode,
      companyId: place.companyId,
      arriveAt: instantAt(batch.clock, entry.arriveS),
      departAt: instantAt(batch.clock, entry.departS),
      legDistanceM: entry.legDistanceM,
      legDriveS: entry.legDriveS,
      legEstimated: seq > 0 && batch.legs.estimated[cell] === 1,
      ...(seq > 0 && batch.legs.estimated[cell] === 0 && { legMotorwayPct: batch.legs.motorwayPct[cell]! }),
      nearLimit: loaded && isNear(batch, run),
      ...(entry.stop === null && entry.along > 0 && entry.along < 1 && { alongLeg: true }),
      ...(isHealthStop && { healthStop: true }),
      driverId: entry.driver === null ? null : members[timetable.crew.indexOf(entry.driver)]!.driverId,
      ...(line !== null && { legLine: drivenLine(line, timetable.entries[seq - 1]!, entry) }),
      board,
      alight,
      aboard,
    };
  });
}

type Run = { distanceM: number; driveS: number; marginM: number; marginS: number };

/** The loaded run with one more drive, and how far its error band reaches. */
function extend(run: Run, { legDistanceM, legDriveS }: TimetableEntry, band: number): Run {
  return {
    distanceM: run.distanceM + legDistanceM,
    driveS: run.driveS + legDriveS,
    marginM: run.marginM + legDistanceM * band,
    marginS: run.marginS + legDriveS * band,
  };
}

/** Whether the error band of a run within the limits reaches over one of them. */
function isNear({ policy: { limits } }: Batch, run: Run): boolean {
  return run.distanceM + run.marginM > limits.loadedDistanceM || run.driveS + run.marginS > limits.loadedDriveS;
}

/** A line that is longer than its leg by more is mostly the way from doors to the road, and no place to stand on. */
const mostLineShare = 1.01;

/** Where a stand on the way lies, and what it is called. */
function standPlace(
  batch: Batch,
  order: readonly number[],
  entry: TimetableEntry & { isHealthStop: boolean },
  line: readonly LngLat[] | null,
  locale: Locale,
) {
  const from = batch.places.list[order[entry.leg!]!]!;
  const to = batch.places.list[order[entry.leg! + 1]!]!;
  const distanceM = batch.legs.distanceM[order[entry.leg!]! * batch.legs.size + order[entry.leg! + 1]!]!;
  const isRoad = line !== null && lineLengthM(line) <= mostLineShare * distanceM;
  const [lng, lat] = isRoad ? alongLine(line, entry.along) : alongGreatCircle(from, to, entry.along);
  const name = inLocale(nameOfStand(entry, from.name, to.name, distanceM), locale);
  return { lng: round6(lng), lat: round6(lat), name, adcode: null, companyId: null };
}

/** Lines of measured legs, each decoded once. */
function lineReader({ lineOf }: Batch): (cell: number) => LngLat[] | null {
  const known = new Map<number, LngLat[] | null>();
  return (cell) => {
    if (!known.has(cell)) {
      const line = lineOf?.(cell) ?? null;
      known.set(cell, line === null ? null : decodePolyline(line));
    }
    return known.get(cell)!;
  };
}

/** The part of a leg's line between an entry and the one before it. */
function drivenLine(line: readonly LngLat[], before: TimetableEntry, entry: TimetableEntry): string {
  const from = before.stop === null ? before.along : 0;
  const to = entry.stop === null ? entry.along : 1;
  return encodePolyline(from === 0 && to === 1 ? line : sliceLine(line, from, to));
}

/** Six decimals are a decimetre; more would only pretend. */
function round6(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** Ids of those aboard who board or alight at a point, in order. */
function idsAt(workers: readonly Worker[], batch: Batch, where: 'pickup' | 'dropoff', point: number): string[] {
  return workers
    .filter((worker) => pointOf(batch, worker, where) === point)
    .map((worker) => worker.workerId)
    .sort(compareIds);
}

function pointOf({ places }: Batch, worker: Worker, where: 'pickup' | 'dropoff'): number {
  return where === 'dropoff' ? places.company.get(worker.companyId)! : places.pickup.get(pickupKey(worker))!;
}
