import { Router } from 'express';
import { z } from 'zod';
import { withdrawalInputSchema } from '../../contract/planInput.ts';
import { decideWithdrawal } from '../../planning/server/decideWithdrawal.ts';
import { listWorkers } from '../../planning/server/listWorkers.ts';
import type { ApiDeps } from '../deps.ts';
import { idParam, parse, parseJson } from '../validate.ts';

const querySchema = z.strictObject({ companyId: z.string().max(64).optional() });

/** /workers: the people of a batch, masked; and decisions on withdrawals and on people asked for twice. */
export function workerRoutes(deps: ApiDeps): Router {
  const router = Router();

  router.get('/batches/:batchId/workers', async (request, response) => {
    const { companyId } = parse(querySchema, request.query, 'query');
    response.json({ workers: await listWorkers(deps, idParam(request, 'batchId'), companyId) });
  });

  router.put('/batches/:batchId/claims/:claimId/withdrawal', async (request, response) => {
    const { decision } = parseJson(withdrawalInputSchema, request);
    const place = { batchId: idParam(request, 'batchId'), claimId: idParam(request, 'claimId') };
    await decideWithdrawal(deps, { ...place, decision });
    response.status(204).end();
  });

  return router;
}
