import { findRequest } from '../../db/requests.ts';
import { listRequestFiles } from '../../db/rosterFiles.ts';
import { AppError } from '../../errors.ts';
import type { TableColumns } from '../../roster/readColumns.ts';
import type { ServerDeps } from './deps.ts';
import { openSentFile } from './openSentFile.ts';

/** What the columns of a request's files were taken for, file by file. @throws AppError `not_found` */
export async function requestColumns(
  { database, keys, rosters }: Pick<ServerDeps, 'database' | 'keys' | 'rosters'>,
  requestId: string,
): Promise<(TableColumns & { file: string })[]> {
  if ((await findRequest(database, requestId)) === null) throw new AppError('not_found', 'there is no such request');
  const tables: (TableColumns & { file: string })[] = [];
  for (const sent of await listRequestFiles(database, requestId)) {
    for (const table of await rosters.columns(openSentFile(keys, sent))) tables.push({ file: sent.name, ...table });
  }
  return tables;
}
