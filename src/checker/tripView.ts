import { dailyHours, type Span, sharedWithMs } from './clock.ts';
import type { PlanDocument, PlanStopShape, PlanTripShape } from './planShape.ts';
import type { RawScenario } from './raw/scenario.ts';

/** A stop with its instants as numbers. */
export interface StopView extends PlanStopShape {
  index: number;
  arriveMs: number;
  departMs: number;
}

/** Driving of one leg on the clock: it begins when the bus leaves the stop before; what is left of the time is standing. */
export interface Drive extends Span {
  /** Index of the stop that the leg reaches. */
  stop: number;
  driverId: string | null;
  /** Milliseconds of it at night. */
  nightMs: number;
}

/** The way between two places where the bus has business (depot, pick-up, drop-off), stands in between included. */
export interface Run {
  /** Indices of the stops at both ends. */
  from: number;
  to: number;
  distanceM: number;
  driveS: number;
}

/** A trip prepared for the checks. */
export interface TripView {
  tripId: string;
  doc: PlanTripShape;
  stops: StopView[];
  drives: Drive[];
  runs: Run[];
  /** Indices of the first pick-up and of the last drop-off; −1 where there is none. */
  firstPickup: number;
  lastDropoff: number;
  span: Span;
}

/** Prepares every trip of a document. */
export function viewTrips(plan: PlanDocument, raw: RawScenario): TripView[] {
  const [from, to] = raw.policy.hos.night;
  const nights = from === to ? [] : dailyHours(from, to, raw.serviceDate, raw.timeZone);
  return plan.trips.map((doc) => viewTrip(doc, nights));
}

function viewTrip(doc: PlanTripShape, nights: readonly Span[]): TripView {
  const stops = doc.stops.map((stop, index) => ({
    ...stop,
    index,
    arriveMs: Date.parse(stop.arriveAt),
    departMs: Date.parse(stop.departAt),
  }));
  const drives: Drive[] = [];
  for (const stop of stops.slice(1)) {
    const fromMs = stops[stop.index - 1]!.departMs;
    const span = { fromMs, toMs: fromMs + stop.legDriveS * 1000 };
    if (stop.legDriveS > 0)
      drives.push({ ...span, stop: stop.index, driverId: stop.driverId, nightMs: sharedWithMs(span, nights) });
  }
  const kinds = stops.map((stop) => stop.kind);
  return {
    tripId: doc.tripId,
    doc,
    stops,
    drives,
    runs: runsOf(stops),
    firstPickup: kinds.indexOf('pickup'),
    lastDropoff: kinds.lastIndexOf('dropoff'),
    span: { fromMs: stops[0]!.departMs, toMs: stops.at(-1)!.arriveMs },
  };
}

function runsOf(stops: readonly StopView[]): Run[] {
  const runs: Run[] = [];
  let run: Run = { from: 0, to: 0, distanceM: 0, driveS: 0 };
  for (const stop of stops.slice(1)) {
    run.distanceM += stop.legDistanceM;
    run.driveS += stop.legDriveS;
    if (stop.kind !== 'depot' && stop.kind !== 'pickup' && stop.kind !== 'dropoff') continue;
    runs.push({ ...run, to: stop.index });
    run = { from: stop.index, to: stop.index, distanceM: 0, driveS: 0 };
  }
  return runs;
}
