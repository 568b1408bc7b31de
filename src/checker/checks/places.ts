import type { Check, CheckContext } from '../context.ts';
import { rowKey } from '../raw/rosterRows.ts';
import type { RawPoint } from '../raw/scenario.ts';
import { tidy } from '../raw/sheets.ts';
import type { StopView } from '../tripView.ts';
import { samePoint } from './fleet.ts';

/** Pick-ups lie at listed places or at the one seat of their county, and a place that a row names is kept. */
export const checkPlaces: Check = (context) => {
  const { trips, raw, findings } = context;
  const seats = new Map<string, RawPoint>();
  for (const { tripId, stops } of trips)
    for (const stop of stops) {
      if (stop.kind !== 'pickup' || stop.adcode === null) continue;
      const { adcode } = stop;
      const listed = raw.places.some((place) => place.adcode === adcode && place.point && samePoint(place.point, stop));
      if (!listed && !seats.has(adcode)) seats.set(adcode, stop);
      const seat = seats.get(adcode);
      findings.expect('stop.place', listed || (seat !== undefined && samePoint(seat, stop)), {
        tripId,
        stopSeq: stop.seq,
        limit: seat ? `${seat.lng},${seat.lat}` : 'pickups.csv',
        actual: `${stop.lng},${stop.lat}`,
      });
      checkNamedPlaces(context, tripId, stop);
    }
};

function checkNamedPlaces({ raw, rows, workers, findings }: CheckContext, tripId: string, stop: StopView): void {
  for (const workerId of stop.board) {
    const source = workers.get(workerId)?.source;
    const row = source && rows.get(rowKey(source.file, source.sheet, source.row));
    const named = raw.places.find(
      (place) => place.adcode === stop.adcode && place.point && row && tidy(place.name) === row.pickup,
    );
    if (!named?.point) continue;
    findings.expect('stop.place', samePoint(named.point, stop), {
      tripId,
      stopSeq: stop.seq,
      workerId,
      limit: `${named.name} ${named.point.lng},${named.point.lat}`,
      actual: `${stop.lng},${stop.lat}`,
    });
  }
}
