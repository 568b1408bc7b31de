import type { MoveReason } from '../../../contract/dormBoard.ts';
import type { RecordedEvent } from '../../../contract/journeyEvent.ts';
import type { Worker } from '../../../contract/worker.ts';
import type { KeyRing } from '../../../crypto/keyRing.ts';
import { appendAudit } from '../../../db/audit.ts';
import { listWorkerRows } from '../../../db/intakeRows.ts';
import { listEventsOfWorker } from '../../../db/journeyEvents.ts';
import { type ClaimAccess, listClaimAccess, type PersonClaim } from '../../../db/persons.ts';
import { listPersonTraces, type PersonAlert, type PersonBed, type PersonTraces } from '../../../db/personTraces.ts';
import { findPlan } from '../../../db/plans.ts';
import type { Queryable } from '../../../db/pool.ts';
import { type Journey, journeysOf } from '../../journeys.ts';
import type { ServerDeps } from '../deps.ts';
import { type AlertBody, openAlert } from '../health/sealAlert.ts';
import { openReason } from '../health/sealMove.ts';
import { loadDocument } from '../loadDocument.ts';
import { fromJourneyRow } from '../sealJourney.ts';
import { fromValidRow } from '../sealRows.ts';
import { findPerson, type WantedPerson } from './findPerson.ts';

/** Everything that is held of one person, in the open. */
export interface PersonExport {
  format: 'jieyun.person/1';
  exportedAt: string;
  records: PersonRecord[];
}

/** What one company's claim holds. */
export interface PersonRecord extends Omit<PersonClaim, 'seats'> {
  /** His rows, as they are read now; none where the rows that name him are faulty. */
  rows: Worker[];
  journeys: (Journey & { planId: string })[];
  /** What the journey log holds of him, in the order of telling. */
  events: RecordedEvent[];
  /** Matters of his health that somebody had to see to, with what was complained of. */
  alerts: (Omit<PersonAlert, 'alertId' | 'detailSealed'> & AlertBody)[];
  /** Beds that he was given by hand, and with the reason `held` the one that nobody else may have. */
  beds: (Omit<PersonBed, 'reasonSealed'> & { reason: MoveReason | 'held' })[];
  /** Signed lists of passengers on which he stands. */
  handovers: PersonTraces['handovers'];
  /** Who has seen or changed it, by role. */
  access: ClaimAccess[];
}

/**
 * Everything that is held of a person, over all batches. Each claim gets an entry of its own in the audit log, with the purpose.
 *
 * @throws AppError `not_found`
 */
export async function exportPerson(
  deps: Pick<ServerDeps, 'database' | 'keys'>,
  { purpose, ...wanted }: WantedPerson & { purpose: string },
): Promise<PersonExport> {
  const records = await deps.database.transaction(async (db) => {
    const { hash, claims } = await findPerson(db, deps.keys, wanted);
    const found: PersonRecord[] = [];
    for (const claim of claims) found.push(await recordOf(db, deps.keys, claim, hash));
    for (const { claimId, batchId } of claims) {
      await appendAudit(db, { action: 'person.export', objectKind: 'claim', objectId: claimId, batchId, purpose });
    }
    return { found, claims };
  });
  for (const [index, claim] of records.claims.entries()) {
    records.found[index]!.journeys = await journeysFor(deps, claim);
  }
  return { format: 'jieyun.person/1', exportedAt: new Date().toISOString(), records: records.found };
}

async function recordOf(
  db: Queryable,
  keys: KeyRing,
  { seats: _, ...claim }: PersonClaim,
  hash: Buffer,
): Promise<PersonRecord> {
  const rows = await listWorkerRows(db, claim.batchId, { companyId: claim.companyId, identityHashes: [hash] });
  return {
    ...claim,
    rows: rows.map((row) => fromValidRow(keys, { ...row, workerId: row.workerId ?? '' })),
    journeys: [],
    events: await eventsOf(db, keys, claim),
    ...(await tracesOf(db, keys, claim)),
    access: await listClaimAccess(db, claim.claimId),
  };
}

/** What was told of him on the way and after it. */
async function eventsOf(db: Queryable, keys: KeyRing, claim: Pick<PersonClaim, 'batchId' | 'workerId'>) {
  if (claim.workerId === null) return [];
  const rows = await listEventsOfWorker(db, claim.batchId, claim.workerId);
  return rows.map((row) => fromJourneyRow(keys, row)).filter((event) => event !== null);
}

/** What stands of him beside the log. */
async function tracesOf(db: Queryable, keys: KeyRing, claim: Pick<PersonClaim, 'batchId' | 'workerId'>) {
  if (claim.workerId === null) return { alerts: [], beds: [], handovers: [] };
  const { alerts, beds, handovers } = await listPersonTraces(db, claim.batchId, claim.workerId);
  const person = { batchId: claim.batchId, workerId: claim.workerId };
  return {
    handovers,
    alerts: alerts.map(({ alertId, detailSealed, ...alert }) => ({
      ...alert,
      ...openAlert(keys, { alertId, detailSealed }),
    })),
    beds: beds.map(({ reasonSealed, ...bed }) => ({
      ...bed,
      reason: reasonSealed === null ? ('held' as const) : openReason(keys, person, reasonSealed),
    })),
  };
}

/** How he travels by each published plan that has a seat for him. */
async function journeysFor(
  deps: Pick<ServerDeps, 'database' | 'keys'>,
  { seats, workerId }: PersonClaim,
): Promise<PersonRecord['journeys']> {
  const journeys: PersonRecord['journeys'] = [];
  for (const { planId } of seats) {
    const plan = await findPlan(deps.database, planId);
    const document = await loadDocument(deps, planId, plan?.publishedVersion ?? null);
    const journey = journeysOf(document).get(workerId ?? '');
    if (journey !== undefined) journeys.push({ planId, ...journey });
  }
  return journeys;
}
