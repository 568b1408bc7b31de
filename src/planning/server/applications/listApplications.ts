import { type ApplicationStanding, listStandings } from '../../../db/applications.ts';
import { type BatchRow, findBatch } from '../../../db/batches.ts';
import { AppError } from '../../../errors.ts';
import { type Standing, standingOf } from '../../standing.ts';
import type { ServerDeps } from '../deps.ts';

/** How the companies of a batch stand, as far as the reader may see them. */
export interface ApplicationList {
  batch: BatchRow;
  now: Date;
  companies: (ApplicationStanding & Standing)[];
}

/** Everybody who was asked, with who is missing and who is late. @throws AppError `not_found` */
export async function listApplications(
  { database }: Pick<ServerDeps, 'database'>,
  batchId: string,
): Promise<ApplicationList> {
  return database.transaction(async (db) => {
    const batch = await findBatch(db, batchId);
    if (batch === null) throw new AppError('not_found', 'there is no such batch');
    const now = new Date();
    const { applicationsRequired } = batch;
    const asked = { deadlineMs: batch.deadline?.getTime() ?? null, applicationsRequired };
    const companies = (await listStandings(db, batchId)).map((row) => {
      const done = {
        state: row.state,
        firstSubmittedMs: row.firstSubmittedAt?.getTime() ?? null,
        rosterMs: row.rosterAt?.getTime() ?? null,
      };
      return { ...row, ...standingOf(asked, done, now.getTime()) };
    });
    return { batch, now, companies };
  });
}
