import { applicationEndpoints } from './applications.ts';
import { arrivalEndpoints } from './arrivals.ts';
import { auditEndpoints } from './audit.ts';
import { batchEndpoints } from './batches.ts';
import { companyEndpoints } from './companies.ts';
import { documentEndpoints } from './documents.ts';
import { dormEndpoints } from './dorms.ts';
import { draftEndpoints } from './drafts.ts';
import { driverTripEndpoints } from './driverTrip.ts';
import { eventEndpoints } from './events.ts';
import { fleetEndpoints } from './fleet.ts';
import { handoverEndpoints } from './handovers.ts';
import { healthEndpoints } from './health.ts';
import { journeyEndpoints } from './journey.ts';
import { noticeEndpoints } from './notices.ts';
import { observationEndpoints } from './observation.ts';
import { peopleEndpoints } from './people.ts';
import { personRightsEndpoints } from './personRights.ts';
import { planEndpoints } from './plans.ts';
import { policyEndpoints } from './policies.ts';
import { publishingEndpoints } from './publishing.ts';
import { queueEndpoints } from './queues.ts';
import { requestEndpoints } from './requests.ts';
import { rosterWorkEndpoints } from './rosterWork.ts';
import { sessionEndpoints } from './sessions.ts';
import { simulationEndpoints } from './simulations.ts';
import { supplyEndpoints } from './supplies.ts';
import { surveyEndpoints } from './surveys.ts';
import { userEndpoints } from './users.ts';
import { verificationEndpoints } from './verifications.ts';

/**
 * Every endpoint of the API under `/api/v1`, by its operation id. The router mounts what stands here and nothing else; the
 * OpenAPI document and the authorisation matrix of the tests are made from it.
 */
export const endpoints = {
  ...sessionEndpoints,
  ...userEndpoints,
  ...batchEndpoints,
  ...companyEndpoints,
  ...documentEndpoints,
  ...applicationEndpoints,
  ...surveyEndpoints,
  ...requestEndpoints,
  ...rosterWorkEndpoints,
  ...peopleEndpoints,
  ...personRightsEndpoints,
  ...planEndpoints,
  ...verificationEndpoints,
  ...fleetEndpoints,
  ...policyEndpoints,
  ...queueEndpoints,
  ...draftEndpoints,
  ...publishingEndpoints,
  ...driverTripEndpoints,
  ...journeyEndpoints,
  ...noticeEndpoints,
  ...handoverEndpoints,
  ...healthEndpoints,
  ...arrivalEndpoints,
  ...observationEndpoints,
  ...dormEndpoints,
  ...supplyEndpoints,
  ...simulationEndpoints,
  ...auditEndpoints,
  ...eventEndpoints,
};
export type Endpoints = typeof endpoints;
export type EndpointId = keyof Endpoints;
