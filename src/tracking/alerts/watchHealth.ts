import { insertAlerts, listAlerts, settleByName } from '../../db/healthAlerts.ts';
import { localDate } from '../../health/localDays.ts';
import { isUpForRelease } from '../../health/observation/release.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { type AlertName, alertName, newAlert, openAlert } from '../../planning/server/health/sealAlert.ts';
import type { LoadedJourney } from '../loadJourney.ts';
import { observeAll } from '../observation/observe.ts';
import { chainsOf } from '../readTemperatures.ts';
import { tellAlerts } from './tellAlerts.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** A matter that is open now. */
type Matter = AlertName & { tripId: string | null; atMs: number };

/**
 * Looks at a journey for measurements that were missed and releases that are overdue, raises what is new and settles what is no more: a
 * reading was told late, somebody was released. Each matter is raised once, however many processes watch.
 */
export async function watchHealth({ database, keys }: Deps, journey: LoadedJourney, nowMs: number): Promise<void> {
  const { planId, batchId } = journey.row;
  const matters = [...missedChecks(journey, nowMs), ...ofObservation(journey, nowMs)];
  const open = new Map(matters.map((matter) => [alertName(keys, matter), matter]));
  await database.transaction(async (db) => {
    const before = await listAlerts(db, planId, { onlyOpen: true });
    const known = new Set(before.map(({ name }) => name));
    const unknown = [...open].flatMap(([name, matter]) => (known.has(name) ? [] : [newAlert(keys, matter)]));
    const raised = await insertAlerts(db, { planId, batchId }, unknown);
    const over = before.filter((alert) => !open.has(alert.name) && openAlert(keys, alert).kind !== 'complaint');
    const settled = await settleByName(
      db,
      planId,
      over.map(({ name }) => name),
    );
    await tellAlerts(db, { planId, batchId }, [...raised, ...settled]);
  });
}

function missedChecks(journey: LoadedJourney, nowMs: number): Matter[] {
  return journey.plan.trips.flatMap(({ tripId }) =>
    [...chainsOf(journey, tripId, nowMs)].flatMap(([workerId, { chain }]) =>
      chain
        .filter(({ state }) => state === 'missed')
        .map(({ key, dueMs }): Matter => ({ workerId, kind: 'missed_check', key, tripId, atMs: dueMs })),
    ),
  );
}

function ofObservation(journey: LoadedJourney, nowMs: number): Matter[] {
  const today = localDate(nowMs, journey.timeZone);
  return observeAll(journey, nowMs).flatMap(({ person: { workerId }, slots, term, state }): Matter[] => {
    const missed = slots
      .filter((slot) => slot.state === 'missed')
      .map(({ key, dueMs }): Matter => ({ workerId, kind: 'missed_reading', key, tripId: null, atMs: dueMs }));
    const isOverdue = term.lastDay < today && isUpForRelease({ term, state }, today);
    if (!isOverdue) return missed;
    return [...missed, { workerId, kind: 'overdue_release', key: term.lastDay, tripId: null, atMs: nowMs }];
  });
}
