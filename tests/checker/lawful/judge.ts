import { checkCrew } from '../../../src/checker/checks/crew.ts';
import { checkFleet } from '../../../src/checker/checks/fleet.ts';
import { checkHours } from '../../../src/checker/checks/hours.ts';
import { checkSums } from '../../../src/checker/checks/limits.ts';
import { checkSoft } from '../../../src/checker/checks/soft.ts';
import { checkTimes } from '../../../src/checker/checks/times.ts';
import type { CheckContext } from '../../../src/checker/context.ts';
import type { PlanDocument, PlanStopShape, PlanTripShape } from '../../../src/checker/planShape.ts';
import type { RawScenario } from '../../../src/checker/raw/scenario.ts';
import { Findings } from '../../../src/checker/report.ts';
import { viewTrips } from '../../../src/checker/tripView.ts';
import { healthStopsOf } from '../../../src/planning/crew/healthStops.ts';
import type { Policy } from '../../../src/policy/schema.ts';
import type { Timetable } from '../../../src/schedule/types.ts';
import type { RandomRoute } from './routes.ts';
import { midnightMs, type Place } from './zones.ts';

const plate = 'A1';
const nameOf = (driver: number) => `D${driver}`;

/** Writes a timetable as a plan document would and holds it against the checker's rules of time, limits, driving hours, crew and bus. */
export function violationsOf(route: RandomRoute, timetable: Timetable, policy: Policy, place: Place): string[] {
  const raw = scenarioOf(route, policy, place);
  const plan = {
    router: { name: 'graphhopper', detail: '' },
    trips: [tripOf(route, timetable, policy, place)],
  } as unknown as PlanDocument;
  const trips = viewTrips(plan, raw);
  const findings = new Findings();
  const context = {
    ...{ plan, raw, policy, trips, findings },
    iso: (atMs: number) => new Date(atMs).toISOString(),
  } as unknown as CheckContext;
  for (const check of [checkTimes, checkHours, checkCrew, checkSums, checkFleet, checkSoft]) check(context);
  return findings.violations.map(
    ({ ruleId, stopSeq, driverId, at, limit, actual }) => `${ruleId} ${stopSeq} ${driverId} ${at} ${limit} ${actual}`,
  );
}

function scenarioOf(route: RandomRoute, policy: Policy, { date, timeZone }: Place): RawScenario {
  const driverIds = Array.from({ length: 3 }, (_, i) => nameOf(i));
  return {
    ...{ serviceDate: date, timeZone, policy },
    companies: new Map(
      route.dropoffs.map(({ receive }, i) => [`C${i}`, { receive: receive && { from: receive[0], to: receive[1] } }]),
    ),
    depots: new Map([['D', { lng: 0, lat: 0 }]]),
    fleet: new Map([
      [
        plate,
        {
          ...{ plate, seats: 50, depotId: 'D', drivers: route.drivers },
          availableFromMs: midnightMs({ date, timeZone }) + route.earliestHour * 3_600_000,
        },
      ],
    ]),
    drivers: new Map(
      driverIds.map((driverId, i) => [
        driverId,
        {
          ...{ driverId, name: driverId, depotId: 'D', licenceExpires: '2099-12-31' },
          drivenLast7dMin: route.drivenLast7dMin[i] ?? 0,
          drivenLast14dMin: route.drivenLast7dMin[i] ?? 0,
        },
      ]),
    ),
  } as unknown as RawScenario;
}

function tripOf(route: RandomRoute, timetable: Timetable, policy: Policy, place: Place): PlanTripShape {
  const { entries, crew, soft } = timetable;
  const healthStops = healthStopsOf(entries, policy);
  const sumM = (part: Timetable['entries']) => part.reduce((sum, { legDistanceM }) => sum + legDistanceM, 0);
  const loaded = entries.slice(
    entries.findIndex(({ kind }) => kind === 'pickup') + 1,
    entries.findLastIndex(({ kind }) => kind === 'dropoff') + 1,
  );
  const zeroMs = midnightMs(place);
  const iso = (atS: number) => new Date(zeroMs + atS * 1000).toISOString();
  const stops = entries.map((entry, seq): PlanStopShape => {
    const pickup = entry.kind === 'pickup' ? entry.stop! - 1 : null;
    const dropoff = entry.kind === 'dropoff' ? entry.stop! - 1 - route.pickups.length : null;
    const ids = (count: number) => Array.from({ length: count }, (_, i) => `${seq}-${i}`);
    return {
      ...{ seq, kind: entry.kind, name: '', lng: 0, lat: 0, adcode: null, aboard: 0, nearLimit: false },
      companyId: dropoff === null ? null : `C${dropoff}`,
      arriveAt: iso(entry.arriveS),
      departAt: iso(entry.departS),
      legDistanceM: entry.legDistanceM,
      legDriveS: entry.legDriveS,
      legEstimated: false,
      legMotorwayPct: route.motorwayPct,
      driverId: entry.driver === null ? null : nameOf(entry.driver),
      board: ids(pickup === null ? 0 : route.pickups[pickup]!.people),
      ...(healthStops.has(seq) && { healthStop: true }),
      alight: ids(dropoff === null ? 0 : route.dropoffs[dropoff]!.people),
    };
  });
  return {
    ...{ tripId: 'T01', bus: { plate, seats: 50, capacity: 50 }, stops },
    crew: crew.map((driver) => ({ driverId: nameOf(driver), name: nameOf(driver) })),
    soft: soft.map(({ rule, limit, actual }) => ({ rule, limit, actual, text: { zh: '—', en: '—' } })),
    loaded: {
      distanceM: sumM(loaded),
      driveS: timetable.loadedDriveS,
      elapsedS: timetable.loadedElapsedS,
    },
    total: {
      distanceM: sumM(entries),
      driveS: entries.reduce((sum, { legDriveS }) => sum + legDriveS, 0),
      elapsedS: timetable.endS - timetable.startS,
      costCny: 0,
    },
  };
}
