import type { Check, CheckContext } from '../context.ts';
import type { PlanDocument, PlanStopShape, PlanTripShape } from '../planShape.ts';
import type { RuleId } from '../rules.ts';

/** Whatever was locked is where the plan that stands has it. People who are no longer in the batch are not missed. */
export const checkLocks: Check = (context) => {
  const { plan, start, findings } = context;
  if (plan.start === undefined && start === null) return;
  if (start === null) {
    findings.note({
      zh: '未给出原方案（--start），锁定和变更未核对',
      en: 'locks and changes: no plan given with --start',
    });
    return;
  }
  const known = plan.start?.createdAt ?? '—';
  findings.expect('start.document', Date.parse(known) === Date.parse(start.createdAt), {
    limit: start.createdAt,
    actual: known,
  });
  for (const lock of plan.start?.locks ?? []) checkLock(context, start, lock);
};

function checkLock(context: CheckContext, start: PlanDocument, lock: string): void {
  const cut = lock.indexOf(':');
  const kind = lock.slice(0, cut);
  const name = lock.slice(cut + 1);
  const known = (holds: boolean) => context.findings.expect('lock.known', holds, { limit: 'plan', actual: lock });
  if (kind === 'trip') {
    const trip = start.trips.find(({ tripId }) => tripId === name);
    known(trip !== undefined);
    if (trip !== undefined) checkTrip(context, trip, lock);
  } else if (kind === 'stop') {
    const slash = name.lastIndexOf('/');
    const trip = start.trips.find(({ tripId }) => tripId === name.slice(0, slash));
    const stop = trip?.stops.find(({ seq }) => String(seq) === name.slice(slash + 1));
    known(stop !== undefined && stop.board.length + stop.alight.length > 0);
    if (trip !== undefined && stop !== undefined) checkStop(context, trip.bus.plate, stop, lock);
  } else {
    const [adcode, companyId] = [name.slice(0, name.indexOf('/')), name.slice(name.indexOf('/') + 1)];
    const members = start.workers.filter((worker) =>
      kind === 'group' ? worker.adcode === adcode && worker.companyId === companyId : worker.workerId === name,
    );
    known((kind === 'group' || kind === 'worker') && members.some(({ tripId }) => tripId !== null));
    const rule = kind === 'group' ? 'lock.group' : 'lock.worker';
    for (const { workerId, tripId } of members) {
      const plate = start.trips.find((trip) => trip.tripId === tripId)?.bus.plate;
      const today = context.later.get(workerId);
      if (plate !== undefined && today !== undefined) stays(context, rule, today, plate, lock);
    }
  }
}

function checkTrip(context: CheckContext, before: PlanTripShape, lock: string): void {
  const { plan, later, findings } = context;
  const { plate } = before.bus;
  const trip = plan.trips.find(({ bus }) => bus.plate === plate);
  const present = before.stops.flatMap(({ board }) => board).flatMap((workerId) => later.get(workerId) ?? []);
  for (const workerId of present) stays(context, 'lock.trip', workerId, plate, lock);
  if (trip === undefined) {
    findings.expect('lock.trip', present.length === 0, { limit: lock, actual: 'cancelled' });
    return;
  }
  const { tripId } = trip;
  const claim = { tripId, limit: lock };
  const aboard = trip.stops.flatMap(({ board }) => board);
  const strangers = aboard.filter((workerId) => !present.includes(workerId));
  findings.expect('lock.trip', strangers.length === 0, { ...claim, actual: strangers.join(',') });
  const crew = (of: PlanTripShape) =>
    of.crew
      .map(({ driverId }) => driverId)
      .sort()
      .join(',');
  findings.expect('lock.trip', crew(trip) === crew(before), { ...claim, actual: crew(trip) });
  const calls = (of: PlanTripShape, isNeeded: (workerId: string) => boolean) =>
    of.stops
      .filter(({ board, alight }) => [...board, ...alight].some(isNeeded))
      .map(placeOf)
      .join(' ');
  const now = calls(trip, () => true);
  findings.expect('lock.trip', now === calls(before, (workerId) => later.has(workerId)), { ...claim, actual: now });
}

function checkStop(context: CheckContext, plate: string, before: PlanStopShape, lock: string): void {
  const { plan, later, findings } = context;
  const trip = plan.trips.find(({ bus }) => bus.plate === plate);
  for (const workerId of [...before.board, ...before.alight].flatMap((known) => later.get(known) ?? [])) {
    stays(context, 'lock.stop', workerId, plate, lock);
    const used = (trip?.stops ?? []).filter(({ board, alight }) => [...board, ...alight].includes(workerId));
    findings.expect('lock.stop', used.map(placeOf).includes(placeOf(before)), {
      workerId,
      limit: lock,
      actual: used.map(placeOf).join(' '),
    });
  }
}

function placeOf({ kind, adcode, companyId, lng, lat }: PlanStopShape): string {
  return kind === 'dropoff' ? `dropoff ${companyId}` : `${kind} ${adcode} ${lng} ${lat}`;
}

/** The worker, if still in the batch, rides in the bus. */
function stays({ plan, workers, findings }: CheckContext, rule: RuleId, workerId: string, plate: string, lock: string) {
  const worker = workers.get(workerId);
  if (worker === undefined) return;
  const now = plan.trips.find(({ tripId }) => tripId === worker.tripId)?.bus.plate ?? 'none';
  findings.expect(rule, now === plate, { workerId, limit: `${lock} ${plate}`, actual: now });
}
