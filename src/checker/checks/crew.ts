import { localDate, sharedMs } from '../clock.ts';
import type { Check, CheckContext } from '../context.ts';
import type { Run, TripView } from '../tripView.ts';

/** Who drives: how many, who they are, and where they change. */
export const checkCrew: Check = (context) => {
  for (const trip of context.trips) {
    checkMembers(context, trip);
    checkSecondDriver(context, trip);
    checkWheel(context, trip);
  }
  checkOverlap(context);
};

function checkMembers({ raw, findings, iso }: CheckContext, { tripId, doc, span }: TripView): void {
  const bus = raw.fleet.get(doc.bus.plate);
  const ids = doc.crew.map((member) => member.driverId);
  const most = bus?.drivers ?? ids.length;
  findings.expect('crew.size', ids.length >= 1 && ids.length <= most && new Set(ids).size === ids.length, {
    tripId,
    limit: `1–${most}`,
    actual: ids.join(',') || 0,
  });
  const lastDay = localDate(span.toMs, raw.timeZone);
  for (const { driverId, name } of doc.crew) {
    const place = { tripId, driverId };
    if (raw.drivers === null) {
      const own = Array.from({ length: most }, (_, i) => `${doc.bus.plate}#${i + 1}`);
      findings.expect('crew.known', own.includes(driverId), { limit: own.join(','), actual: driverId, ...place });
      continue;
    }
    const driver = raw.drivers.get(driverId);
    findings.expect('crew.known', driver !== undefined && driver.name === name, {
      limit: 'drivers.csv',
      actual: driver ? 'another name' : 'unknown',
      ...place,
    });
    if (!driver) continue;
    findings.equal('crew.depot', driver.depotId, bus?.depotId ?? driver.depotId, place);
    findings.expect('crew.licence', driver.licenceExpires >= lastDay, {
      limit: driver.licenceExpires,
      actual: lastDay,
      at: iso(span.toMs),
      ...place,
    });
  }
}

const motorwayShare = 89.5;

/** The longer of outbound and loaded run decides; a run whose road classes are unknown gets the benefit of the doubt and a note. */
function checkSecondDriver({ policy, estimates, plan, findings }: CheckContext, trip: TripView): void {
  const { tripId, doc, runs, stops, firstPickup, lastDropoff } = trip;
  if (firstPickup === -1 || lastDropoff < firstPickup) return;
  const outbound = runs.filter((run) => run.to <= firstPickup);
  const loaded = runs.filter((run) => run.from >= firstPickup && run.to <= lastDropoff);
  const lengthM = (part: readonly Run[]) => part.reduce((sum, run) => sum + run.distanceM, 0);
  const longer = lengthM(outbound) > lengthM(loaded) ? outbound : loaded;
  const km = lengthM(longer) / 1000;
  const estimated = longer.every((run) => stops[run.to]!.legEstimated);
  const motorway = longer.reduce((sum, run) => sum + estimates.get(run)!.motorwayPct * run.distanceM, 0);
  const known = estimated || plan.router.name === 'estimate';
  const mostlyMotorway = !known || motorway >= motorwayShare * lengthM(longer);
  const limit = mostlyMotorway ? policy.hos.second_driver_km_expressway : policy.hos.second_driver_km;
  findings.expect('hos.second_driver_km', km <= limit || doc.crew.length >= 2, { tripId, limit, actual: km });
  if (!known && doc.crew.length < 2 && km > policy.hos.second_driver_km)
    findings.note(
      { zh: `${km} 公里单人驾驶：高速占比未核实`, en: `${km} km with one driver: motorway share not verified` },
      tripId,
    );
}

function checkWheel({ policy, findings }: CheckContext, { tripId, doc, stops, drives }: TripView): void {
  const crew = new Set(doc.crew.map((member) => member.driverId));
  drives.forEach((drive, i) => {
    const { driverId } = drive;
    const stopSeq = stops[drive.stop]!.seq;
    findings.expect('crew.at_wheel', driverId !== null && crew.has(driverId), {
      tripId,
      stopSeq,
      driverId: driverId ?? undefined,
      limit: [...crew].join(','),
      actual: driverId ?? '—',
    });
    const before = drives[i - 1];
    if (!before || before.driverId === driverId) return;
    const handedOver = stops
      .slice(before.stop, drive.stop)
      .some((stop) => stop.kind === 'handover' && stop.departMs - stop.arriveMs >= policy.dwell.handover_s * 1000);
    findings.expect('crew.handover', handedOver, {
      tripId,
      stopSeq,
      driverId: driverId ?? undefined,
      limit: `handover ≥ ${policy.dwell.handover_s} s`,
      actual: stops[before.stop]!.kind,
    });
  });
}

function checkOverlap({ trips, findings, iso }: CheckContext): void {
  const onTrips = new Map<string, TripView[]>();
  for (const trip of trips)
    for (const { driverId } of trip.doc.crew) {
      const others = onTrips.get(driverId) ?? [];
      const clash = others.find((other) => other !== trip && sharedMs(other.span, trip.span) > 0);
      findings.expect('crew.overlap', clash === undefined, {
        tripId: trip.tripId,
        driverId,
        at: clash && iso(Math.max(clash.span.fromMs, trip.span.fromMs)),
        limit: 1,
        actual: clash ? `${clash.tripId},${trip.tripId}` : 1,
      });
      onTrips.set(driverId, [...others, trip]);
    }
}
