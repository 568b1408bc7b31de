import type { Handlers } from '../call.ts';
import type { ApiDeps } from '../deps.ts';
import { applicationHandlers } from './applications.ts';
import { arrivalHandlers } from './arrivals.ts';
import { auditHandlers } from './audit.ts';
import { batchHandlers } from './batches.ts';
import { companyHandlers } from './companies.ts';
import { documentHandlers } from './documents.ts';
import { dormHandlers } from './dorms.ts';
import { draftHandlers } from './drafts.ts';
import { driverLinkHandlers } from './driverLinks.ts';
import { driverTripHandlers } from './driverTrip.ts';
import { eventHandlers } from './events.ts';
import { fleetHandlers } from './fleet.ts';
import { handoverHandlers } from './handovers.ts';
import { healthHandlers } from './health.ts';
import { journeyHandlers } from './journey.ts';
import { noticeHandlers } from './notices.ts';
import { observationHandlers } from './observation.ts';
import { peopleHandlers } from './people.ts';
import { personRightsHandlers } from './personRights.ts';
import { planHandlers } from './plans.ts';
import { policyHandlers } from './policies.ts';
import { publishingHandlers } from './publishing.ts';
import { queueHandlers } from './queues.ts';
import { requestHandlers } from './requests.ts';
import { rosterWorkHandlers } from './rosterWork.ts';
import { sessionHandlers } from './sessions.ts';
import { simulationHandlers } from './simulations.ts';
import { supplyHandlers } from './supplies.ts';
import { surveyHandlers } from './surveys.ts';
import { userHandlers } from './users.ts';
import { verificationHandlers } from './verifications.ts';

/** What each endpoint does. */
export function handlers(deps: Pick<ApiDeps, 'database'>): Handlers {
  return {
    ...sessionHandlers(deps),
    ...userHandlers,
    ...batchHandlers,
    ...companyHandlers,
    ...documentHandlers,
    ...applicationHandlers,
    ...surveyHandlers,
    ...requestHandlers,
    ...rosterWorkHandlers,
    ...peopleHandlers,
    ...personRightsHandlers,
    ...planHandlers,
    ...verificationHandlers,
    ...draftHandlers,
    ...dormHandlers,
    ...supplyHandlers,
    ...simulationHandlers,
    ...publishingHandlers,
    ...driverLinkHandlers,
    ...driverTripHandlers,
    ...fleetHandlers,
    ...policyHandlers,
    ...queueHandlers,
    ...journeyHandlers,
    ...noticeHandlers,
    ...handoverHandlers,
    ...healthHandlers,
    ...arrivalHandlers,
    ...observationHandlers,
    ...auditHandlers,
    ...eventHandlers,
  };
}
