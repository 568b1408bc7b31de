import type { Check, CheckContext } from '../context.ts';
import type { StopView, TripView } from '../tripView.ts';
import { samePoint } from './fleet.ts';

/** Order of stops, who changes where, and the count aboard. */
export const checkStops: Check = (context) => {
  for (const trip of context.trips) {
    checkOrder(context, trip);
    let aboard = 0;
    for (const stop of trip.stops) {
      checkFields(context, trip, stop);
      aboard += stop.board.length - stop.alight.length;
      context.findings.equal('stop.aboard', stop.aboard, aboard, { tripId: trip.tripId, stopSeq: stop.seq });
    }
    checkDoubled(context, trip);
  }
};

function checkOrder({ findings, policy }: CheckContext, { tripId, stops }: TripView): void {
  const kinds = stops.map((stop) => stop.kind);
  const at = (kind: string) => kinds.flatMap((other, i) => (other === kind ? [i] : []));
  const pickups = at('pickup');
  const dropoffs = at('dropoff');
  const inOrder =
    pickups.length > 0 &&
    dropoffs.length > 0 &&
    pickups.at(-1)! < dropoffs[0]! &&
    at('depot').every((i) => i === 0 || i === kinds.length - 1);
  const order = 'depot, pickup…, dropoff…, depot';
  findings.expect('trip.order', inOrder, { tripId, limit: order, actual: kinds.join(',') });
  const { max_pickups: maxPickups, max_dropoffs: maxDropoffs } = policy.trip;
  findings.expect('trip.max_pickups', pickups.length <= maxPickups, {
    tripId,
    limit: maxPickups,
    actual: pickups.length,
  });
  findings.expect('trip.max_dropoffs', dropoffs.length <= maxDropoffs, {
    tripId,
    limit: maxDropoffs,
    actual: dropoffs.length,
  });
  for (const stop of stops) findings.equal('stop.seq', stop.seq, stop.index, { tripId, stopSeq: stop.seq });
}

function checkFields({ findings, raw, workers }: CheckContext, { tripId }: TripView, stop: StopView): void {
  const { kind, adcode, companyId, board, alight } = stop;
  const place = { tripId, stopSeq: stop.seq };
  const fits =
    kind === 'pickup' ? adcode !== null && companyId === null : (kind === 'dropoff') === (companyId !== null);
  findings.expect('stop.fields', fits, { limit: kind, actual: `adcode ${adcode}, companyId ${companyId}`, ...place });
  findings.expect('stop.change', kind === 'pickup' || board.length === 0, { limit: 0, actual: board.length, ...place });
  findings.expect('stop.change', kind === 'dropoff' || alight.length === 0, {
    limit: 0,
    actual: alight.length,
    ...place,
  });
  for (const workerId of board) {
    const county = workers.get(workerId)?.adcode ?? '—';
    findings.expect('stop.county', county === adcode, { workerId, limit: county, actual: adcode ?? '—', ...place });
  }
  for (const workerId of alight) {
    const own = workers.get(workerId)?.companyId ?? '—';
    findings.expect('stop.company', own === companyId, { workerId, limit: own, actual: companyId ?? '—', ...place });
  }
  const company = kind === 'dropoff' && companyId !== null ? raw.companies.get(companyId) : null;
  if (company !== null)
    findings.expect('stop.company', company !== undefined && samePoint(stop, company), {
      limit: company ? `${company.lng},${company.lat}` : 'companies.csv',
      actual: `${stop.lng},${stop.lat}`,
      ...place,
    });
}

function checkDoubled({ findings }: CheckContext, { tripId, stops }: TripView): void {
  stops.forEach((stop, i) => {
    if (stop.kind !== 'pickup' && stop.kind !== 'dropoff') return;
    const again = stops
      .slice(0, i)
      .some((other) =>
        stop.kind === 'pickup'
          ? other.kind === 'pickup' && other.adcode === stop.adcode && samePoint(other, stop)
          : other.kind === 'dropoff' && other.companyId === stop.companyId,
      );
    findings.expect('stop.doubled', !again, { tripId, stopSeq: stop.seq, limit: 1, actual: 2 });
  });
}
