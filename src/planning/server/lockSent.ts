import { inBoth } from '../../contract/bilingualIssues.ts';
import { lockBatch } from '../../db/batches.ts';
import type { Client } from '../../db/pool.ts';
import { findRequest, type RequestRow } from '../../db/requests.ts';
import { listNewestVersions, listRequestFiles, type SentFile } from '../../db/rosterFiles.ts';
import { AppError } from '../../errors.ts';

/**
 * A request that was read, with its files, held until the transaction ends so that newer versions of the files can be made from it.
 *
 * @param names only these files; all where left out
 * @throws AppError `not_found`; `conflict` where it is not read yet or was withdrawn, or a newer version of a file came meanwhile
 */
export async function lockSent(
  db: Client,
  requestId: string,
  names?: ReadonlySet<string>,
): Promise<RequestRow & { sent: SentFile[] }> {
  const found = await findRequest(db, requestId);
  if (found === null) throw new AppError('not_found', 'there is no such request');
  const { batchId, companyId } = found;
  await lockBatch(db, batchId);
  const request = (await findRequest(db, requestId))!;
  if (request.status !== 'done')
    throw new AppError('conflict', inBoth({ zh: '名单尚未审核完', en: `the request is ${request.status}, not read` }));
  if (request.withdrawnAt !== null)
    throw new AppError('conflict', inBoth({ zh: '名单已撤回', en: 'the request was withdrawn' }));
  const newest = await listNewestVersions(db, { batchId, companyId });
  const sent = (await listRequestFiles(db, requestId)).filter(({ name }) => names?.has(name) !== false);
  const stale = sent.filter(({ name }) => newest.find((file) => file.name === name)?.requestId !== requestId);
  if (stale.length > 0)
    throw new AppError(
      'conflict',
      inBoth({
        zh: '这份名单之后又有新版本：请改最新的一份',
        en: 'a newer version of the file came meanwhile: fix that one',
      }),
    );
  return { ...request, sent };
}
