import type { PlanStop } from '../contract/plan.ts';
import { decodePolyline, encodePolyline, type LngLat } from '../contract/polyline.ts';
import type { ServiceArea } from '../contract/scenario.ts';
import { inLocale, type Locale } from '../contract/text.ts';
import type { Worker } from '../contract/worker.ts';
import { alongGreatCircle, alongLine, lineLengthM, sliceLine } from '../routing/geometry.ts';
import type { TimetableEntry } from '../schedule/types.ts';
import type { ResultRoute } from '../solver/index.ts';
import type { Batch } from './batch.ts';
import { instantAt } from './clock.ts';
import { healthStopsOf } from './crew/healthStops.ts';
import type { StaffedCrew } from './crews.ts';
import { compareIds } from './demand.ts';
import { pickupKey } from './points.ts';
import type { LegWay } from './serviceAreas/areasOnLeg.ts';
import type { PlacedStands } from './serviceAreas/placeStands.ts';
import { nameOfStand } from './standNames.ts';

/** What the stops of a trip are made from. */
export interface StopSources {
  route: ResultRoute;
  workers: readonly Worker[];
  crew: StaffedCrew;
  placed: PlacedStands;
  wayOf: (leg: number) => LegWay;
}

/** The stops of a trip as the plan document has them, stands on the way included. */
export function planStops(batch: Batch, sources: StopSources, locale: Locale): PlanStop[] {
  const { route, workers, crew, placed, wayOf } = sources;
  const { timetable, members } = crew;
  const order = pointsOf(batch, route);
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
    const area = placed.areas.get(seq);
    const place =
      entry.stop === null
        ? standPlace(batch, order, { ...entry, isHealthStop }, { way: wayOf(legFrom), area }, locale)
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
      ...(area !== undefined && { serviceArea: area.name }),
      ...(area === undefined && isOnTheWay(entry) && { alongLeg: true }),
      ...(isHealthStop && { healthStop: true }),
      driverId: entry.driver === null ? null : members[timetable.crew.indexOf(entry.driver)]!.driverId,
      ...(line !== null && { legLine: drivenLine(line, timetable.entries[seq - 1]!, entry) }),
      board,
      alight,
      aboard,
    };
  });
}

/** True for a stand between two stops. */
function isOnTheWay({ stop, along }: TimetableEntry): boolean {
  return stop === null && along > 0 && along < 1;
}

/** The points that a route calls at, depots included. */
function pointsOf({ places, fleet }: Batch, { busType, pickups, dropoffs }: ResultRoute): number[] {
  const depot = places.depot.get(fleet[busType]!.depotId)!;
  return [depot, ...pickups, ...dropoffs, depot];
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

/** The ways of a route's legs, each worked out once. */
export function legWays(batch: Batch, route: ResultRoute): (leg: number) => LegWay {
  const order = pointsOf(batch, route);
  const lineOf = lineReader(batch);
  const known = new Map<number, LegWay>();
  const read = (leg: number): LegWay => {
    const [from, to] = [order[leg]!, order[leg + 1]!];
    const cell = from * batch.legs.size + to;
    const distanceM = batch.legs.distanceM[cell]!;
    const line = lineOf(cell);
    const isRoad = line !== null && lineLengthM(line) <= mostLineShare * distanceM;
    return {
      from: batch.places.list[from]!,
      to: batch.places.list[to]!,
      distanceM,
      motorwayPct: batch.legs.motorwayPct[cell]!,
      line: isRoad ? line : null,
    };
  };
  return (leg) => {
    const way = known.get(leg) ?? read(leg);
    known.set(leg, way);
    return way;
  };
}

/** Where a stand on the way lies, and what it is called. */
function standPlace(
  batch: Batch,
  order: readonly number[],
  entry: TimetableEntry & { isHealthStop: boolean },
  { way: { from, to, distanceM, line }, area }: { way: LegWay; area: ServiceArea | undefined },
  locale: Locale,
) {
  const [lng, lat] =
    area !== undefined
      ? [area.lng, area.lat]
      : line !== null
        ? alongLine(line, entry.along)
        : alongGreatCircle(from, to, entry.along);
  const names = [order[entry.leg!]!, order[entry.leg! + 1]!].map((point) => batch.places.list[point]!.name);
  const name = nameOfStand(entry, { from: names[0]!, to: names[1]!, area: area?.name ?? null }, distanceM);
  return { lng: round6(lng), lat: round6(lat), name: inLocale(name, locale), adcode: null, companyId: null };
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
