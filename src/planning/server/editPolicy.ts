import { inBoth } from '../../contract/bilingualIssues.ts';
import { appendAudit } from '../../db/audit.ts';
import { findBatch, lockBatch } from '../../db/batches.ts';
import { publishEvent } from '../../db/events.ts';
import { insertPolicyVersion, listPolicyVersions, type PolicyVersionRow } from '../../db/policyVersions.ts';
import type { Queryable } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import { type PolicyChoice, type PolicyFault, resolvePolicy } from '../../policy/resolve.ts';
import type { ServerDeps } from './deps.ts';
import { refuseStale } from './refuseStale.ts';

export interface EditPolicy {
  batchId: string;
  choice: PolicyChoice;
  /** The version that the edit was made on. */
  version: number | null;
}

/**
 * Puts another policy in place of a batch's; plans that are made from now on keep to it, those that stand keep their own.
 *
 * @returns the version that counts now; an edit that changes nothing makes none.
 * @throws AppError `not_found`, `precondition_failed`, `input_invalid` with every fault of the choice
 */
export async function editPolicy(
  { database }: Pick<ServerDeps, 'database'>,
  { batchId, choice, version }: EditPolicy,
): Promise<PolicyVersionRow> {
  refusePolicyFaults(resolvePolicy(choice).faults, 'the policy choice is wrong');
  return database.transaction(async (db) => {
    await lockBatch(db, batchId);
    const before = await newestPolicy(db, batchId);
    refuseStale(before.version, version);
    if (JSON.stringify(before.choice) === JSON.stringify(choice)) return before;
    await insertPolicyVersion(db, batchId, { version: before.version + 1, choice });
    await publishEvent(db, { kind: 'policy.edit', objectId: batchId, to: 'staff', batchId });
    await appendAudit(db, {
      action: 'policy.edit',
      objectKind: 'batch',
      objectId: batchId,
      batchId,
      before: before.choice,
      after: choice,
    });
    return newestPolicy(db, batchId);
  });
}

/** The policy of a batch that counts. @throws AppError `not_found` */
export async function newestPolicy(db: Queryable, batchId: string): Promise<PolicyVersionRow> {
  const known = (await findBatch(db, batchId)) !== null;
  const [newest] = known ? await listPolicyVersions(db, batchId, { limit: 1, before: null }) : [];
  if (newest === undefined) throw new AppError('not_found', 'there is no such batch');
  return newest;
}

/** @throws AppError `input_invalid` with all of them */
export function refusePolicyFaults(faults: readonly PolicyFault[], detail: string): void {
  if (faults.length === 0) return;
  throw new AppError('input_invalid', detail, {
    fields: faults.map(({ path, message, remedy }) => ({
      location: path,
      message: inBoth(message),
      fix: inBoth(remedy),
    })),
  });
}
