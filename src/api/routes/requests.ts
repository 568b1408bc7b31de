import { type Request, type Response, Router } from 'express';
import { type Bilingual, inLocale, type Locale } from '../../contract/text.ts';
import { findBatch } from '../../db/batches.ts';
import { listRequests, type RequestRow } from '../../db/requests.ts';
import { AppError } from '../../errors.ts';
import { requestReport } from '../../planning/server/requestReport.ts';
import { submitRequest } from '../../planning/server/submitRequest.ts';
import type { ApiDeps } from '../deps.ts';
import { uploadBody, uploadedFiles } from '../upload.ts';
import { idParam, localeOf, textParam } from '../validate.ts';

/** /requests: uploads of rosters. A roster full of faults is taken too; what is wrong with it is the answer, not an error. */
export function requestRoutes(deps: ApiDeps): Router {
  const router = Router();

  const take = async (request: Request, response: Response, companyId: string | null) => {
    const batchId = idParam(request, 'batchId');
    const files = await uploadedFiles(request);
    const { requestId, unchanged } = await submitRequest(deps, { batchId, companyId, files });
    response.status(202).location(`/api/v1/requests/${requestId}`).json({ requestId, unchanged });
  };

  router.post('/batches/:batchId/companies/:companyId/requests', ...uploadBody, (request, response) =>
    take(request, response, textParam(request, 'companyId')),
  );

  router.post('/batches/:batchId/requests', ...uploadBody, (request, response) => take(request, response, null));

  router.get('/batches/:batchId/requests', async (request, response) => {
    const batchId = idParam(request, 'batchId');
    if ((await findBatch(deps.pool, batchId)) === null) throw new AppError('not_found', 'there is no such batch');
    const requests = await listRequests(deps.pool, batchId);
    response.json({ requests: requests.map(present) });
  });

  router.get('/requests/:requestId', async (request, response) => {
    const report = await requestReport(deps, idParam(request, 'requestId'));
    const locale = localeOf(request);
    response.json({
      ...present(report.request),
      faults: report.rejected.map(({ file, sheet, row, companyId, cells }) => ({
        file,
        sheet,
        row,
        companyId,
        cells: cells.map(({ cell, code, value, ...texts }) => ({ cell, code, value, ...inWords(texts, locale) })),
      })),
      warningList: report.warnings.map(({ file, sheet = '', row, cell = '', code, ...texts }) => ({
        file,
        sheet,
        row,
        cell,
        code,
        ...inWords(texts, locale),
      })),
    });
  });

  return router;
}

function inWords({ message, remedy }: { message: Bilingual; remedy: Bilingual }, locale: Locale) {
  return { text: inLocale(message, locale), fix: inLocale(remedy, locale) };
}

function present(request: RequestRow) {
  const { requestId, batchId, companyId, status, receivedAt, finishedAt, error } = request;
  const { dataRows, accepted, rejected, warnings } = request;
  return {
    requestId,
    batchId,
    companyId,
    status,
    receivedAt,
    finishedAt,
    dataRows,
    accepted,
    rejected,
    warnings,
    error,
  };
}
