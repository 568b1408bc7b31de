import { Router } from 'express';
import { planInputSchema } from '../../contract/planInput.ts';
import { findBatch } from '../../db/batches.ts';
import { cancelPlan, findPlan, listPlans, type PlanRow } from '../../db/plans.ts';
import { AppError } from '../../errors.ts';
import { loadDocument } from '../../planning/server/planDocument.ts';
import { requestPlan } from '../../planning/server/requestPlan.ts';
import type { ApiDeps } from '../deps.ts';
import { idParam, parseJson } from '../validate.ts';

const fallback = { seconds: 5, threads: 2 };

/** /plans: runs of the planner, their progress and their documents. */
export function planRoutes(deps: ApiDeps): Router {
  const router = Router();

  router.post('/batches/:batchId/plans', async (request, response) => {
    const { seed, seconds, threads, iterations, locale, tradeOff } = parseJson(planInputSchema, request);
    const defaults = deps.planDefaults ?? fallback;
    // an iteration limit alone repeats exactly; a clock beside it would not
    const clock = seconds ?? (iterations === undefined ? defaults.seconds : undefined);
    const options = {
      threads: threads ?? defaults.threads,
      locale,
      tradeOff,
      ...(clock !== undefined && { seconds: clock }),
      ...(iterations !== undefined && { iterations }),
    };
    const planId = await requestPlan(deps, { batchId: idParam(request, 'batchId'), options, seed });
    response.status(202).location(`/api/v1/plans/${planId}`).json({ planId });
  });

  router.get('/batches/:batchId/plans', async (request, response) => {
    const batchId = idParam(request, 'batchId');
    if ((await findBatch(deps.pool, batchId)) === null) throw new AppError('not_found', 'there is no such batch');
    const plans = await listPlans(deps.pool, batchId);
    response.json({ plans: plans.map(present) });
  });

  router.get('/plans/:planId', async (request, response) => {
    const plan = await findPlan(deps.pool, idParam(request, 'planId'));
    if (plan === null) throw new AppError('not_found', 'there is no such plan');
    response.json(present(plan));
  });

  router.get('/plans/:planId/document', async (request, response) => {
    response.json(await loadDocument(deps, idParam(request, 'planId')));
  });

  router.post('/plans/:planId/cancel', async (request, response) => {
    const planId = idParam(request, 'planId');
    const cancelled = await cancelPlan(deps.pool, planId);
    const plan = await findPlan(deps.pool, planId);
    if (plan === null) throw new AppError('not_found', 'there is no such plan');
    if (!cancelled && plan.status !== 'cancelled') {
      throw new AppError('conflict', `the plan is ${plan.status} and cannot be cancelled`);
    }
    response.json(present(plan));
  });

  return router;
}

function present(plan: PlanRow) {
  const { planId, batchId, status, seed, options, requestedAt, startedAt, finishedAt } = plan;
  const { progress, summary, error } = plan;
  return { planId, batchId, status, seed, options, requestedAt, startedAt, finishedAt, progress, summary, error };
}
