import type { NoticeState } from '../../contract/notice.ts';
import type { PlanPart } from '../../contract/planPart.ts';
import type { Locale } from '../../contract/text.ts';
import { listCompanies } from '../../db/companies.ts';
import { listSendings } from '../../db/noticeSendings.ts';
import { AppError } from '../../errors.ts';
import { type Journey, journeysOf } from '../../planning/journeys.ts';
import { openCompany } from '../../planning/server/companies/sealCompany.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { loadDocument } from '../../planning/server/loadDocument.ts';
import { listPeople } from '../../planning/server/loadIntake.ts';
import { loadBatch } from '../../planning/server/loadScenario.ts';
import { maskName } from '../../policy/mask.ts';
import { localClock } from '../../sheets/format.ts';
import { cancelledText, type NoticeRow, noticeText, renderNotices } from '../../sheets/index.ts';
import { publishedPlan } from '../loadJourney.ts';

export type NoticeDeps = Pick<ServerDeps, 'database' | 'keys'>;

/** A company's notices by the newest published version. */
export interface CompanyNotices {
  batchId: string;
  batchName: string;
  company: string;
  planVersion: number;
  rows: NoticeRow[];
}

/**
 * What each worker of a company is told of his bus, those marked that are new or changed against what was sent last (where nothing was, against
 * the version before).
 *
 * @throws AppError `not_found` where the plan is not published, or the company not the reader's
 */
export async function makeNotices(
  deps: NoticeDeps,
  { planId, companyId }: { planId: string; companyId: string },
): Promise<CompanyNotices> {
  const { batchId, publishedVersion } = await publishedPlan(deps.database, planId);
  const row = (await listCompanies(deps.database, batchId)).find((one) => one.companyId === companyId);
  if (row === undefined) throw new AppError('not_found', 'the batch has no such company');
  const company = openCompany(deps.keys, batchId, row);
  const { policy, batch } = await loadBatch(deps.database, batchId);
  const now = journeysOf(await loadDocument(deps, planId, publishedVersion));
  const before = await toldBefore(deps, { planId, companyId, publishedVersion });
  const clock = localClock(batch.timeZone);
  const people = (await listPeople(deps, batchId)).filter((worker) => worker.companyId === companyId);
  const rows = people.flatMap(({ workerId, name, phone }): NoticeRow[] => {
    const journey = now.get(workerId) ?? null;
    const state = stateOf(journey, before?.get(workerId) ?? null);
    if (state === null) return [];
    const common = { workerId, name, phone, nameMasked: maskName(name, policy), state };
    if (journey?.boardAt == null)
      return [{ ...common, tripId: null, text: cancelledText(company.name, company.phone) }];
    const { date, time } = clock(journey.boardAt);
    const { tripId, plate, seat, boardName } = journey;
    const facts = { workerId, plate, tripId, date, time, place: boardName ?? '', seat };
    return [{ ...common, tripId, text: noticeText({ ...facts, company: company.name, escortPhone: company.phone }) }];
  });
  return { batchId, batchName: batch.name, company: company.name, planVersion: publishedVersion, rows };
}

/** The notices as a workbook, with names and phones. @throws as `makeNotices` */
export async function noticeSheet(
  deps: NoticeDeps,
  company: { planId: string; companyId: string },
  locale: Locale,
): Promise<Uint8Array> {
  return renderNotices((await makeNotices(deps, company)).rows, locale);
}

/** What people were told last; null where nobody was told anything. A company reads of former versions what it was sent itself. */
async function toldBefore(
  { database, keys }: NoticeDeps,
  { planId, companyId, publishedVersion }: { planId: string; companyId: string; publishedVersion: number },
): Promise<ReadonlyMap<string, Journey> | null> {
  const sent = (await listSendings(database, { planId, companyId })).find(({ error }) => error === null);
  const version = sent?.planVersion ?? publishedVersion - 1;
  if (version < 1) return null;
  const system = database.as({ ...database.actor, role: 'system' });
  const whole: Pick<PlanPart, 'trips' | 'workers'> = await loadDocument({ database: system, keys }, planId, version);
  return journeysOf(whole);
}

/** Null where there is nothing to tell: no bus, and never one. */
function stateOf(now: Journey | null, before: Journey | null): NoticeState | null {
  if (now === null) return before === null ? null : 'cancelled';
  if (before === null) return 'new';
  const told = ({ tripId, plate, seat, boardAt, boardName }: Journey) =>
    JSON.stringify([tripId, plate, seat, boardAt, boardName]);
  return told(now) === told(before) ? 'same' : 'changed';
}
