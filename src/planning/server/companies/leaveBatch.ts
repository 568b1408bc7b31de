import { inBoth } from '../../../contract/bilingualIssues.ts';
import type { Bilingual } from '../../../contract/text.ts';
import { findApplication } from '../../../db/applications.ts';
import { appendAudit } from '../../../db/audit.ts';
import { lockBatch } from '../../../db/batches.ts';
import { findCompany } from '../../../db/companies.ts';
import { type CompanyTies, deleteCompany, findCompanyTies } from '../../../db/companyDeparture.ts';
import { publishEvent } from '../../../db/events.ts';
import { AppError, type ErrorField } from '../../../errors.ts';
import type { ServerDeps } from '../deps.ts';
import { numberWhenComplete, refreshBatch } from '../refreshBatch.ts';

/**
 * Takes a company out of a batch: nobody of it is asked for, late or planned any more, and what it sent for this batch is deleted. It stays where somebody
 * rests on it: people who count are withdrawn first, and what was published stays on record.
 *
 * @throws AppError `not_found`; `conflict` with everything that holds it
 */
export async function leaveBatch(
  { database }: Pick<ServerDeps, 'database'>,
  { batchId, companyId }: { batchId: string; companyId: string },
): Promise<void> {
  await database.transaction(async (db) => {
    const known = (await lockBatch(db, batchId)) !== null;
    const company = known ? await findCompany(db, batchId, companyId) : null;
    if (company === null) throw new AppError('not_found', 'the batch has no such company');
    const fields = holds(await findCompanyTies(db, batchId, company));
    if (fields.length > 0) throw new AppError('conflict', inBoth(heldText), { fields });
    const application = await findApplication(db, batchId, companyId);
    await deleteCompany(db, batchId, companyId);
    // who was asked for by two companies is one company's now
    await refreshBatch(db, batchId);
    await numberWhenComplete(db, batchId);
    await publishEvent(db, { kind: 'batch.edit', objectId: batchId, to: 'batch', batchId });
    const { orgId, staffNeeded, staffPresent } = company;
    await appendAudit(db, {
      action: 'batch.leave',
      objectKind: 'company',
      objectId: orgId,
      batchId,
      before: { companyId, staffNeeded, staffPresent, application: application?.state ?? null },
    });
  });
}

const heldText: Bilingual = {
  zh: '企业还不能移出批次',
  en: 'the company cannot be taken out of the batch yet',
};

function holds({ people, unread, sharedFiles, published }: CompanyTies): ErrorField[] {
  return [
    ...published.map(({ planId, version }) =>
      hold(
        {
          zh: `其人员在已发布的方案中（第 ${version} 版）`,
          en: `its people stand in version ${version} of a published plan`,
        },
        {
          zh: `已发布的记录须保留，企业不能移出；不再接其人员时撤回其名单即可（方案 ${planId}）`,
          en: `what was published stays on record (plan ${planId}); to fetch its people no more, withdraw its rosters`,
        },
      ),
    ),
    ...(people === 0
      ? []
      : [
          hold(
            { zh: `还有 ${people} 人已通过`, en: `${people} people of it are accepted` },
            { zh: '请先撤回其名单', en: 'withdraw its rosters first' },
          ),
        ]),
    ...(unread === 0
      ? []
      : [
          hold(
            { zh: `有 ${unread} 份名单正在读取`, en: `${unread} rosters of it are being read` },
            { zh: '请等读取完成', en: 'wait until they are read' },
          ),
        ]),
    ...sharedFiles.map((name) =>
      hold(
        { zh: `区里上传的文件 ${name} 含有其人员`, en: `the file ${name}, sent by the district, has rows of it` },
        { zh: '请上传不含该企业的新版文件', en: 'send the file again without them' },
      ),
    ),
  ];
}

function hold(message: Bilingual, fix: Bilingual): ErrorField {
  return { location: 'path.companyId', message: inBoth(message), fix: inBoth(fix) };
}
