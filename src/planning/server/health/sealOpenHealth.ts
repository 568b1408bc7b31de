import type { MoveReason } from '../../../contract/dormBoard.ts';
import type { JourneyEvent } from '../../../contract/journeyEvent.ts';
import type { KeyRing } from '../../../crypto/keyRing.ts';
import { openText } from '../../../crypto/seal.ts';
import {
  listOpenAlerts,
  listOpenJourneyRows,
  listOpenReasons,
  type OpenAlertRow,
  type OpenJourneyRow,
  putSealedAlert,
  putSealedReason,
  sealJourneyKinds,
} from '../../../db/openHealth.ts';
import type { Client, Database } from '../../../db/pool.ts';
import { journeyPlace, toJourneyRow } from '../sealJourney.ts';
import { type AlertKind, alertName, alertPlace, sealAlert } from './sealAlert.ts';
import { sealReason } from './sealMove.ts';

type Deps = { database: Database; keys: KeyRing };

/** Rows of one transaction. */
const chunk = 500;

/**
 * Seals what a database of an earlier program holds of people's health in the open: kinds of journey events and alerts, and why somebody got
 * another bed. Each table is looked through by an index, or is small: where nothing stands open this is three short statements. Two processes
 * may do it at once; it may be broken off.
 *
 * @returns how many rows it sealed
 */
export async function sealOpenHealth({ database, keys }: Deps): Promise<number> {
  const steps = [sealEvents, sealAlerts, sealReasons];
  let sealed = 0;
  for (const step of steps) {
    for (;;) {
      const count = await database.transaction((db) => step(db, keys));
      sealed += count;
      if (count < chunk) break;
    }
  }
  return sealed;
}

async function sealEvents(db: Client, keys: KeyRing): Promise<number> {
  const rows = await listOpenJourneyRows(db, chunk);
  if (rows.length > 0)
    await sealJourneyKinds(
      db,
      rows.map((row) => sealedEvent(keys, row)),
    );
  return rows.length;
}

/** Of what was forgotten nothing comes back: it stays without a detail. */
function sealedEvent(keys: KeyRing, { eventId, kind, detail, detailSealed }: OpenJourneyRow) {
  const told = detailSealed === null ? detail : JSON.parse(openText(keys, journeyPlace(eventId), detailSealed));
  if (told === null && needsDetail.has(kind))
    return { eventId, kind: 'care' as const, detail: null, detailSealed: null };
  return toJourneyRow(keys, { ...told, id: eventId, kind } as JourneyEvent, null);
}

const needsDetail: ReadonlySet<string> = new Set(['temperature', 'symptom', 'extended', 'reseated']);

async function sealAlerts(db: Client, keys: KeyRing): Promise<number> {
  const rows = await listOpenAlerts(db, chunk);
  for (const row of rows) await putSealedAlert(db, sealedAlert(keys, row));
  return rows.length;
}

function sealedAlert(keys: KeyRing, { alertId, workerId, kind, key, detailSealed }: OpenAlertRow) {
  const name = { workerId, kind: kind as AlertKind, key };
  const complaint = detailSealed === null ? undefined : JSON.parse(openText(keys, alertPlace(alertId), detailSealed));
  const body = { kind: name.kind, key, ...(complaint !== undefined && { complaint }) };
  return { alertId, name: alertName(keys, name), detailSealed: sealAlert(keys, alertId, body) };
}

async function sealReasons(db: Client, keys: KeyRing): Promise<number> {
  const rows = await listOpenReasons(db, chunk);
  for (const { reason, ...person } of rows)
    await putSealedReason(db, { ...person, reasonSealed: sealReason(keys, person, reason as MoveReason) });
  return rows.length;
}
