import { inBoth } from '../../../contract/bilingualIssues.ts';
import { appendAudit } from '../../../db/audit.ts';
import { findBatch, lockBatch } from '../../../db/batches.ts';
import { findCompany, insertCompanies } from '../../../db/companies.ts';
import { publishEvent } from '../../../db/events.ts';
import { findOrganisation } from '../../../db/organisations.ts';
import { AppError } from '../../../errors.ts';
import type { ServerDeps } from '../deps.ts';
import { openProfile, type Profile } from './profile.ts';
import { sealReception } from './sealCompany.ts';

export interface JoinBatch {
  batchId: string;
  orgId: string;
  /** People still to come, and those who are there. */
  staffNeeded: number;
  staffPresent: number;
}

/**
 * Takes a company into a batch, with what its profile says; from then on it sees the batch and can apply.
 *
 * @returns its id in the batch.
 * @throws AppError `not_found` (batch, company); `conflict` where the batch is closed or has the company; `input_invalid` where nobody
 *   has told where the company is
 */
export async function joinBatch(
  { database, keys }: Pick<ServerDeps, 'database' | 'keys'>,
  { batchId, orgId, staffNeeded, staffPresent }: JoinBatch,
): Promise<string> {
  return database.transaction(async (db) => {
    await lockBatch(db, batchId);
    const batch = await findBatch(db, batchId);
    const profile = await findOrganisation(db, orgId);
    if (batch === null) throw new AppError('not_found', 'there is no such batch');
    if (profile === null) throw new AppError('not_found', 'there is no such company');
    if (batch.status === 'closed')
      throw new AppError('conflict', inBoth({ zh: '批次已截止', en: 'the batch is closed' }));
    const { code: companyId, name, district, address, receiveFrom, receiveTo } = profile;
    if ((await findCompany(db, batchId, companyId)) !== null) {
      throw new AppError(
        'conflict',
        inBoth({ zh: '批次中已有这个代码的企业', en: 'the batch has a company of this code already' }),
      );
    }
    const opened = openProfile(keys, profile);
    const sealed = sealReception(keys, batchId, {
      companyId,
      contact: opened.contact ?? '',
      phone: opened.phone ?? '',
    });
    const staff = { staffNeeded, staffPresent };
    const plain = { companyId, orgId, name, district, address, receiveFrom, receiveTo };
    await insertCompanies(db, batchId, [{ ...plain, ...placeOf(opened), ...staff, ...sealed }]);
    await publishEvent(db, { kind: 'batch.edit', objectId: batchId, to: 'batch', batchId });
    await appendAudit(db, {
      action: 'batch.join',
      objectKind: 'company',
      objectId: orgId,
      batchId,
      after: { companyId, ...staff },
    });
    return companyId;
  });
}

/** Where people are brought to has to be known. */
function placeOf({ lng, lat }: Profile): { lng: number; lat: number } {
  if (lng !== null && lat !== null) return { lng, lat };
  const fields = [
    {
      location: 'body.orgId',
      message: '企业没有坐标 / the company has no coordinates',
      fix: '请先在企业信息中填写 lng、lat / give the company lng and lat first',
    },
  ];
  throw new AppError('input_invalid', 'nobody has told where the company is', { fields });
}
