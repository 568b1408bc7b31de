import { createDriverLink } from '../../src/accounts/driverLinks.ts';
import { listCompanies } from '../../src/db/companies.ts';
import type { UserRow } from '../../src/db/users.ts';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { listWorkers } from '../../src/planning/server/listWorkers.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { requestPlan } from '../../src/planning/server/requestPlan.ts';
import { runPlan } from '../../src/planning/server/runPlan.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { addUser } from './accounts.ts';
import { person, rosterCsv } from './people.ts';
import { publishUnchecked } from './publishing.ts';
import { calm } from './serverWork.ts';
import { smallScenario } from './smallScenario.ts';

/** One batch with everything that hangs on it. */
export interface WorldBatch {
  batchId: string;
  planId: string;
  /** By company id. */
  requestIds: Record<string, string>;
  claimIds: Record<string, string>;
  orgIds: Record<string, string>;
}

/**
 * Three companies on two buses (C001 and C002 share T01), and a batch of somebody else's. Whatever belongs to C001 is `own`
 * for `hr`, everything else is foreign. Needs `planPooled` as planner.
 */
export interface World {
  own: WorldBatch;
  /** Batch of a company that `hr` has nothing to do with. */
  foreign: WorldBatch;
  users: Record<'hr' | 'otherHr' | 'dispatcher' | 'desk' | 'warden' | 'admin', UserRow>;
  /** Token of a link to T01 of the own batch. */
  driverToken: string;
}

/** Who works where in the own batch, by the numbers of `person`. */
export const worldPeople: Record<string, number[]> = { C001: [1, 2], C002: [3, 4], C003: [5] };

export async function makeWorld(deps: WorkDeps): Promise<World> {
  const own = await makeBatch(deps, 'own', worldPeople);
  const foreign = await makeBatch(deps, 'foreign', { C003: [6] }, ['C003']);
  const { database } = deps;
  const users = {
    hr: await addUser(database, 'hr', own.orgIds.C001),
    otherHr: await addUser(database, 'hr', own.orgIds.C002),
    dispatcher: await addUser(database, 'dispatcher'),
    desk: await addUser(database, 'desk'),
    warden: await addUser(database, 'warden'),
    admin: await addUser(database, 'admin'),
  };
  const { token } = await createDriverLink(deps, { planId: own.planId, tripId: 'T01', hours: 1 });
  return { own, foreign, users, driverToken: token };
}

async function makeBatch(
  deps: WorkDeps,
  name: string,
  people: Record<string, number[]>,
  companyIds = Object.keys(people),
): Promise<WorldBatch> {
  const scenario = smallScenario(name);
  const companies = scenario.companies.filter(({ companyId }) => companyIds.includes(companyId));
  const dorms = scenario.dorms.map((room) => ({ ...room, companyId: companyIds[0]! }));
  const batchId = await createBatch(deps, { scenario: { ...scenario, companies, dorms }, policyChoice: {} });
  const requestIds: Record<string, string> = {};
  for (const [companyId, numbers] of Object.entries(people)) {
    const files = [{ name: 'list.csv', bytes: rosterCsv(numbers.map(person)) }];
    const { requestId } = await submitRequest(deps, { batchId, companyId, files });
    await processRequest(deps, requestId, calm);
    requestIds[companyId] = requestId;
  }
  const options = { seconds: 1, threads: 1, locale: 'zh-CN' } as const;
  const planId = await requestPlan(deps, { batchId, options, seed: 1 });
  await runPlan(deps, planId, calm);
  await publishUnchecked(deps, planId);
  const rows = await listWorkers(deps, batchId, { limit: null, after: null });
  const claimIds = Object.fromEntries(rows.map(({ companyId, claimId }) => [companyId, claimId]));
  const stored = await listCompanies(deps.database, batchId);
  const orgIds = Object.fromEntries(stored.map(({ companyId, orgId }) => [companyId, orgId]));
  return { batchId, planId, requestIds, claimIds, orgIds };
}
