import { inBoth } from '../../../contract/bilingualIssues.ts';
import type { SheetState } from '../../../contract/publishedPlan.ts';
import {
  type AcknowledgementRow,
  countOpenLinks,
  insertAcknowledgement,
  listAcknowledgements as listRows,
} from '../../../db/acknowledgements.ts';
import { appendAudit } from '../../../db/audit.ts';
import { publishEvent } from '../../../db/events.ts';
import { findPlan } from '../../../db/plans.ts';
import { listSheets, type SheetRow } from '../../../db/planVersions.ts';
import type { Database, Queryable } from '../../../db/pool.ts';
import { AppError } from '../../../errors.ts';
import { loadWholePlan } from '../loadDocument.ts';
import { draftRow } from './editDraft.ts';
import type { DraftDeps } from './loadEdits.ts';

/** A trip of a published plan. */
export interface OfTrip {
  planId: string;
  tripId: string;
}

/** How a trip's sheet stands. @throws AppError `not_found` where the trip was never published, or is not the reader's */
export async function readSheetState(database: Database, trip: OfTrip): Promise<SheetState> {
  return database.transaction((db) => sheetState(db, trip));
}

/**
 * Notes that a version of a sheet was read. One that is outdated by now is noted, too: then it is known who holds an old one.
 *
 * @param at when it was done, where that is told later; never after now
 * @throws AppError `not_found`; `conflict` for a version that does not exist yet
 */
export async function acknowledgeSheet(
  database: Database,
  { planId, tripId }: OfTrip,
  { sheetVersion, at }: { sheetVersion: number; at: Date },
): Promise<SheetState> {
  return database.transaction(async (db) => {
    const sheet = await findSheet(db, { planId, tripId });
    if (sheetVersion > sheet.sheetVersion)
      throw new AppError('conflict', inBoth({ zh: '路单还没有这个版本', en: 'the sheet has no such version yet' }));
    const { actor } = database;
    const notedBy = actor.trip === null ? actor.login : 'driver';
    const linkId = actor.trip?.linkId ?? null;
    const moment = at.getTime() > Date.now() ? new Date() : at;
    const isFirst = await insertAcknowledgement(db, planId, { tripId, sheetVersion, at: moment, notedBy, linkId });
    const after = { tripId, sheetVersion, isFirst };
    const plan = await findPlan(db, planId);
    const batch = plan !== null && { batchId: plan.batchId };
    await publishEvent(db, {
      kind: 'sheet.acknowledge',
      objectId: planId,
      to: 'trip',
      planId,
      tripId,
      ...batch,
      data: { sheetVersion },
    });
    await appendAudit(db, {
      action: 'sheet.acknowledge',
      objectKind: 'plan',
      objectId: planId,
      ...batch,
      after,
    });
    return sheetState(db, { planId, tripId });
  });
}

/** Acknowledged n of m, and who holds what: trips that run, and cancelled ones that somebody acknowledged. @throws AppError `not_found` */
export async function listAcknowledgements(deps: DraftDeps, planId: string) {
  const { publishedVersion } = await draftRow(deps, planId);
  if (publishedVersion === 0) return { publishedVersion, acknowledged: 0, trips: 0, sheets: [] };
  const plan = await loadWholePlan(deps, planId, publishedVersion);
  const { sheets, acknowledgements, links } = await deps.database.transaction(async (db) => ({
    sheets: await listSheets(db, planId),
    acknowledgements: new Map((await listRows(db, planId)).map((row) => [row.tripId, row])),
    links: await countOpenLinks(db, planId),
  }));
  const running = new Map(plan.trips.map((trip) => [trip.tripId, trip]));
  const listed = sheets
    .map((sheet) => presentSheet(sheet, acknowledgements.get(sheet.tripId) ?? null))
    .filter(({ tripId, acknowledged }) => running.has(tripId) || acknowledged !== null)
    .map((sheet) => {
      const trip = running.get(sheet.tripId);
      return {
        ...sheet,
        plate: trip?.bus.plate ?? '',
        drivers: trip?.crew ?? [],
        links: links.get(sheet.tripId) ?? 0,
      };
    });
  return {
    publishedVersion,
    acknowledged: listed.filter(({ state }) => state === 'current').length,
    trips: plan.trips.length,
    sheets: listed,
  };
}

async function sheetState(db: Queryable, { planId, tripId }: OfTrip): Promise<SheetState> {
  const sheet = await findSheet(db, { planId, tripId });
  const [acknowledged = null] = await listRows(db, planId, tripId);
  return presentSheet(sheet, acknowledged);
}

async function findSheet(db: Queryable, { planId, tripId }: OfTrip): Promise<SheetRow> {
  const sheet = (await listSheets(db, planId)).find((row) => row.tripId === tripId);
  if (sheet === undefined) throw new AppError('not_found', 'the plan has no such trip');
  return sheet;
}

function presentSheet(
  { tripId, sheetVersion, isCancelled }: SheetRow,
  acknowledged: AcknowledgementRow | null,
): SheetState {
  const isCurrent = acknowledged?.sheetVersion === sheetVersion;
  return {
    tripId,
    sheetVersion,
    state: isCancelled ? 'cancelled' : acknowledged === null ? 'open' : isCurrent ? 'current' : 'outdated',
    acknowledged: acknowledged && {
      sheetVersion: acknowledged.sheetVersion,
      at: acknowledged.at.toISOString(),
      by: acknowledged.notedBy,
    },
  };
}
