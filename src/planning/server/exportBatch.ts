import type { Scenario } from '../../contract/scenario.ts';
import { findBatch, findBatchByName } from '../../db/batches.ts';
import { listWorkerRows } from '../../db/intakeRows.ts';
import { listCurrentFiles } from '../../db/rosterFiles.ts';
import { AppError } from '../../errors.ts';
import type { PolicyChoice } from '../../policy/resolve.ts';
import type { ServerDeps } from './deps.ts';
import { loadScenario } from './loadScenario.ts';
import { openSentFile } from './openSentFile.ts';

export interface ExportedBatch {
  scenario: Scenario;
  policyChoice: PolicyChoice;
  /**
   * Workers for whom the files alone tell something else than the batch does: withdrawn by hand although a file names them,
   * or still planned although their corrected file lacks them. A scenario folder has no place for such decisions.
   */
  undecidable: string[];
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A batch as a scenario folder holds it, with the rosters that count, byte for byte as they were sent.
 *
 * @param batch id or name
 * @throws AppError `not_found`
 */
export async function exportBatch(deps: Pick<ServerDeps, 'database' | 'keys'>, batch: string): Promise<ExportedBatch> {
  const found = uuid.test(batch) ? await findBatch(deps.database, batch) : await findBatchByName(deps.database, batch);
  if (found === null) throw new AppError('not_found', `there is no batch ${batch}`);
  const { scenario, policyChoice } = await loadScenario(deps, found.batchId);
  const files = await listCurrentFiles(deps.database, found.batchId);
  const rosters = files.map((file) => openSentFile(deps.keys, file));
  const rows = await listWorkerRows(deps.database, found.batchId);
  const undecidable = rows
    .filter(({ isMissing, withdrawal }) => (isMissing ? withdrawal === 'proposed' : withdrawal === 'decided'))
    .map(({ workerId, claimId }) => workerId ?? claimId);
  return { scenario: { ...scenario, rosters }, policyChoice, undecidable };
}
