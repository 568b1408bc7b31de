import type { RosterFile, Scenario } from '../../contract/scenario.ts';
import { findBatchByName } from '../../db/batches.ts';
import { listRequests } from '../../db/requests.ts';
import { AppError } from '../../errors.ts';
import { type PolicyChoice, resolvePolicy } from '../../policy/resolve.ts';
import { createBatchIn } from './createBatch.ts';
import type { ServerDeps } from './deps.ts';
import type { RosterTasks } from './rosterTasks.ts';
import { queueOrLeave, submitIn } from './submitRequest.ts';

export interface ImportScenario {
  scenario: Scenario;
  policyChoice: PolicyChoice;
  isDemo?: boolean;
}

export interface ImportedScenario {
  batchId: string;
  requestIds: string[];
}

/**
 * Takes a whole scenario in: a batch, then each company's rosters as that company's own request through the queue. All of it
 * is stored at once or not at all. Files that name several companies, or none, go in as the district's.
 *
 * @throws AppError `conflict` where a batch of that name exists; a demo that is there already is returned as it is
 */
export async function importScenario(
  deps: ServerDeps,
  { scenario, policyChoice, isDemo = false }: ImportScenario,
): Promise<ImportedScenario> {
  const known = isDemo ? await findBatchByName(deps.database, scenario.name) : null;
  if (known?.isDemo === true) {
    const requests = await listRequests(deps.database, known.batchId);
    return { batchId: known.batchId, requestIds: requests.map(({ requestId }) => requestId) };
  }

  const uploads = await groupByCompany(deps.rosters, scenario, policyChoice);
  const imported = await deps.database.transaction(async (db) => {
    const batchId = await createBatchIn(db, deps.keys, { scenario, policyChoice, isDemo });
    const requestIds: string[] = [];
    for (const upload of uploads) {
      const { requestId } = await submitIn(db, deps, { batchId, ...upload, fromFolder: true });
      requestIds.push(requestId);
    }
    return { batchId, requestIds };
  });
  for (const requestId of imported.requestIds) await queueOrLeave(deps, requestId);
  return imported;
}

/** Whether all of a batch's requests are finished, and how many of how many. */
export async function intakeProgress(
  { database }: Pick<ServerDeps, 'database'>,
  batchId: string,
): Promise<{ finished: number; total: number }> {
  const requests = await listRequests(database, batchId);
  const finished = requests.filter(({ status }) => status === 'done' || status === 'failed').length;
  return { finished, total: requests.length };
}

interface Upload {
  companyId: string | null;
  files: RosterFile[];
}

/** The files of one company make one upload, in the order of their names, so that workers are numbered as the CLI does. */
async function groupByCompany(rosters: RosterTasks, scenario: Scenario, policyChoice: PolicyChoice): Promise<Upload[]> {
  const { policy } = resolvePolicy(policyChoice);
  if (policy === null) throw new AppError('input_invalid', 'the policy choice is wrong');
  const uploads = new Map<string | null, Upload>();
  for (const file of scenario.rosters) {
    const intake = await rosters.read(file, { scenario, policy, companyId: null });
    const companies = new Set<string | null>([...intake.workers, ...intake.rejected].map(({ companyId }) => companyId));
    const companyId = companies.size === 1 ? [...companies][0]! : null;
    const upload = uploads.get(companyId) ?? { companyId, files: [] };
    upload.files.push(file);
    uploads.set(companyId, upload);
  }
  return [...uploads.values()];
}
