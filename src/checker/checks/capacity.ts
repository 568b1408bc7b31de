import { allowedAboard, highest, riskOn } from '../cabin.ts';
import type { Check } from '../context.ts';

/** What the policy leaves of the seats, and counties where a bus may not stop on the way. */
export const checkCapacity: Check = ({ trips, raw, policy, findings }) => {
  for (const { tripId, doc, stops } of trips) {
    const riskAt = (adcode: string | null) => (adcode === null ? 'low' : riskOn(raw.serviceDate, adcode, raw.risks));
    const business = stops.filter((stop) => stop.kind === 'pickup' || stop.kind === 'dropoff');
    const risk = highest(business.map((stop) => riskAt(stop.adcode)));
    const seats = raw.fleet.get(doc.bus.plate)?.seats ?? doc.bus.seats;
    const allowed = allowedAboard(seats, risk, policy);
    findings.equal('trip.capacity_value', doc.bus.capacity, allowed, { tripId, detail: { zh: risk, en: risk } });
    let aboard = 0;
    for (const stop of stops) {
      aboard += stop.board.length - stop.alight.length;
      findings.expect('trip.capacity', Math.max(aboard, stop.aboard) <= allowed, {
        tripId,
        stopSeq: stop.seq,
        limit: allowed,
        actual: Math.max(aboard, stop.aboard),
      });
    }
    const counties = [...new Set(stops.filter((stop) => stop.kind === 'pickup').map((stop) => stop.adcode))];
    const alone = counties.find((adcode) => policy.trip.no_stop_risk.includes(riskAt(adcode)));
    findings.expect('trip.no_stop_risk', alone === undefined || counties.length === 1, {
      tripId,
      limit: alone ?? '—',
      actual: counties.join(','),
    });
  }
};
