import type { RevealableField } from '../../contract/api/people.ts';
import type { Role } from '../../contract/api/roles.ts';
import { inBoth } from '../../contract/bilingualIssues.ts';
import { appendAudit } from '../../db/audit.ts';
import { listWorkerRows } from '../../db/intakeRows.ts';
import { AppError } from '../../errors.ts';
import { revealableBy } from '../../policy/reveal.ts';
import type { ServerDeps } from './deps.ts';
import { fromValidRow } from './sealRows.ts';

export interface RevealWorker {
  batchId: string;
  claimId: string;
  fields: readonly RevealableField[];
  purpose: string;
  /** Of the account that asks; other callers see nothing in full. */
  role: Role;
}

/**
 * Values of one person in full. The purpose and the names of the fields go into the audit log before anything is shown; the
 * values never do.
 *
 * @throws AppError `not_found`; `forbidden` where the role may not see one of the fields
 */
export async function revealWorker(
  { database, keys }: Pick<ServerDeps, 'database' | 'keys'>,
  { batchId, claimId, fields, purpose, role }: RevealWorker,
): Promise<Partial<Record<RevealableField, string | null>>> {
  const refused = fields.filter((field) => !revealableBy[role].includes(field));
  return database.transaction(async (db) => {
    const [row] = await listWorkerRows(db, batchId, { claimId }, { limit: 1, after: null });
    if (row === undefined) throw new AppError('not_found', 'the batch has no such person');
    if (refused.length > 0)
      throw new AppError(
        'forbidden',
        inBoth({ zh: `您的角色不能查看：${refused.join('、')}`, en: `your role does not see: ${refused.join(', ')}` }),
      );
    const after = { fields };
    await appendAudit(db, { action: 'person.reveal', objectKind: 'claim', objectId: claimId, batchId, after, purpose });
    const worker = fromValidRow(keys, { ...row, workerId: row.workerId ?? '' });
    return Object.fromEntries(fields.map((field) => [field, worker[field]]));
  });
}
