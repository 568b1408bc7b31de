import { createHash } from 'node:crypto';
import type { Plan } from '../../../contract/plan.ts';
import type { Bilingual } from '../../../contract/text.ts';
import type { RejectedRow } from '../../../contract/worker.ts';
import type { KeyRing } from '../../../crypto/keyRing.ts';
import { listCompanies } from '../../../db/companies.ts';
import { findWhole, insertPlanParts, insertPlanPeople, retireParts } from '../../../db/planParts.ts';
import { insertVersion, listSheets, putSheets, type SheetRow, type VersionRow } from '../../../db/planVersions.ts';
import type { Client } from '../../../db/pool.ts';
import { openPart, planSummary, sealPart } from '../planDocument.ts';
import { companyPart, tripPart } from '../splitPlan.ts';
import { renumberStops } from './renumberStops.ts';

/** A version on its way to the public. */
export interface NewVersion {
  planId: string;
  batchId: string;
  number: number;
  plan: Plan;
  /** Of the batch, since a company sees its own. */
  rejected: readonly RejectedRow[];
  /** Login. */
  by: string;
  text: Bilingual;
}

/** Stores the next published version: the whole, each company's part, each trip, who rides where, and whose sheet has changed by it. */
export async function publishDocument(db: Client, keys: KeyRing, version: NewVersion): Promise<VersionRow> {
  const { planId, batchId, number, rejected, by, text } = version;
  const before = number > 1 ? await findWhole(db, planId, number - 1) : null;
  const plan = before === null ? version.plan : renumberStops(version.plan, openPart(keys, planId, before), number - 1);
  const parts = [
    sealPart(keys, planId, { kind: 'whole', version: number, partKey: '' }, plan, planSummary(plan)),
    ...plan.trips.map(({ tripId }) =>
      sealPart(keys, planId, { kind: 'trip', version: number, partKey: tripId }, tripPart(plan, tripId), null),
    ),
  ];
  for (const [orgId, companyIds] of await companiesByOrg(db, batchId)) {
    const part = companyPart(plan, companyIds, rejected);
    const assigned = part.workers.filter(({ tripId }) => tripId !== null).length;
    const kpis = { workers: part.workers.length, assigned, buses: part.trips.length };
    const summary = { kpis, trips: part.trips.length };
    parts.push(sealPart(keys, planId, { kind: 'company', version: number, partKey: orgId }, part, summary));
  }
  await retireParts(db, planId);
  await insertPlanParts(db, planId, parts);
  const seats = plan.workers.flatMap(({ tripId, companyId, workerId }) =>
    tripId === null ? [] : [{ tripId, companyId, workerId }],
  );
  const crews = plan.trips.flatMap(({ tripId, crew }) => crew.map(({ driverId }) => ({ tripId, driverId })));
  await insertPlanPeople(db, { planId, batchId }, seats, crews);

  const sheets = changedSheets(await listSheets(db, planId), plan, number);
  await putSheets(db, planId, sheets);
  const changed = sheets.filter(({ isCancelled }) => !isCancelled).map(({ tripId }) => tripId);
  const cancelled = sheets.filter(({ isCancelled }) => isCancelled).map(({ tripId }) => tripId);
  return insertVersion(db, planId, { number, publishedBy: by, changed, cancelled, text });
}

/** Sheets that say something else than before, and those of trips that are no more. */
function changedSheets(before: readonly SheetRow[], plan: Plan, number: number): SheetRow[] {
  const known = new Map(before.map((sheet) => [sheet.tripId, sheet]));
  const now = plan.trips.map(({ tripId }) => ({ tripId, digest: sheetDigest(plan, tripId) }));
  const running = new Set(now.map(({ tripId }) => tripId));
  const changed = now.filter(({ tripId, digest }) => {
    const sheet = known.get(tripId);
    return sheet === undefined || sheet.isCancelled || !digest.equals(sheet.digest);
  });
  return [
    ...changed.map((sheet) => ({ ...sheet, sheetVersion: number, isCancelled: false })),
    ...before
      .filter(({ tripId, isCancelled }) => !isCancelled && !running.has(tripId))
      .map((sheet) => ({ ...sheet, sheetVersion: number, isCancelled: true })),
  ];
}

/** Digest of what a driver reads: bus, crew, stops with times and people, seats. */
function sheetDigest(plan: Plan, tripId: string): Buffer {
  const { trips, workers } = tripPart(plan, tripId);
  const seats = workers.map(({ workerId, seat }) => [workerId, seat]).sort();
  return createHash('sha256')
    .update(JSON.stringify([trips, seats]))
    .digest();
}

async function companiesByOrg(db: Client, batchId: string): Promise<Map<string, Set<string>>> {
  const byOrg = new Map<string, Set<string>>();
  for (const { orgId, companyId } of await listCompanies(db, batchId)) {
    byOrg.set(orgId, (byOrg.get(orgId) ?? new Set()).add(companyId));
  }
  return byOrg;
}
