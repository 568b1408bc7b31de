import type { Check } from '../context.ts';
import type { PlanDocument, PlanTripShape } from '../planShape.ts';

/** The differences from the plan that stands, recomputed from both documents. */
export const checkChanges: Check = ({ plan, start, later, policy, findings }) => {
  if (start === null || plan.start === undefined) return;
  const trips = changedTrips(start, plan);
  const people = changedPeople(start, plan, later);
  same(
    'start.trips',
    plan.start.trips.map(({ plate, change, from, to }) => line([plate, change, from, to])),
    trips,
  );
  same(
    'start.people',
    plan.start.people.map((entry) => line([entry.workerId, entry.change, entry.from, entry.to])),
    people,
  );

  const priced = people.filter((entry) => / (moved|left) /.test(entry)).length;
  const priceCny = policy.price.change_trip * trips.length + policy.price.change_person * priced;
  findings.equal('start.price', plan.start.changes, trips.length + priced);
  findings.expect('start.price', Math.abs(plan.start.priceCny - priceCny) < 0.005, {
    limit: priceCny,
    actual: plan.start.priceCny,
  });

  function same(rule: 'start.trips' | 'start.people', told: string[], found: string[]): void {
    for (const entry of new Set([...told, ...found]))
      findings.expect(rule, told.filter((other) => other === entry).length === 1 && found.includes(entry), {
        limit: found.includes(entry) ? entry : 'no change',
        actual: told.includes(entry) ? entry : 'not listed',
      });
  }
};

function line(parts: readonly (string | null)[]): string {
  return parts.map((part) => part ?? '-').join(' ');
}

function changedTrips(before: PlanDocument, after: PlanDocument): string[] {
  const lines: string[] = [];
  for (const trip of after.trips) {
    const old = before.trips.find(({ bus }) => bus.plate === trip.bus.plate);
    if (old === undefined) lines.push(line([trip.bus.plate, 'added', null, trip.tripId]));
    else if (route(old) !== route(trip)) lines.push(line([trip.bus.plate, 'stops', old.tripId, trip.tripId]));
  }
  for (const old of before.trips)
    if (!after.trips.some(({ bus }) => bus.plate === old.bus.plate))
      lines.push(line([old.bus.plate, 'cancelled', old.tripId, null]));
  return lines;
}

function route({ stops }: PlanTripShape): string {
  return stops
    .map(({ kind, adcode, companyId, lng, lat }) => {
      if (kind === 'pickup') return `${adcode} ${lng} ${lat};`;
      return kind === 'dropoff' ? `${companyId};` : '';
    })
    .join('');
}

function changedPeople(before: PlanDocument, after: PlanDocument, later: ReadonlyMap<string, string>): string[] {
  const busOf = ({ trips }: PlanDocument, tripId: string | null) =>
    trips.find((trip) => trip.tripId === tripId)?.bus.plate;
  const lines: string[] = [];
  const then = new Map(before.workers.map((worker) => [later.get(worker.workerId), worker]));
  for (const { workerId, tripId: to } of after.workers) {
    const from = then.get(workerId)?.tripId ?? null;
    if (from === null && to !== null) lines.push(line([workerId, 'boarded', null, to]));
    if (from !== null && to === null) lines.push(line([workerId, 'left', from, null]));
    if (from !== null && to !== null && busOf(before, from) !== busOf(after, to))
      lines.push(line([workerId, 'moved', from, to]));
  }
  for (const { workerId, tripId } of before.workers)
    if (!later.has(workerId)) lines.push(line([workerId, 'withdrawn', tripId, null]));
  return lines;
}
