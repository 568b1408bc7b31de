import { addDays, localDate, localInstant, sharedMs } from '../clock.ts';
import type { Check, CheckContext } from '../context.ts';
import type { RawDriver } from '../raw/scenario.ts';
import type { TripView } from '../tripView.ts';
import { checkSecondDriver } from './secondDriver.ts';

/** Who drives: how many, who they are, and where they change. */
export const checkCrew: Check = (context) => {
  for (const trip of context.trips) {
    checkMembers(context, trip);
    checkSecondDriver(context, trip);
    checkWheel(context, trip);
  }
  checkOverlap(context);
};

function checkMembers({ raw, findings, iso }: CheckContext, trip: TripView): void {
  const { tripId, doc, span, stops } = trip;
  const bus = raw.fleet.get(doc.bus.plate);
  const ids = doc.crew.map((member) => member.driverId);
  const most = bus?.drivers ?? ids.length;
  const leaving = { tripId, stopSeq: stops[0]!.seq, at: iso(span.fromMs) };
  findings.expect('crew.size', ids.length >= 1 && ids.length <= most && new Set(ids).size === ids.length, {
    ...leaving,
    ...{ limit: `1–${most}`, actual: ids.join(',') || 0 },
  });
  for (const { driverId, name } of doc.crew) {
    const place = { driverId, ...(firstAtWheel(trip, driverId, iso) ?? leaving) };
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
    checkLicence(trip, driver, { raw, findings, iso });
  }
}

/** Where and when somebody takes the wheel for the first time; null where he never does. */
function firstAtWheel({ tripId, stops, drives }: TripView, driverId: string, iso: CheckContext['iso']) {
  const drive = drives.find((one) => one.driverId === driverId);
  return drive ? { tripId, stopSeq: stops[drive.stop]!.seq, at: iso(drive.fromMs) } : null;
}

/** A licence is good to the end of its last day, and must be so until the bus is back. */
function checkLicence(
  { tripId, span, stops }: TripView,
  { driverId, licenceExpires }: RawDriver,
  { raw, findings, iso }: Pick<CheckContext, 'raw' | 'findings' | 'iso'>,
): void {
  const lastDay = localDate(span.toMs, raw.timeZone);
  const holds = licenceExpires >= lastDay;
  const isDate = !Number.isNaN(Date.parse(licenceExpires));
  const endedMs = isDate ? localInstant(addDays(licenceExpires, 1), '00:00', raw.timeZone) : span.fromMs;
  const atMs = Math.max(span.fromMs, endedMs);
  const stop = stops.find(({ departMs }) => departMs >= atMs) ?? stops.at(-1)!;
  findings.expect('crew.licence', holds, {
    ...{ tripId, stopSeq: stop.seq, driverId, at: iso(atMs) },
    ...{ limit: licenceExpires, actual: lastDay },
  });
}

function checkWheel({ policy, findings, iso }: CheckContext, { tripId, doc, stops, drives }: TripView): void {
  const crew = new Set(doc.crew.map((member) => member.driverId));
  for (const { seq, legDriveS, driverId, departMs } of stops.slice(1))
    if (legDriveS === 0 && driverId !== null)
      findings.expect('crew.at_wheel', crew.has(driverId), {
        ...{ tripId, stopSeq: seq, driverId, at: iso(departMs), limit: [...crew].join(','), actual: driverId },
      });
  drives.forEach((drive, i) => {
    const { driverId } = drive;
    const place = { tripId, stopSeq: stops[drive.stop]!.seq, driverId: driverId ?? undefined, at: iso(drive.fromMs) };
    findings.expect('crew.at_wheel', driverId !== null && crew.has(driverId), {
      ...place,
      limit: [...crew].join(','),
      actual: driverId ?? '—',
    });
    const before = drives[i - 1];
    if (!before || before.driverId === driverId) return;
    const handedOver = stops
      .slice(before.stop, drive.stop)
      .some((stop) => stop.kind === 'handover' && stop.departMs - stop.arriveMs >= policy.dwell.handover_s * 1000);
    findings.expect('crew.handover', handedOver, {
      ...place,
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
      const atMs = Math.max(clash?.span.fromMs ?? 0, trip.span.fromMs);
      findings.expect('crew.overlap', clash === undefined, {
        ...{ tripId: trip.tripId, driverId, at: iso(atMs) },
        stopSeq: trip.stops.find(({ departMs }) => departMs >= atMs)?.seq,
        ...{ limit: 1, actual: clash ? `${clash.tripId},${trip.tripId}` : 1 },
      });
      onTrips.set(driverId, [...others, trip]);
    }
}
