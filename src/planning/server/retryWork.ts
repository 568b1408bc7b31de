import { inBoth } from '../../contract/bilingualIssues.ts';
import { appendAudit } from '../../db/audit.ts';
import { publishEvent } from '../../db/events.ts';
import { type FailureRow, reopenFailure } from '../../db/failures.ts';
import { isSqlState, uniqueViolation } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from './deps.ts';
import { readersOf } from './requestReaders.ts';

/**
 * Tries work again that was given up: the reading of a request, a plan, or measuring one.
 *
 * @throws AppError `not_found` where nothing of this id has failed, `conflict` while another plan of the batch waits or runs
 */
export async function retryWork(deps: ServerDeps, workId: string): Promise<FailureRow['kind']> {
  const kind = await deps.database.transaction(async (db) => {
    const work = await reopenFailure(db, workId).catch((cause: unknown) => {
      if (!isSqlState(cause, uniqueViolation)) throw cause;
      throw new AppError(
        'conflict',
        inBoth({ zh: '同类工作正在排队或进行', en: 'other work of the same kind waits or runs' }),
        { cause },
      );
    });
    if (work === null) throw new AppError('not_found', 'no work of this id has failed');
    const { batchId, kind } = work;
    await publishEvent(db, { kind: `${kind}.retry`, objectId: workId, ...readersOf(work) });
    await appendAudit(db, { action: `${kind}.retry`, objectKind: kind, objectId: workId, batchId });
    return kind;
  });
  try {
    if (kind === 'plan') await deps.queues.ensure('run-plan', { planId: workId });
    else if (kind === 'verification') await deps.queues.ensure('verify-plan', { verificationId: workId });
    else await deps.queues.ensure('process-request', { requestId: workId });
  } catch (error) {
    deps.log.warn({ workId, err: error }, 'the queue is away; a sweep will queue the work');
  }
  return kind;
}
