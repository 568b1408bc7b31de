import type { Handlers } from '../call.ts';
import type { ApiDeps } from '../deps.ts';
import { auditHandlers } from './audit.ts';
import { batchHandlers } from './batches.ts';
import { driverLinkHandlers } from './driverLinks.ts';
import { peopleHandlers } from './people.ts';
import { planHandlers } from './plans.ts';
import { requestHandlers } from './requests.ts';
import { sessionHandlers } from './sessions.ts';
import { userHandlers } from './users.ts';

/** What each endpoint does. */
export function handlers(deps: Pick<ApiDeps, 'database'>): Handlers {
  return {
    ...sessionHandlers(deps),
    ...userHandlers,
    ...batchHandlers,
    ...requestHandlers,
    ...peopleHandlers,
    ...planHandlers,
    ...driverLinkHandlers,
    ...auditHandlers,
  };
}
