import { inBoth } from '../../contract/bilingualIssues.ts';
import type { SentFile } from '../../db/rosterFiles.ts';
import { AppError } from '../../errors.ts';
import type { CellFix } from '../../roster/fixCells.ts';
import type { ServerDeps } from './deps.ts';
import { lockSent } from './lockSent.ts';
import { openSentFile } from './openSentFile.ts';
import { queueOrLeave, type SubmittedRequest, submitIn } from './submitRequest.ts';

/** A cell of a file of a request, and what is to stand in it. */
export interface RowFix extends CellFix {
  file: string;
}

/**
 * Puts other values into cells of a request's files. The files so fixed come in as their newest versions and go the way of every
 * upload: read again, compared, audited; what was sent before stays as it was sent.
 *
 * @throws AppError `not_found`; `input_invalid` with every fix that names no cell; `conflict` where a newer version of a file came
 *   meanwhile, the request was withdrawn, or the batch is closed
 */
export async function fixRows(
  deps: ServerDeps,
  { requestId, cells }: { requestId: string; cells: readonly RowFix[] },
): Promise<SubmittedRequest> {
  const submitted = await deps.database.transaction(async (db) => {
    const { batchId, companyId, fromFolder, sent } = await lockSent(
      db,
      requestId,
      new Set(cells.map(({ file }) => file)),
    );
    const files = await fixFiles(deps, sent, cells);
    return submitIn(db, deps, { batchId, companyId, files, fromFolder });
  });
  if (!submitted.unchanged) await queueOrLeave(deps, submitted.requestId);
  return submitted;
}

async function fixFiles(
  { keys, rosters }: Pick<ServerDeps, 'keys' | 'rosters'>,
  sent: readonly SentFile[],
  cells: readonly RowFix[],
) {
  const unknown = new Set<CellFix>(cells.filter(({ file }) => !sent.some(({ name }) => name === file)));
  const files = [];
  for (const one of sent) {
    const own = cells.filter(({ file }) => file === one.name);
    const fixed = await rosters.fix(openSentFile(keys, one), own);
    if (fixed === null) throw unreadable();
    files.push(fixed.file);
    for (const fix of fixed.unknown) unknown.add(fix);
  }
  if (unknown.size > 0) {
    const fields = cells.flatMap((fix, index) =>
      unknown.has(fix) ? [{ location: `body.cells.${index}`, ...noCell }] : [],
    );
    throw new AppError('input_invalid', 'a fix names no cell of the request', { fields });
  }
  return files;
}

function unreadable(): AppError {
  return new AppError(
    'conflict',
    inBoth({
      zh: '文件无法读取，不能逐格修改：请重新上传',
      en: 'the file cannot be read, so that no cell of it can be fixed: send it anew',
    }),
  );
}

const noCell = {
  message: '名单中没有这个单元格 / the request has no such cell',
  fix: '请用问题清单中的文件、工作表和单元格 / use file, sheet and cell of the list of faults',
};
