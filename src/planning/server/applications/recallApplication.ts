import { inBoth } from '../../../contract/bilingualIssues.ts';
import { markRecalled } from '../../../db/applications.ts';
import { AppError } from '../../../errors.ts';
import type { ServerDeps } from '../deps.ts';
import { refuseStale } from '../refuseStale.ts';
import { type ApplicationPlace, loadApplication, lockApplication } from './content.ts';
import { auditApplication, refuseClosed } from './saveApplication.ts';

/**
 * Takes an application back that the district has not decided yet: it is a draft again, or returned again where it was handed in after a return. Whether a first
 * one comes in time is told by when it is handed in again.
 *
 * @throws AppError `not_found`, `precondition_failed`; `conflict` where it is not handed in, decided already, or the batch is closed
 */
export async function recallApplication(
  { database, keys }: Pick<ServerDeps, 'database' | 'keys'>,
  { batchId, companyId, version }: { batchId: string; companyId: string; version: number | null },
): Promise<ApplicationPlace> {
  return database.transaction(async (db) => {
    const place = await lockApplication(db, keys, batchId, companyId);
    const before = place.application;
    refuseStale(before.version, version);
    refuseClosed(place);
    if (before.state !== 'submitted' && before.state !== 'resubmitted')
      throw new AppError('conflict', inBoth(before.state === 'accepted' ? decided : notHandedIn));
    await markRecalled(db, batchId, companyId);
    const after = await loadApplication(db, keys, batchId, companyId);
    await auditApplication(db, 'application.recall', before, after.application);
    return after;
  });
}

const decided = { zh: '区里已通过申报，不能撤回', en: 'the district has accepted the application: it is not recalled' };
const notHandedIn = { zh: '申报尚未提交', en: 'the application is not handed in' };
