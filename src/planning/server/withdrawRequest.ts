import { inBoth } from '../../contract/bilingualIssues.ts';
import type { WithdrawalReason } from '../../contract/planInput.ts';
import { actAsSystem } from '../../db/actor.ts';
import { appendAudit } from '../../db/audit.ts';
import { lockBatch } from '../../db/batches.ts';
import { countWithdrawnWith, type WithdrawalDecision, withdrawWithRequest } from '../../db/claims.ts';
import { publishEvent } from '../../db/events.ts';
import { findRequest, markWithdrawn, type RequestRow } from '../../db/requests.ts';
import { listRequestFiles } from '../../db/rosterFiles.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from './deps.ts';
import { numberWhenComplete, refreshBatch } from './refreshBatch.ts';
import { refuseStale } from './refuseStale.ts';
import { readersOf } from './requestReaders.ts';

export interface WithdrawRequest {
  requestId: string;
  decision: WithdrawalDecision;
  /** Why it is withdrawn; `other` where left out. */
  reason?: WithdrawalReason | undefined;
  version: number | null;
}

/**
 * Takes out everybody for whom only this request asks, or takes that back. From the next plan on nobody of them is planned; in a
 * plan that stands they show as withdrawn. The same file may be sent again afterwards, and brings its people back.
 *
 * @returns the request as it is then, and how many people are out, or back, by it.
 * @throws AppError `not_found`, `precondition_failed`; `conflict` where it is not read yet, later files took its place, or it is so already
 */
export async function withdrawRequest(
  { database }: Pick<ServerDeps, 'database'>,
  { requestId, decision, reason, version }: WithdrawRequest,
): Promise<{ request: RequestRow; people: number }> {
  return database.transaction(async (db) => {
    const found = await findRequest(db, requestId);
    if (found === null) throw new AppError('not_found', 'there is no such request');
    const { batchId } = found;
    await lockBatch(db, batchId);
    const before = (await findRequest(db, requestId))!;
    refuseStale(before.version, version);
    const files = await listRequestFiles(db, requestId);
    refuseUnfit(
      before,
      decision,
      files.some(({ state }) => state === 'current'),
    );

    await actAsSystem(db);
    const why = decision === 'withdraw' ? (reason ?? 'other') : null;
    const outBefore = await countWithdrawnWith(db, requestId);
    await markWithdrawn(db, requestId, why);
    if (why !== null) await withdrawWithRequest(db, { requestId, reason: why });
    await refreshBatch(db, batchId);
    await numberWhenComplete(db, batchId);
    const outAfter = await countWithdrawnWith(db, requestId);
    const people = Math.abs(outAfter - outBefore);
    const request = (await findRequest(db, requestId))!;
    await publishEvent(db, { kind: 'request.withdraw', objectId: requestId, ...readersOf(request) });
    await appendAudit(db, {
      action: `request.${decision}`,
      objectKind: 'request',
      objectId: requestId,
      batchId,
      before: { withdrawalReason: before.withdrawalReason },
      after: { withdrawalReason: request.withdrawalReason, people },
    });
    return { request, people };
  });
}

function refuseUnfit({ status, withdrawnAt }: RequestRow, decision: WithdrawalDecision, counts: boolean): void {
  if (status !== 'done')
    throw new AppError(
      'conflict',
      inBoth({ zh: '名单审核完才能撤回', en: `the request is ${status}; only one that was read is withdrawn` }),
    );
  if (!counts)
    throw new AppError(
      'conflict',
      inBoth({ zh: '这份名单的文件都已有新版本', en: 'later files have taken the place of all files of the request' }),
    );
  if ((decision === 'withdraw') === (withdrawnAt !== null)) {
    throw new AppError(
      'conflict',
      inBoth(
        decision === 'withdraw'
          ? { zh: '名单已经撤回', en: 'the request is withdrawn' }
          : { zh: '名单没有撤回', en: 'the request is not withdrawn' },
      ),
    );
  }
}
