import { Router } from 'express';
import { AppError } from '../../errors.ts';
import type { ApiDeps } from '../deps.ts';

/** /healthz: the process answers. /readyz: database and queue do too. Neither asks for a token or tells anything else. */
export function healthRoutes({ database, queues }: ApiDeps): Router {
  const router = Router();

  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });

  router.get('/readyz', async (_request, response) => {
    try {
      await database.query('select 1');
    } catch (cause) {
      throw new AppError('unavailable', 'the database does not answer', { cause });
    }
    response.json({ status: 'ready', queues: await queues.counts() });
  });

  return router;
}
