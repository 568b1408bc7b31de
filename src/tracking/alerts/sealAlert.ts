import { randomUUID } from 'node:crypto';
import type { HealthAlert } from '../../contract/health.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { openText, type SealedPlace, seal } from '../../crypto/seal.ts';
import type { AlertName, AlertRow, NewAlert } from '../../db/healthAlerts.ts';

/** What is sealed of a complaint. */
export interface ComplaintDetail {
  kind: 'fever' | 'symptom';
  /** Degrees, or what was told. */
  what: string;
}

/** An alert ready to be raised; `detail` is sealed, since it says something of health. */
export function newAlert(
  keys: KeyRing,
  alert: AlertName & { tripId: string | null; atMs: number; detail?: ComplaintDetail },
): NewAlert {
  const { workerId, kind, key, tripId, atMs, detail } = alert;
  const alertId = randomUUID();
  const detailSealed = detail === undefined ? null : seal(keys, place(alertId), JSON.stringify(detail));
  return { alertId, workerId, kind, key, tripId, at: new Date(atMs), detailSealed };
}

/** What an alert is about: of a complaint what is sealed, of a missed measurement which one. */
export function openAlert(keys: KeyRing, row: AlertRow): Pick<HealthAlert, 'kind' | 'what'> {
  if (row.kind !== 'complaint') return { kind: row.kind, what: row.key };
  if (row.detailSealed === null) return { kind: 'symptom', what: null };
  return JSON.parse(openText(keys, place(row.alertId), row.detailSealed)) as ComplaintDetail;
}

const place = (alertId: string): SealedPlace => ({ table: 'health_alerts', column: 'detail', row: alertId });
