import { type CompanyEdit, ownCompanyFields } from '../../../contract/api/companies.ts';
import { appendAudit } from '../../../db/audit.ts';
import { findDocument } from '../../../db/documents.ts';
import { publishEvent } from '../../../db/events.ts';
import { findOrganisation, lockOrganisation, updateProfiles } from '../../../db/organisations.ts';
import type { Queryable } from '../../../db/pool.ts';
import { AppError } from '../../../errors.ts';
import type { ServerDeps } from '../deps.ts';
import { refuseStale } from '../refuseStale.ts';
import { type MaskedProfile, maskProfile, openProfile, type Profile, sealProfile } from './profile.ts';

export interface EditCompany {
  orgId: string;
  edit: CompanyEdit;
  /** The version that the edit was made on. */
  version: number | null;
}

/**
 * Changes what is known of a company. The company itself may change its contact, reception hours and headcount; what the
 * district decides (name, place, resumption approval) it may not.
 *
 * @throws AppError `not_found`, `forbidden`, `precondition_failed`; `conflict` where the name is taken; `input_invalid` where the
 *   approval's document is none of the company's
 */
export async function editCompany(
  { database, keys }: Pick<ServerDeps, 'database' | 'keys'>,
  { orgId, edit, version }: EditCompany,
): Promise<MaskedProfile> {
  return database.transaction(async (db) => {
    const row = await lockOrganisation(db, orgId);
    if (row === null) throw new AppError('not_found', 'there is no such company');
    if (database.actor.role === 'hr') refuseForeignFields(edit);
    refuseStale(row.version, version);
    const before = openProfile(keys, row);
    const { resumption, ...told } = edit;
    if (resumption != null) await refuseForeignDocument(db, orgId, resumption.documentId);
    const after: Profile = {
      ...before,
      ...withoutGaps(told),
      ...(resumption !== undefined && {
        resumptionApprovedOn: resumption?.approvedOn ?? null,
        resumptionDocumentId: resumption?.documentId ?? null,
      }),
    };
    await updateProfiles(db, [sealProfile(keys, after)]);
    const stored = maskProfile(openProfile(keys, (await findOrganisation(db, orgId))!));
    await publishEvent(db, { kind: 'company.edit', objectId: orgId, to: 'staff' });
    await appendAudit(db, {
      action: 'company.edit',
      objectKind: 'company',
      objectId: orgId,
      before: maskProfile(before),
      after: stored,
    });
    return stored;
  });
}

function refuseForeignFields(edit: CompanyEdit): void {
  const refused = Object.keys(edit).filter((field) => !ownCompanyFields.includes(field));
  if (refused.length > 0) throw new AppError('forbidden', `the district decides: ${refused.join(', ')}`);
}

async function refuseForeignDocument(db: Queryable, orgId: string, documentId: string): Promise<void> {
  const document = await findDocument(db, documentId);
  if (document?.orgId === orgId && document.batchId === null && document.kind === 'resumption_approval') return;
  const fields = [
    {
      location: 'body.resumption.documentId',
      message: '不是该企业的复工批准文件 / is no resumption approval of the company',
      fix: '请先上传为 resumption_approval / hand it in as resumption_approval first',
    },
  ];
  throw new AppError('input_invalid', 'the document is none of the company', { fields });
}

/** What was told; a field that was left out stays as it was. */
function withoutGaps<T extends object>(told: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  const entries = Object.entries(told).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
