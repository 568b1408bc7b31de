import type { CountyRegister } from '../../contract/county.ts';
import type { Plan, PlanStop, PlanTrip } from '../../contract/plan.ts';
import type { VerifiedLeg, VerifiedPlan, VerifiedTrip } from '../../contract/verifiedPlan.ts';
import type { Router } from '../../routing/router.ts';
import { unreachable } from '../../routing/router.ts';
import { PolicyRouteTimer } from '../../schedule/routeTimer.ts';
import { type Batch, cruiseSpeeds, prepareBatch, withLegs } from '../batch.ts';
import type { PlanInput } from '../makePlan.ts';
import { pickupKey } from '../points.ts';
import { openBook } from './openBook.ts';
import type { PlanRoads } from './planRoads.ts';

/**
 * Measures every leg of a plan on real roads and times its trips anew: what changed, and which trips no longer hold. The plan
 * itself stays as it is.
 * @throws RoadFault where the server is away; the signal's reason where it fires before the server has answered at all
 */
export async function verifyPlan(
  plan: Plan,
  input: PlanInput,
  deps: {
    roads: PlanRoads;
    router: Router;
    counties: CountyRegister;
    signal?: AbortSignal;
    /** Told how many of the plan's legs were asked for by now. */
    onProgress?: (progress: { legs: number; done: number }) => Promise<void>;
  },
): Promise<VerifiedPlan> {
  const prepared = await prepareBatch(input, deps.router, deps.counties, {
    ...(deps.signal && { signal: deps.signal }),
  });
  const opened = await openBook(prepared, deps.roads, cruiseSpeeds(input.policy), deps.signal);
  if (!('book' in opened)) {
    deps.signal?.throwIfAborted();
    throw opened.use.away;
  }

  const { book } = opened;
  const routes = plan.trips.map((trip) => routeOf(trip, prepared));
  const size = prepared.legs.size;
  const cells = routes.flatMap((route) => route?.order.slice(1).map((to, i) => route.order[i]! * size + to) ?? []);
  const legs = [...new Set(cells)];
  for (let done = 0; done < legs.length; done += legsAtOnce) {
    await deps.onProgress?.({ legs: legs.length, done });
    await book.measure(legs.slice(done, done + legsAtOnce), deps.signal);
  }
  const batch = withLegs(prepared, book.legs);
  const timer = new PolicyRouteTimer(batch.timing, batch.policy);
  const trips = plan.trips.map((trip, i) => {
    const route = routes[i]!;
    return route === null ? unknownTrip(trip) : verifyTrip(trip, route, { batch, timer });
  });
  return { trips, missing: book.missing?.text ?? null };
}

/** Legs asked for between two reports: some rounds of as many calls as go at a time. */
const legsAtOnce = 24;

interface Route {
  busType: number;
  /** Stops of the plan at places, and the places' indices. */
  stops: PlanStop[];
  order: number[];
}

/** A trip in the batch's numbering; null where the scenario no longer has one of its places or its bus. */
function routeOf({ bus, stops }: PlanTrip, { fleet, places }: Batch): Route | null {
  const busType = fleet.findIndex(({ plates }) => plates.includes(bus.plate));
  const placed = stops.filter(({ kind }) => kind === 'depot' || kind === 'pickup' || kind === 'dropoff');
  const order = placed.map(({ kind, adcode, lng, lat, companyId }) => {
    if (kind === 'depot') return places.depot.get(bus.depotId);
    return kind === 'dropoff'
      ? places.company.get(companyId!)
      : places.pickup.get(pickupKey({ adcode: adcode!, lng, lat }));
  });
  return busType < 0 || order.includes(undefined) ? null : { busType, stops: placed, order: order as number[] };
}

function unknownTrip({ tripId, bus, loaded }: PlanTrip): VerifiedTrip {
  const { distanceM, driveS } = loaded;
  return {
    tripId,
    plate: bus.plate,
    legs: [],
    loaded: { before: { distanceM, driveS }, after: null },
    problem: {
      zh: '场景中已没有该车次的车辆或停靠点',
      en: 'the scenario no longer has the bus or a stop of this trip',
    },
  };
}

function verifyTrip(
  trip: PlanTrip,
  { busType, stops, order }: Route,
  { batch, timer }: { batch: Batch; timer: PolicyRouteTimer },
): VerifiedTrip {
  const { legs } = batch;
  const verified = stops.slice(1).map((stop, i): VerifiedLeg => {
    const cell = order[i]! * legs.size + order[i + 1]!;
    const run = trip.stops.slice(stops[i]!.seq + 1, stop.seq + 1);
    const hasRoad = legs.distanceM[cell] !== unreachable;
    return {
      from: stops[i]!.name,
      to: stop.name,
      before: {
        distanceM: run.reduce((sum, { legDistanceM }) => sum + legDistanceM, 0),
        driveS: run.reduce((sum, { legDriveS }) => sum + legDriveS, 0),
        estimated: run.some(({ legEstimated }) => legEstimated),
      },
      after: hasRoad ? { distanceM: legs.distanceM[cell]!, driveS: legs.driveS[cell]! } : null,
      measured: legs.estimated[cell] === 0 || legs.distanceM[cell] === 0,
    };
  });

  const blocked = verified.find(({ after }) => after === null);
  const pickups = stops.filter(({ kind }) => kind === 'pickup');
  const dropoffs = stops.filter(({ kind }) => kind === 'dropoff');
  const route = {
    pickups: order.slice(1, 1 + pickups.length),
    boarding: pickups.map(({ board }) => board.length),
    dropoffs: order.slice(1 + pickups.length, -1),
    alighting: dropoffs.map(({ alight }) => alight.length),
  };
  const timed = blocked === undefined ? timer.timetable(busType, route, trip.crew.length) : null;
  const inner = verified.slice(1, -1);
  const { distanceM, driveS } = trip.loaded;
  return {
    tripId: trip.tripId,
    plate: trip.bus.plate,
    legs: verified,
    loaded: {
      before: { distanceM, driveS },
      after:
        blocked === undefined
          ? {
              distanceM: inner.reduce((sum, { after }) => sum + after!.distanceM, 0),
              driveS: timed?.lawful ? timed.loadedDriveS : inner.reduce((sum, { after }) => sum + after!.driveS, 0),
            }
          : null,
    },
    problem:
      blocked !== undefined
        ? {
            zh: `没有从${blocked.from}到${blocked.to}的道路`,
            en: `no road leads from ${blocked.from} to ${blocked.to}`,
          }
        : timed !== null && !timed.lawful
          ? timed.text
          : null,
  };
}
