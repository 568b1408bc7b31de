import { listNotAdmitted } from '../../../db/applications.ts';
import { findInputStamp } from '../../../db/inputStamp.ts';
import { AppError } from '../../../errors.ts';
import { countyRegister } from '../../../geo/index.ts';
import { cruiseSpeeds } from '../../../policy/speeds.ts';
import { createEstimateRouter } from '../../../routing/estimate.ts';
import type { BedBook } from '../../dorms/bedBook.ts';
import { prepareEdits } from '../../edit/editBatch.ts';
import type { PlanRoads } from '../../roads/planRoads.ts';
import type { ServerDeps } from '../deps.ts';
import { loadBedBook } from '../loadBedBook.ts';
import { listPeople, loadIntake } from '../loadIntake.ts';
import { loadScenario } from '../loadScenario.ts';
import type { EditCache, PreparedEdits } from './editCache.ts';
import { onRoads } from './editRoads.ts';

/** What use-cases on drafts work with. */
export type DraftDeps = Pick<ServerDeps, 'database' | 'keys'> & { editCache: EditCache; roads: PlanRoads | null };

/** A batch ready for edits, as it is now. @throws AppError `not_found` */
export async function loadEdits(deps: DraftDeps, batchId: string): Promise<PreparedEdits> {
  const stamp = await stampOf(deps, batchId);
  const known = deps.editCache.batch(batchId, stamp);
  if (known !== null) {
    const { dorms } = known.edits.batch.scenario;
    return withBeds(known, await loadBedBook(deps.database, batchId, dorms));
  }
  return deps.editCache.prepareOnce(batchId, stamp, () => prepare(deps, batchId, stamp));
}

async function prepare(deps: DraftDeps, batchId: string, stamp: string): Promise<PreparedEdits> {
  const { scenario, policy } = await loadScenario(deps, batchId);
  const notAdmitted = await listNotAdmitted(deps.database, batchId);
  const workers = (await listPeople(deps, batchId)).filter(({ companyId }) => !notAdmitted.has(companyId));
  const intake = { workers, rejected: [], warnings: [], dataRows: workers.length };
  return keep(deps, batchId, stamp, {
    scenario,
    policy,
    intake,
    beds: await loadBedBook(deps.database, batchId, scenario.dorms),
  });
}

/** Locked beds may be others than when the batch was prepared, and change nothing else in it. */
function withBeds(known: PreparedEdits, beds: BedBook): PreparedEdits {
  return { ...known, edits: { ...known.edits, batch: { ...known.edits.batch, beds } } };
}

/** The same with everything that rosters hold, newcomers numbered: what a document has to account for. @throws AppError `not_found` */
export async function loadWholeEdits(deps: DraftDeps, batchId: string): Promise<PreparedEdits> {
  const { scenario, policy } = await loadScenario(deps, batchId);
  const intake = await loadIntake(deps, batchId, policy);
  const stamp = await stampOf(deps, batchId);
  return keep(deps, batchId, stamp, {
    scenario,
    policy,
    intake,
    beds: await loadBedBook(deps.database, batchId, scenario.dorms),
  });
}

async function stampOf({ database }: DraftDeps, batchId: string): Promise<string> {
  const stamp = await findInputStamp(database, batchId);
  if (stamp === null) throw new AppError('not_found', 'there is no such batch');
  const notAdmitted = await listNotAdmitted(database, batchId);
  return [stamp, ...[...notAdmitted.keys()].sort()].join(' ');
}

async function keep(
  { editCache, roads }: DraftDeps,
  batchId: string,
  stamp: string,
  input: Parameters<typeof prepareEdits>[0],
): Promise<PreparedEdits> {
  const estimated = await prepareEdits(input, createEstimateRouter(cruiseSpeeds(input.policy)), countyRegister());
  const prepared = { stamp, ...(await onRoads(estimated, roads)) };
  editCache.putBatch(batchId, prepared);
  return prepared;
}
