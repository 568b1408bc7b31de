import type { rosterWorkEndpoints } from '../../contract/api/rosterWork.ts';
import { assignColumns } from '../../planning/server/assignColumns.ts';
import { badRowsFile } from '../../planning/server/badRows.ts';
import { compareRequests } from '../../planning/server/compareRequests.ts';
import { fixRows } from '../../planning/server/fixRows.ts';
import { requestColumns } from '../../planning/server/requestColumns.ts';
import { rosterTemplate } from '../../planning/server/rosterTemplate.ts';
import { workerStatus } from '../../planning/server/workerStatus.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, pageOf, uuidCursor } from '../validate.ts';

/** Working on rosters that came in. */
export const rosterWorkHandlers: Pick<Handlers, keyof typeof rosterWorkEndpoints> = {
  async fixRows({ deps, params, body }) {
    const fixed = await fixRows(deps, { ...params, ...body });
    return { body: fixed, location: `/requests/${fixed.requestId}` };
  },

  async listRequestColumns({ deps, params }) {
    return { body: { tables: await requestColumns(deps, params.requestId) } };
  },

  async assignColumns({ deps, params, body }) {
    const assigned = await assignColumns(deps, { ...params, ...body });
    return { body: assigned, location: `/requests/${assigned.requestId}` };
  },

  async compareRequests({ deps, params, query }) {
    return { body: await compareRequests(deps, { ...params, against: query.against ?? null }) };
  },

  async downloadBadRows({ deps, params, body, locale }) {
    const bytes = await badRowsFile(deps, { ...params, ...body, locale });
    return { file: { name: locale === 'en' ? 'rejected-rows.xlsx' : '问题行.xlsx', bytes } };
  },

  async readRosterTemplate({ locale }) {
    const bytes = await rosterTemplate(locale);
    return { file: { name: locale === 'en' ? 'roster.xlsx' : '返岗名单.xlsx', bytes } };
  },

  async listWorkerStatus({ deps, params, locale, query: { limit, cursor, companyId, planId } }) {
    const page = { limit: limit + 1, after: cursorOf(uuidCursor, cursor), companyId, planId, locale };
    const { plan, workers } = await workerStatus(deps, params.batchId, page);
    const { rows, nextCursor } = pageOf(workers, limit, ({ rowId }) => rowId);
    const plannedAt = plan?.finishedAt?.toISOString() ?? null;
    return { body: { planId: plan?.planId ?? null, plannedAt, workers: rows, nextCursor } };
  },
};
