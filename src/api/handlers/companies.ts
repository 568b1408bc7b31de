import type { companyEndpoints } from '../../contract/api/companies.ts';
import { findOrganisation, listOrganisations } from '../../db/organisations.ts';
import { AppError } from '../../errors.ts';
import { createCompany } from '../../planning/server/companies/createCompany.ts';
import { editCompany } from '../../planning/server/companies/editCompany.ts';
import { type MaskedProfile, maskProfile, openProfile } from '../../planning/server/companies/profile.ts';
import { revealContact } from '../../planning/server/companies/revealContact.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, pageOf, uuidCursor } from '../validate.ts';

/** Companies above their batches. */
export const companyHandlers: Pick<Handlers, keyof typeof companyEndpoints> = {
  async listCompanies({ deps, query: { limit, cursor } }) {
    const page = { limit: limit + 1, after: cursorOf(uuidCursor, cursor) };
    const { rows, nextCursor } = pageOf(await listOrganisations(deps.database, page), limit, ({ orgId }) => orgId);
    return { body: { companies: rows.map((row) => present(maskProfile(openProfile(deps.keys, row)))), nextCursor } };
  },

  async createCompany({ deps, body }) {
    const company = await createCompany(deps, body);
    return { body: present(company), version: company.version, location: `/companies/${company.orgId}` };
  },

  async readCompany({ deps, params }) {
    const row = await findOrganisation(deps.database, params.orgId);
    if (row === null) throw new AppError('not_found', 'there is no such company');
    return { body: present(maskProfile(openProfile(deps.keys, row))), version: row.version };
  },

  async editCompany({ deps, params, body, version }) {
    const company = await editCompany(deps, { ...params, edit: body, version });
    return { body: present(company), version: company.version };
  },

  async revealContact({ deps, params, body }) {
    return { body: await revealContact(deps, params.orgId, body.purpose) };
  },
};

function present(company: MaskedProfile) {
  return { ...company, resumption: presentResumption(company) };
}

/** A company's resumption approval; null while there is none. */
export function presentResumption({
  resumptionApprovedOn: approvedOn,
  resumptionDocumentId: documentId,
}: Pick<MaskedProfile, 'resumptionApprovedOn' | 'resumptionDocumentId'>) {
  return approvedOn === null || documentId === null ? null : { approvedOn, documentId };
}
