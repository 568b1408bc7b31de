import { randomUUID } from 'node:crypto';
import type { NewCompany } from '../../../contract/api/companies.ts';
import type { KeyRing } from '../../../crypto/keyRing.ts';
import { appendAudit } from '../../../db/audit.ts';
import { findOrganisation, insertOrganisation, updateProfiles } from '../../../db/organisations.ts';
import type { ServerDeps } from '../deps.ts';
import { type MaskedProfile, maskProfile, openProfile, type Profile, sealProfile, townshipOf } from './profile.ts';

/** A new company above the batches. @throws AppError `conflict` where one of this code and name exists */
export async function createCompany(
  { database, keys }: Pick<ServerDeps, 'database' | 'keys'>,
  { code, name, ...told }: NewCompany,
): Promise<MaskedProfile> {
  return database.transaction(async (db) => {
    const orgId = randomUUID();
    await insertOrganisation(db, { orgId, code, name });
    await updateProfiles(db, [toRow(keys, { orgId, code, name }, told)]);
    const made = maskProfile(openProfile(keys, (await findOrganisation(db, orgId))!));
    await appendAudit(db, { action: 'company.create', objectKind: 'company', objectId: orgId, after: made });
    return made;
  });
}

/** A company's first profile: what is told of it, the rest unknown. */
export function toRow(
  keys: KeyRing,
  company: { orgId: string; code: string; name: string },
  told: Partial<{ [Key in keyof Profile]: Profile[Key] | undefined }>,
) {
  return sealProfile(keys, {
    ...company,
    district: told.district ?? '',
    township: told.township ?? townshipOf(told.address ?? ''),
    address: told.address ?? '',
    lng: told.lng ?? null,
    lat: told.lat ?? null,
    contact: told.contact ?? null,
    phone: told.phone ?? null,
    headcount: told.headcount ?? null,
    receiveFrom: told.receiveFrom ?? null,
    receiveTo: told.receiveTo ?? null,
    resumptionApprovedOn: null,
    resumptionDocumentId: null,
    version: 0,
  });
}
