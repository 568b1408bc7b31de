import { auditEndpoints } from './audit.ts';
import { batchEndpoints } from './batches.ts';
import { peopleEndpoints } from './people.ts';
import { planEndpoints } from './plans.ts';
import { requestEndpoints } from './requests.ts';
import { sessionEndpoints } from './sessions.ts';
import { userEndpoints } from './users.ts';

/**
 * Every endpoint of the API under `/api/v1`, by its operation id. The router mounts what stands here and nothing else; the
 * OpenAPI document and the authorisation matrix of the tests are made from it.
 */
export const endpoints = {
  ...sessionEndpoints,
  ...userEndpoints,
  ...batchEndpoints,
  ...requestEndpoints,
  ...peopleEndpoints,
  ...planEndpoints,
  ...auditEndpoints,
};
export type Endpoints = typeof endpoints;
export type EndpointId = keyof Endpoints;
