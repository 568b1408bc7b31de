import type { Check } from '../context.ts';

/** Buses are those of the fleet, once each, from and to their own depots, when they are available. */
export const checkFleet: Check = ({ trips, raw, findings, iso }) => {
  const used = new Set<string>();
  for (const { tripId, doc, stops } of trips) {
    const { plate, seats } = doc.bus;
    const bus = raw.fleet.get(plate);
    findings.expect('bus.known', bus !== undefined, { tripId, limit: 'fleet.csv', actual: plate });
    findings.expect('bus.once', !used.has(plate), { tripId, limit: 1, actual: 2 });
    used.add(plate);
    if (!bus) continue;
    findings.equal('bus.seats', seats, bus.seats, { tripId });
    const departMs = stops[0]!.departMs;
    findings.expect('available_from', departMs >= bus.availableFromMs, {
      tripId,
      stopSeq: 0,
      at: iso(departMs),
      limit: Number.isFinite(bus.availableFromMs) ? iso(bus.availableFromMs) : '—',
      actual: iso(departMs),
    });
    const depot = raw.depots.get(bus.depotId);
    for (const stop of [stops[0]!, stops.at(-1)!])
      findings.expect('trip.depot', stop.kind === 'depot' && depot !== undefined && samePoint(stop, depot), {
        tripId,
        stopSeq: stop.seq,
        limit: depot ? `${bus.depotId} ${depot.lng},${depot.lat}` : bus.depotId,
        actual: `${stop.kind} ${stop.lng},${stop.lat}`,
      });
  }
};

const sameDegrees = 1e-6;

/** Equal to about a decimetre. */
export function samePoint(a: { lng: number; lat: number }, b: { lng: number; lat: number }): boolean {
  return Math.abs(a.lng - b.lng) <= sameDegrees && Math.abs(a.lat - b.lat) <= sameDegrees;
}
