import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { ApiDeps } from './deps.ts';
import { admit, limitRate } from './guard.ts';
import { handlers } from './handlers/index.ts';
import { identify } from './identify.ts';
import { metricsRoutes } from './metrics.ts';
import { mount } from './mount.ts';
import { noRoute, problem } from './problem.ts';
import { requestLog } from './requestLog.ts';
import { docsRoutes } from './routes/docs.ts';
import { healthRoutes } from './routes/health.ts';
import { linkRoutes } from './routes/links.ts';
import { pageRoutes } from './routes/pages.ts';

/** Nothing but our own pages, which send their forms to us and are shown in no frame. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: { defaultSrc: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
};

/** Plan documents of thousands of people shrink to a tenth; higher levels take the processor longer and win little. */
const gzipLevel = 4;

/** The HTTP application, without a port. Under /api/v1 there is what the contract names, and nothing else. */
export function createApp(deps: ApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', deps.settings.proxies);
  app.use(requestLog(deps));
  // streams of events say `no-transform` and stay as they are
  app.use(compression({ level: gzipLevel }));
  app.use(helmet({ contentSecurityPolicy, referrerPolicy: { policy: 'no-referrer' } }));
  app.use(healthRoutes(deps), metricsRoutes(deps.metrics), docsRoutes());

  const limit = limitRate(deps);
  app.use('/api/v1', ...identify(deps, limit), mount(deps, handlers(deps)));
  // whoever has not said who he is does not learn which addresses there are
  app.use('/api/v1', admit({ access: everybody }));
  app.use(linkRoutes(deps, limit));
  if (deps.settings.pages !== null) app.use(pageRoutes(deps.settings.pages));

  app.use(noRoute);
  app.use(problem(deps));
  return app;
}

const everybody = ['hr', 'dispatcher', 'desk', 'warden', 'admin', 'driver', 'tracker'] as const;
