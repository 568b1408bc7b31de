import { inBoth } from '../../../contract/bilingualIssues.ts';
import { markDecided } from '../../../db/applications.ts';
import { updateReception } from '../../../db/companies.ts';
import { AppError } from '../../../errors.ts';
import { sealReception } from '../companies/sealCompany.ts';
import type { ServerDeps } from '../deps.ts';
import { refuseStale } from '../refuseStale.ts';
import { type ApplicationPlace, loadApplication, lockApplication, sealField } from './content.ts';
import { auditApplication } from './saveApplication.ts';

export interface DecideApplication {
  batchId: string;
  companyId: string;
  decision: 'accept' | 'return';
  /** Why it is returned. */
  reason?: string | undefined;
  version: number | null;
}

/**
 * The district's decision. An accepted application becomes what the batch plans with: who receives the company's people, and
 * when. A returned one goes back to the company with a reason; an accepted one may be returned, too.
 *
 * @throws AppError `not_found`, `precondition_failed`; `conflict` where there is nothing to decide
 */
export async function decideApplication(
  { database, keys }: Pick<ServerDeps, 'database' | 'keys'>,
  { batchId, companyId, decision, reason, version }: DecideApplication,
): Promise<ApplicationPlace> {
  return database.transaction(async (db) => {
    const { application: before } = await lockApplication(db, keys, batchId, companyId);
    refuseStale(before.version, version);
    const decidable = decision === 'accept' ? ['submitted', 'resubmitted'] : ['submitted', 'resubmitted', 'accepted'];
    if (!decidable.includes(before.state)) {
      throw new AppError(
        'conflict',
        inBoth({
          zh: '申报现在不在待审批状态',
          en: `the application is ${before.state}: there is nothing to ${decision}`,
        }),
      );
    }
    const state = decision === 'accept' ? 'accepted' : 'returned';
    const reasonSealed = state === 'returned' ? sealField(keys, before, 'reason', reason ?? '') : null;
    await markDecided(db, batchId, companyId, { state, reasonSealed });
    if (state === 'accepted') {
      const { receiveFrom, receiveTo } = before;
      await updateReception(db, batchId, {
        companyId,
        receiveFrom,
        receiveTo,
        ...sealReception(keys, batchId, before),
      });
    }
    await auditApplication(db, `application.${decision}`, before, { ...before, state });
    return loadApplication(db, keys, batchId, companyId);
  });
}
