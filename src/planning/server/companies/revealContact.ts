import { appendAudit } from '../../../db/audit.ts';
import { findOrganisation } from '../../../db/organisations.ts';
import { AppError } from '../../../errors.ts';
import type { ServerDeps } from '../deps.ts';
import { openProfile } from './profile.ts';

/** A company's contact and phone in full; the purpose goes into the audit log first. @throws AppError `not_found` */
export async function revealContact(
  { database, keys }: Pick<ServerDeps, 'database' | 'keys'>,
  orgId: string,
  purpose: string,
): Promise<{ contact: string | null; phone: string | null }> {
  return database.transaction(async (db) => {
    const row = await findOrganisation(db, orgId);
    if (row === null) throw new AppError('not_found', 'there is no such company');
    const after = { fields: ['contact', 'phone'] };
    await appendAudit(db, { action: 'company.reveal', objectKind: 'company', objectId: orgId, after, purpose });
    const { contact, phone } = openProfile(keys, row);
    return { contact, phone };
  });
}
