import { inBoth } from '../../../contract/bilingualIssues.ts';
import { markSubmitted } from '../../../db/applications.ts';
import { listDocuments } from '../../../db/documents.ts';
import type { Queryable } from '../../../db/pool.ts';
import { AppError, type ErrorField } from '../../../errors.ts';
import type { ServerDeps } from '../deps.ts';
import { refuseStale } from '../refuseStale.ts';
import { type Application, type ApplicationPlace, loadApplication, lockApplication } from './content.ts';
import { auditApplication, refuseClosed, storeContent } from './saveApplication.ts';

/**
 * Hands an application in. One that comes after the deadline is taken, too, and stands as late; only a closed batch takes none.
 *
 * @throws AppError `not_found`, `precondition_failed`; `conflict` where it is handed in or accepted already, or the batch is closed;
 *   `input_invalid` with everything that is missing
 */
export async function submitApplication(
  { database, keys }: Pick<ServerDeps, 'database' | 'keys'>,
  { batchId, companyId, version }: { batchId: string; companyId: string; version: number | null },
): Promise<ApplicationPlace> {
  return database.transaction(async (db) => {
    const place = await lockApplication(db, keys, batchId, companyId);
    const before = place.application;
    refuseStale(before.version, version);
    refuseClosed(place);
    if (before.state !== 'draft' && before.state !== 'returned') {
      throw new AppError('conflict', inBoth({ zh: '申报已经提交', en: `the application is ${before.state} already` }));
    }
    await refuseIncomplete(db, before);
    // nobody has changed what the batch knew: it is what the company hands in
    if (before.version === 0) await storeContent(db, keys, before);
    const state = before.state === 'draft' ? 'submitted' : 'resubmitted';
    await markSubmitted(db, batchId, companyId, state);
    await auditApplication(db, 'application.submit', before, { ...before, state });
    return loadApplication(db, keys, batchId, companyId);
  });
}

/** The isolation plan may be written down or attached. */
async function refuseIncomplete(db: Queryable, application: Application): Promise<void> {
  const attached = await listDocuments(db, application);
  const hasPlan = application.isolationPlan !== '' || attached.some(({ kind }) => kind === 'isolation_plan');
  const fields = [
    ...(application.contact === '' ? [missing('contact', '联系人', 'a contact')] : []),
    ...(application.phone === '' ? [missing('phone', '联系电话', 'a phone number')] : []),
    ...(hasPlan ? [] : [missing('isolationPlan', '隔离方案（文字或附件）', 'the isolation plan, as text or attached')]),
  ];
  if (fields.length > 0) throw new AppError('input_invalid', 'the application is not complete', { fields });
}

function missing(field: string, zh: string, en: string): ErrorField {
  const fix = '请先填写申报 / fill in the application first';
  return { location: `application.${field}`, message: `缺${zh} / lacks ${en}`, fix };
}
