import { applicationEndpoints } from './applications.ts';
import { auditEndpoints } from './audit.ts';
import { batchEndpoints } from './batches.ts';
import { companyEndpoints } from './companies.ts';
import { documentEndpoints } from './documents.ts';
import { draftEndpoints } from './drafts.ts';
import { peopleEndpoints } from './people.ts';
import { planEndpoints } from './plans.ts';
import { publishingEndpoints } from './publishing.ts';
import { requestEndpoints } from './requests.ts';
import { rosterWorkEndpoints } from './rosterWork.ts';
import { sessionEndpoints } from './sessions.ts';
import { surveyEndpoints } from './surveys.ts';
import { userEndpoints } from './users.ts';

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
  ...planEndpoints,
  ...draftEndpoints,
  ...publishingEndpoints,
  ...auditEndpoints,
};
export type Endpoints = typeof endpoints;
export type EndpointId = keyof Endpoints;
