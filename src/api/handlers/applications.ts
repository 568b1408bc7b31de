import type { applicationEndpoints } from '../../contract/api/applications.ts';
import type { ApplicationPlace } from '../../planning/server/applications/content.ts';
import { loadApplication } from '../../planning/server/applications/content.ts';
import { decideApplication } from '../../planning/server/applications/decideApplication.ts';
import { listApplications } from '../../planning/server/applications/listApplications.ts';
import { recallApplication } from '../../planning/server/applications/recallApplication.ts';
import { saveApplication } from '../../planning/server/applications/saveApplication.ts';
import { submitApplication } from '../../planning/server/applications/submitApplication.ts';
import { maskContact } from '../../planning/server/companies/profile.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, pageOf, textCursor } from '../validate.ts';
import { presentResumption } from './companies.ts';

/** Companies' applications to a batch. */
export const applicationHandlers: Pick<Handlers, keyof typeof applicationEndpoints> = {
  async listApplications({ deps, params, query: { limit, cursor } }) {
    const page = { limit: limit + 1, after: cursorOf(textCursor, cursor) };
    const { batch, now, counts, companies } = await listApplications(deps, params.batchId, page);
    const { rows, nextCursor } = pageOf(companies, limit, ({ companyId }) => companyId);
    const { deadline } = batch;
    return {
      body: {
        deadline: deadline?.toISOString() ?? null,
        serverTime: now.toISOString(),
        remainingS: deadline === null ? null : Math.floor((deadline.getTime() - now.getTime()) / 1000),
        counts,
        companies: rows.map(({ firstSubmittedAt, rosterAt, ...company }) => ({
          ...company,
          firstSubmittedAt: firstSubmittedAt?.toISOString() ?? null,
          rosterAt: rosterAt?.toISOString() ?? null,
        })),
        nextCursor,
      },
    };
  },

  async readApplication({ deps, params }) {
    return present(await loadApplication(deps.database, deps.keys, params.batchId, params.companyId));
  },

  async saveApplication({ deps, params, body, version }) {
    return present(await saveApplication(deps, { ...params, input: body, version }));
  },

  async submitApplication({ deps, params, version }) {
    return present(await submitApplication(deps, { ...params, version }));
  },

  async recallApplication({ deps, params, version }) {
    return present(await recallApplication(deps, { ...params, version }));
  },

  async decideApplication({ deps, params, body, version }) {
    return present(await decideApplication(deps, { ...params, ...body, version }));
  },
};

function present({ application, profile }: ApplicationPlace) {
  const { contact, phone, firstSubmittedAt, submittedAt, decidedAt, ...plain } = application;
  const { contactMasked, phoneMasked } = maskContact({ contact, phone });
  const body = {
    ...plain,
    contactMasked: contactMasked ?? '',
    phoneMasked: phoneMasked ?? '',
    firstSubmittedAt: firstSubmittedAt?.toISOString() ?? null,
    submittedAt: submittedAt?.toISOString() ?? null,
    decidedAt: decidedAt?.toISOString() ?? null,
    resumption: presentResumption(profile),
  };
  return { body, version: application.version };
}
