import express, { type Express } from 'express';
import helmet from 'helmet';
import { authenticate } from './authenticate.ts';
import type { ApiDeps } from './deps.ts';
import { noRoute, problem } from './problem.ts';
import { requestLog } from './requestLog.ts';
import { batchRoutes } from './routes/batches.ts';
import { healthRoutes } from './routes/health.ts';
import { homeRoutes } from './routes/home.ts';
import { planRoutes } from './routes/plans.ts';
import { requestRoutes } from './routes/requests.ts';
import { shortTripRoutes, tripRoutes } from './routes/trips.ts';
import { workerRoutes } from './routes/workers.ts';

/** Largest JSON body; a batch of a thousand companies and buses is well below. */
const jsonLimit = '4mb';

/** The HTTP application, without a port. Everything under /api and /t asks for the token before it reads a body. */
export function createApp(deps: ApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(requestLog(deps));
  app.use(helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], scriptSrc: ["'none'"] } } }));
  app.use(healthRoutes(deps), homeRoutes());

  const guard = authenticate(deps.token);
  const json = express.json({ limit: jsonLimit });
  const routes = [batchRoutes, requestRoutes, workerRoutes, planRoutes, tripRoutes].map((make) => make(deps));
  app.use('/api/v1', guard, json, ...routes);
  app.use('/t', guard, shortTripRoutes(deps));

  app.use(noRoute);
  app.use(problem(deps));
  return app;
}
