import {
  type ApplicationStanding,
  countStandings,
  type DoneRow,
  listStandings,
} from '../../../db/applicationStandings.ts';
import type { BatchRow } from '../../../db/batches.ts';
import type { Page } from '../../../db/page.ts';
import { type Standing, standingOf } from '../../standing.ts';
import type { ServerDeps } from '../deps.ts';
import { knownBatch } from '../readBatch.ts';

/** How the companies of a batch stand, as far as the reader may see them. */
export interface ApplicationList {
  batch: BatchRow;
  now: Date;
  /** Of all companies, not of the page alone. */
  counts: StandingCounts;
  companies: (ApplicationStanding & Standing)[];
}

export interface StandingCounts {
  companies: number;
  complete: number;
  missing: number;
  late: number;
  /** Applications that wait for the district. */
  toDecide: number;
}

/** Everybody who was asked, by page, with who is missing and who is late. @throws AppError `not_found` */
export async function listApplications(
  { database }: Pick<ServerDeps, 'database'>,
  batchId: string,
  page: Page,
): Promise<ApplicationList> {
  const [batch, groups, rows] = await database.snapshot((db) =>
    Promise.all([knownBatch(db, batchId), countStandings(db, batchId), listStandings(db, batchId, page)]),
  );
  const now = new Date();
  const stands = (row: DoneRow) => standing(batch, row, now);
  const counts: StandingCounts = { companies: 0, complete: 0, missing: 0, late: 0, toDecide: 0 };
  for (const group of groups) {
    const { missing, late } = stands(group);
    counts.companies += group.companies;
    counts[missing.length === 0 ? 'complete' : 'missing'] += group.companies;
    if (late) counts.late += group.companies;
    if (group.state === 'submitted' || group.state === 'resubmitted') counts.toDecide += group.companies;
  }
  return { batch, now, counts, companies: rows.map((row) => ({ ...row, ...stands(row) })) };
}

function standing({ deadline, applicationsRequired }: BatchRow, row: DoneRow, now: Date): Standing {
  const asked = { deadlineMs: deadline?.getTime() ?? null, applicationsRequired };
  const done = {
    state: row.state,
    firstSubmittedMs: row.firstSubmittedAt?.getTime() ?? null,
    rosterMs: row.rosterAt?.getTime() ?? null,
  };
  return standingOf(asked, done, now.getTime());
}
