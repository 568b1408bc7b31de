import { Router } from 'express';
import { batchInputSchema } from '../../contract/batchInput.ts';
import { batchStatusInputSchema } from '../../contract/planInput.ts';
import { type BatchRow, findBatch, listBatches, setBatchStatus } from '../../db/batches.ts';
import { countByCompany } from '../../db/companies.ts';
import { AppError } from '../../errors.ts';
import { createBatch } from '../../planning/server/createBatch.ts';
import { loadScenario } from '../../planning/server/loadScenario.ts';
import type { ApiDeps } from '../deps.ts';
import { idParam, parseJson } from '../validate.ts';

/** /batches: what is to be planned, without rosters. */
export function batchRoutes(deps: ApiDeps): Router {
  const router = Router();

  router.get('/batches', async (_request, response) => {
    const batches = await listBatches(deps.pool);
    response.json({ batches: batches.map(present) });
  });

  router.post('/batches', async (request, response) => {
    const { policy, limits, ...tables } = parseJson(batchInputSchema, request);
    const policyChoice = { ...policy, ...(limits !== undefined && { limits }) };
    const batchId = await createBatch(deps, { scenario: { ...tables, rosters: [] }, policyChoice });
    response.status(201).location(`/api/v1/batches/${batchId}`).json({ batchId });
  });

  router.get('/batches/:batchId', async (request, response) => {
    const { batch, scenario } = await loadScenario(deps, idParam(request, 'batchId'));
    const { depots, fleet, pickups, risk, companies } = scenario;
    const seats = fleet.reduce((sum, bus) => sum + bus.seats, 0);
    response.json({
      ...present(batch),
      policy: batch.policy,
      companies: companies.length,
      depots,
      fleet: { buses: fleet.length, seats },
      pickups,
      risk,
    });
  });

  router.patch('/batches/:batchId', async (request, response) => {
    const batchId = idParam(request, 'batchId');
    const { status } = parseJson(batchStatusInputSchema, request);
    if (!(await setBatchStatus(deps.pool, batchId, status))) throw new AppError('not_found', 'there is no such batch');
    response.json(present((await findBatch(deps.pool, batchId))!));
  });

  router.get('/batches/:batchId/companies', async (request, response) => {
    const { batch, scenario } = await loadScenario(deps, idParam(request, 'batchId'));
    const counts = new Map((await countByCompany(deps.pool, batch.batchId)).map((row) => [row.companyId, row]));
    response.json({
      companies: scenario.companies.map(
        ({ companyId, name, district, address, lng, lat, staffNeeded, staffPresent, receiveFrom, receiveTo }) => {
          const { accepted = 0, rejected = 0, withdrawalsProposed = 0 } = counts.get(companyId) ?? {};
          const place = { district, address, lng, lat, receiveFrom, receiveTo };
          return { companyId, name, ...place, staffNeeded, staffPresent, accepted, rejected, withdrawalsProposed };
        },
      ),
    });
  });

  return router;
}

function present({ batchId, name, serviceDate, timeZone, originProvinces, isDemo, status, createdAt }: BatchRow) {
  return { batchId, name, serviceDate, timeZone, originProvinces, isDemo, status, createdAt };
}
