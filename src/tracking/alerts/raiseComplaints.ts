import type { JourneyEvent } from '../../contract/journeyEvent.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { actAsSystem } from '../../db/actor.ts';
import { insertAlerts, type NewAlert, settleByName } from '../../db/healthAlerts.ts';
import type { Client } from '../../db/pool.ts';
import { alertName, newAlert } from '../../planning/server/health/sealAlert.ts';
import type { JourneyRules } from '../journey/foldJourney.ts';
import { tellAlerts } from './tellAlerts.ts';

/**
 * Raises an alert for every fever and symptom among events that were just recorded, and settles that of an event that was undone. Last in
 * the transaction: who tells of a fever need not be one who reads alerts.
 */
export async function raiseComplaints(
  { db, keys, rules }: { db: Client; keys: KeyRing; rules: JourneyRules },
  plan: { planId: string; batchId: string },
  events: readonly JourneyEvent[],
): Promise<void> {
  const alerts = events.flatMap((event) => complaintOf(keys, event, rules));
  const undone = events.flatMap((event) =>
    event.kind === 'undone' ? [alertName(keys, { kind: 'complaint', key: event.eventId })] : [],
  );
  if (alerts.length === 0 && undone.length === 0) return;
  await actAsSystem(db);
  const raised = await insertAlerts(db, plan, alerts);
  const settled = await settleByName(db, plan.planId, undone);
  await tellAlerts(db, plan, [...raised, ...settled]);
}

function complaintOf(keys: KeyRing, event: JourneyEvent, { isFever }: JourneyRules): NewAlert[] {
  if (event.kind !== 'temperature' && event.kind !== 'symptom') return [];
  if (event.kind === 'temperature' && !isFever(event.celsius)) return [];
  const { workerId, tripId = null } = event;
  const atMs = Date.parse(event.at);
  const complaint =
    event.kind === 'symptom'
      ? ({ kind: 'symptom', what: event.what } as const)
      : ({ kind: 'fever', what: event.celsius.toFixed(1) } as const);
  return [newAlert(keys, { workerId, kind: 'complaint', key: event.id, tripId, atMs, complaint })];
}
