import { randomUUID } from 'node:crypto';
import type { HealthAlert } from '../../../contract/health.ts';
import type { KeyRing } from '../../../crypto/keyRing.ts';
import { alertHash } from '../../../crypto/lookupHash.ts';
import { openText, type SealedPlace, seal } from '../../../crypto/seal.ts';
import type { NewAlert } from '../../../db/healthAlerts.ts';
import { paddedJson } from './paddedJson.ts';

/** `complaint`: fever or a symptom; `missed_check`: on the road; `missed_reading`: under observation. */
export type AlertKind = 'complaint' | 'missed_check' | 'missed_reading' | 'overdue_release';

/** What tells one alert from every other of a plan. */
export interface AlertName {
  workerId: string;
  kind: AlertKind;
  /** Which one of its kind: the journey event, the checkpoint, the time of the day. */
  key: string;
}

/** What somebody complained of. */
export interface Complaint {
  kind: 'fever' | 'symptom';
  /** Degrees, or what was told. */
  what: string;
}

/** What an alert is about, as it stands sealed. */
export interface AlertBody extends Pick<AlertName, 'kind' | 'key'> {
  complaint?: Complaint;
}

/** An alert ready to be raised. */
export function newAlert(
  keys: KeyRing,
  { workerId, tripId, atMs, ...body }: AlertName & { tripId: string | null; atMs: number; complaint?: Complaint },
): NewAlert {
  const alertId = randomUUID();
  const { kind, key } = body;
  return {
    ...{ alertId, workerId, tripId, at: new Date(atMs) },
    name: alertName(keys, { workerId, kind, key }),
    detailSealed: sealAlert(keys, alertId, body),
  };
}

/** The name under which an alert stands once; a complaint is known by its event, whoever it is of. */
export function alertName(keys: KeyRing, { workerId, kind, key }: Omit<AlertName, 'workerId'> & { workerId?: string }) {
  return alertHash(keys, [kind, key, kind === 'complaint' ? null : (workerId ?? null)]);
}

export function sealAlert(keys: KeyRing, alertId: string, body: AlertBody): Buffer {
  return seal(keys, alertPlace(alertId), paddedJson(body));
}

export function openAlert(
  keys: KeyRing,
  { alertId, detailSealed }: { alertId: string; detailSealed: Buffer },
): AlertBody {
  return JSON.parse(openText(keys, alertPlace(alertId), detailSealed)) as AlertBody;
}

/** What an alert is about for people: of a complaint what it was, of a missed measurement which one. */
export function aboutAlert({ kind, key, complaint }: AlertBody): Pick<HealthAlert, 'kind' | 'what'> {
  if (kind !== 'complaint') return { kind, what: key };
  return complaint ?? { kind: 'symptom', what: null };
}

/** Where an alert is sealed to. */
export function alertPlace(alertId: string): SealedPlace {
  return { table: 'health_alerts', column: 'detail', row: alertId };
}
