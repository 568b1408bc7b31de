import type { Handover, SignHandover } from '../contract/handover.ts';
import type { Locale } from '../contract/text.ts';
import type { KeyRing } from '../crypto/keyRing.ts';
import { openText, type SealedPlace, seal } from '../crypto/seal.ts';
import { appendAudit } from '../db/audit.ts';
import { type HandoverRow, insertHandover, listHandovers as listRows } from '../db/handovers.ts';
import { AppError } from '../errors.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import { listPeople } from '../planning/server/loadIntake.ts';
import { loadTables } from '../planning/server/loadScenario.ts';
import { findTrip } from '../planning/server/renderPlan.ts';
import { maskId } from '../policy/mask.ts';
import { renderHandover } from '../sheets/index.ts';
import { loadJourney, publishedPlan } from './loadJourney.ts';
import { recordEvents } from './recordEvents.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** What is sealed of a hand-over. */
type Document = Pick<SignHandover, 'signerName' | 'signature'> & { note: string };

/**
 * Notes that a company took over people of a bus and signed for them: the journey event and the signed list, under one id. Sent again
 * with the same id it changes nothing, so that a phone may send until it hears.
 *
 * @throws AppError `not_found`; `conflict` where the stop is no drop-off, or the journey does not take the event
 */
export async function signHandover(
  deps: Deps,
  { planId, tripId }: { planId: string; tripId: string },
  { id, at, stop, people, signerName, signature, note = '' }: SignHandover,
): Promise<Handover> {
  const { row: plan, plan: document } = await loadJourney(deps, planId, tripId);
  const dropoff = findTrip(document, tripId).stops[stop];
  if (dropoff?.kind !== 'dropoff' || dropoff.companyId === null)
    throw new AppError('conflict', 'people are handed over where a company takes them: the stop is no drop-off');
  const [result] = await recordEvents(deps, {
    planId,
    tripId,
    events: [{ kind: 'handed_over', id, at, tripId, stop, people }],
  });
  if (result!.refusal !== undefined) throw new AppError('conflict', result!.refusal.text.en);

  const { actor } = deps.database;
  const sealed: Document = { signerName, signature, note };
  const row: HandoverRow = {
    handoverId: id,
    planId,
    planVersion: plan.publishedVersion,
    tripId,
    stop,
    companyId: dropoff.companyId,
    workerIds: people,
    at: new Date(at),
    notedBy: actor.trip === null ? actor.login : 'driver',
    documentSealed: seal(deps.keys, place(id), JSON.stringify(sealed)),
  };
  await deps.database.transaction(async (db) => {
    if (!(await insertHandover(db, plan.batchId, row))) return;
    const after = { tripId, stop, companyId: dropoff.companyId, people: people.length };
    await appendAudit(db, {
      action: 'handover.sign',
      objectKind: 'plan',
      objectId: planId,
      batchId: plan.batchId,
      after,
    });
  });
  const [kept] = await listRows(deps.database, planId, id);
  return present(deps.keys, kept!);
}

/** Signed hand-overs of a plan that the reader may see, by time. @throws AppError `not_found` */
export async function listHandovers({ database, keys }: Deps, planId: string): Promise<Handover[]> {
  await publishedPlan(database, planId);
  return (await listRows(database, planId)).map((row) => present(keys, row));
}

/** The signed passenger list as PDF. @throws AppError `not_found` */
export async function handoverSheet(
  deps: Deps,
  { planId, handoverId }: { planId: string; handoverId: string },
  locale: Locale,
): Promise<Uint8Array> {
  const [row] = await listRows(deps.database, planId, handoverId);
  if (row === undefined) throw new AppError('not_found', 'there is no such hand-over');
  const { row: plan, plan: document, fold, policy } = await loadJourney(deps, planId);
  const { scenario } = await loadTables(deps, plan.batchId, ['companies']);
  const known = new Map((await listPeople(deps, plan.batchId)).map((worker) => [worker.workerId, worker]));
  const trip = document.trips.find(({ tripId }) => tripId === row.tripId);
  const { signerName, signature, note } = openDocument(deps.keys, row);
  const sheet = {
    batchName: scenario.name,
    tripId: row.tripId,
    plate: trip?.bus.plate ?? '',
    company: scenario.companies.find(({ companyId }) => companyId === row.companyId)?.name ?? row.companyId,
    stop: trip?.stops[row.stop]?.name ?? '',
    at: row.at.toISOString(),
    timeZone: scenario.timeZone,
    signerName,
    signature,
    note,
    by: row.notedBy,
    people: row.workerIds.map((workerId) => {
      const worker = known.get(workerId);
      const person = fold.people.get(workerId);
      return {
        seat: person?.seat ?? '',
        name: worker?.name ?? workerId,
        idMasked: worker === undefined ? '' : maskId(worker.idNumber, policy),
        phone: worker?.phone ?? '',
        pickup: worker?.pickupName ?? trip?.stops.find(({ board }) => board.includes(workerId))?.name ?? '',
        celsius: person?.temperature?.celsius ?? null,
      };
    }),
  };
  return renderHandover(sheet, locale);
}

const place = (handoverId: string): SealedPlace => ({ table: 'handovers', column: 'document', row: handoverId });

function openDocument(keys: KeyRing, { handoverId, documentSealed }: HandoverRow): Document {
  return JSON.parse(openText(keys, place(handoverId), documentSealed)) as Document;
}

function present(keys: KeyRing, row: HandoverRow): Handover {
  const { handoverId, tripId, stop, companyId, workerIds, at, notedBy } = row;
  const { signerName } = openDocument(keys, row);
  return { handoverId, tripId, stop, companyId, people: workerIds, at: at.toISOString(), by: notedBy, signerName };
}
