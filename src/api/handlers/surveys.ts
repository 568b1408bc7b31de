import type { surveyEndpoints } from '../../contract/api/surveys.ts';
import { listStaffCounts, listSurveys } from '../../db/surveys.ts';
import { labourNeed, shortOf, staffRestored } from '../../planning/labour.ts';
import { createSurvey, refuseUnknownCompany } from '../../planning/server/companies/createSurvey.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, pageOf, uuidCursor } from '../validate.ts';

/** How many people companies need and how many are back. */
export const surveyHandlers: Pick<Handlers, keyof typeof surveyEndpoints> = {
  async createSurvey({ deps, params, body }) {
    return { body: await createSurvey(deps, params.orgId, body) };
  },

  async listSurveys({ deps, params, query: { limit, cursor } }) {
    await refuseUnknownCompany(deps, params.orgId);
    const page = { limit: limit + 1, after: cursorOf(uuidCursor, cursor) };
    const found = await listSurveys(deps.database, params.orgId, page);
    const { rows, nextCursor } = pageOf(found, limit, ({ surveyId }) => surveyId);
    const surveys = rows.map(({ createdAt, rows: counts, ...survey }) => ({
      ...survey,
      createdAt: createdAt.toISOString(),
      rows: counts.map((count) => ({ ...count, short: shortOf(count) })),
    }));
    return { body: { surveys, nextCursor } };
  },

  async readLabourNeed({ deps, query }) {
    return { body: labourNeed(await listStaffCounts(deps.database, query.asOf ?? null)) };
  },

  async readStaffRestored({ deps, query: { from = null, to = null, orgId } }) {
    if (orgId !== undefined) await refuseUnknownCompany(deps, orgId);
    const counts = await listStaffCounts(deps.database, to);
    const asked = orgId === undefined ? counts : counts.filter((count) => count.orgId === orgId);
    return { body: staffRestored(asked, from) };
  },
};
