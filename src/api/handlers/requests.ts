import type { requestEndpoints } from '../../contract/api/requests.ts';
import { type Bilingual, inLocale, type Locale } from '../../contract/text.ts';
import { listRequests, type RequestRow } from '../../db/requests.ts';
import { decideWithdrawal } from '../../planning/server/decideWithdrawal.ts';
import { listWorkers } from '../../planning/server/listWorkers.ts';
import { ofBatch } from '../../planning/server/readBatch.ts';
import { requestReport } from '../../planning/server/requestReport.ts';
import { submitRequest } from '../../planning/server/submitRequest.ts';
import { withdrawRequest } from '../../planning/server/withdrawRequest.ts';
import type { Handlers } from '../call.ts';
import type { ApiDeps } from '../deps.ts';
import type { UploadedFile } from '../upload.ts';
import { cursorOf, pageOf, uuidCursor } from '../validate.ts';

/** Uploads of rosters and the people in them. A roster full of faults is taken too; what is wrong with it is the answer. */
export const requestHandlers: Pick<Handlers, keyof typeof requestEndpoints> = {
  submitCompanyRequest: ({ deps, params, body }) => submit(deps, params, body),
  submitRequest: ({ deps, params, body }) => submit(deps, { ...params, companyId: null }, body),

  async listRequests({ deps, params: { batchId }, query: { limit, cursor } }) {
    const page = { limit: limit + 1, after: cursorOf(uuidCursor, cursor) };
    const found = await ofBatch(deps.database, batchId, (db) => listRequests(db, batchId, page));
    const { rows, nextCursor } = pageOf(found, limit, ({ requestId }) => requestId);
    return { body: { requests: rows.map(present), nextCursor } };
  },

  async readRequest({ deps, params, locale }) {
    const report = await requestReport(deps, params.requestId);
    const faults = report.rejected.map(({ cells, ...row }) => ({
      ...row,
      cells: cells.map(({ cell, code, value, ...texts }) => ({ cell, code, value, ...inWords(texts, locale) })),
    }));
    const warningList = report.warnings.map(({ file, sheet = '', row, cell = '', code, ...texts }) => {
      return { file, sheet, row, cell, code, ...inWords(texts, locale) };
    });
    return { body: { ...present(report.request), faults, warningList }, version: report.request.version };
  },

  async listWorkers({ deps, params: { batchId }, query: { limit, cursor, companyId } }) {
    const page = { limit: limit + 1, after: cursorOf(uuidCursor, cursor), companyId };
    const { rows, nextCursor } = pageOf(await listWorkers(deps, batchId, page), limit, ({ rowId }) => rowId);
    return { body: { workers: rows, nextCursor } };
  },

  async decideWithdrawal({ deps, params, body, version }) {
    const claim = await decideWithdrawal(deps, { ...params, ...body, version });
    return { version: claim.version };
  },

  async withdrawRequest({ deps, params, body, version }) {
    const { request, people } = await withdrawRequest(deps, { ...params, ...body, version });
    return { body: { people }, version: request.version };
  },
};

async function submit(deps: ApiDeps, to: { batchId: string; companyId: string | null }, files: UploadedFile[]) {
  const body = await submitRequest(deps, { ...to, files });
  return { body, location: `/requests/${body.requestId}` };
}

function inWords({ message, remedy }: { message: Bilingual; remedy: Bilingual }, locale: Locale) {
  return { text: inLocale(message, locale), fix: inLocale(remedy, locale) };
}

function present({ receivedAt, finishedAt, withdrawnAt, ...request }: RequestRow) {
  return {
    ...request,
    receivedAt: receivedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}
