import type { columnMeanings } from '../../contract/api/rosterWork.ts';
import { inBoth } from '../../contract/bilingualIssues.ts';
import { appendAudit } from '../../db/audit.ts';
import { findCompany } from '../../db/companies.ts';
import type { Client } from '../../db/pool.ts';
import { dropRosterTitles, keepRosterTitles } from '../../db/rosterTitles.ts';
import { AppError } from '../../errors.ts';
import { titleKey } from '../../roster/ownTitles.ts';
import { companyTitles } from './companyTitles.ts';
import type { ServerDeps } from './deps.ts';
import { lockSent } from './lockSent.ts';
import { openSentFile } from './openSentFile.ts';
import { queueOrLeave, type SubmittedRequest, submitIn } from './submitRequest.ts';

/** A title as it stands in a roster, and what its column is to be read as; `automatic` forgets what was said of it. */
export interface ColumnMeaning {
  title: string;
  readAs: (typeof columnMeanings)[number];
}

/**
 * Lets a company say what its own column titles mean. The files of the request come in as their newest versions with titles that are
 * understood, and later rosters of the company are read so from the start (`inKnownTitles`).
 *
 * @throws AppError `not_found`; `input_invalid` where the request is the district's, of several companies; `conflict` as `lockSent`
 */
export async function assignColumns(
  deps: ServerDeps,
  { requestId, titles }: { requestId: string; titles: readonly ColumnMeaning[] },
): Promise<SubmittedRequest> {
  const submitted = await deps.database.transaction(async (db) => {
    const { batchId, companyId, fromFolder, sent } = await lockSent(db, requestId);
    const company = companyId === null ? null : await findCompany(db, batchId, companyId);
    if (company === null) throw severalCompanies();
    await remember(db, company.orgId, titles);
    await appendAudit(db, {
      action: 'request.assign_columns',
      objectKind: 'request',
      objectId: requestId,
      batchId,
      after: { companyId, titles: titles.length },
    });
    const known = await companyTitles(db, company.orgId);
    const files = [];
    for (const file of sent) files.push(await deps.rosters.retitle(openSentFile(deps.keys, file), known));
    return submitIn(db, deps, { batchId, companyId, files, fromFolder });
  });
  if (!submitted.unchanged) await queueOrLeave(deps, submitted.requestId);
  return submitted;
}

async function remember(db: Client, orgId: string, titles: readonly ColumnMeaning[]): Promise<void> {
  // a title told twice is told once, the last time
  const told = [...new Map(titles.map(({ title, readAs }) => [titleKey(title), readAs]))]
    .filter(([title]) => title !== '')
    .map(([title, readAs]) => ({ title, readAs }));
  const isForgotten = ({ readAs }: { readAs: string }) => readAs === 'automatic';
  await dropRosterTitles(
    db,
    orgId,
    told.filter(isForgotten).map(({ title }) => title),
  );
  await keepRosterTitles(
    db,
    orgId,
    told.filter((entry) => !isForgotten(entry)),
  );
}

function severalCompanies(): AppError {
  return new AppError(
    'input_invalid',
    inBoth({
      zh: '这份名单由区里上传，含多家企业，不能按一家企业指定列',
      en: 'the district sent this roster for several companies; columns are assigned for one company',
    }),
  );
}
