import { inBoth } from '../../../contract/bilingualIssues.ts';
import type { FixChange } from '../../../contract/fix.ts';
import { lockText } from '../../../contract/replan.ts';
import type { Scenario } from '../../../contract/scenario.ts';
import type { Bilingual } from '../../../contract/text.ts';
import { appendAudit } from '../../../db/audit.ts';
import { lockBatch } from '../../../db/batches.ts';
import { changeBatchInput } from '../../../db/batchInput.ts';
import { insertDrivers } from '../../../db/drivers.ts';
import type { Client } from '../../../db/pool.ts';
import { insertBuses } from '../../../db/scenarioTables.ts';
import { AppError } from '../../../errors.ts';
import { chooseField } from '../../../policy/chooseField.ts';
import { type PolicyChoice, resolvePolicy } from '../../../policy/resolve.ts';
import type { DraftState } from '../../edit/draftState.ts';
import { applyFix } from '../../fixes/applyFix.ts';
import { sealDriver } from '../createBatch.ts';
import { type LoadedScenario, loadScenario } from '../loadScenario.ts';
import { refuseStale } from '../refuseStale.ts';
import { queuePlan, requestPlanIn } from '../requestPlan.ts';
import { heldDraft, stateOf, storeEdit } from './changeDraft.ts';
import { draftRow, type OnDraft } from './editDraft.ts';
import { handLocks, type Reoptimise, type RunDeps } from './reoptimise.ts';

/** Whose fix to apply. */
export interface FixChoice extends Omit<Reoptimise, 'releaseByHand'> {
  /** Somebody left over. */
  workerId: string;
  /** Plates of the buses that the fix adds; left out: placeholders. */
  plates?: readonly string[] | undefined;
}

/**
 * Makes the changes of a proven fix in the batch (one more coach, longer hours, another limit), each in the audit log, and queues a run from the
 * draft with its locks and what was done by hand.
 *
 * @throws AppError `not_found`, `precondition_failed`; `conflict` where he has no proven fix, or one that is not the batch's to change; `input_invalid`
 */
export async function applyFixToBatch(
  deps: RunDeps,
  { planId, version }: OnDraft,
  { workerId, plates, options, seed }: FixChoice,
): Promise<{ planId: string; text: Bilingual }> {
  const known = await draftRow(deps, planId);
  refuseStale(known.version, version);
  const loaded = await loadScenario(deps, known.batchId);
  const made = await deps.database.transaction(async (db) => {
    const row = await heldDraft(db, planId, version);
    const state = await stateOf(deps, db, row);
    const { changes, text } = fixOf(state, workerId);
    await lockBatch(db, row.batchId);
    await changeBatch(db, deps, loaded, changes, plates);
    const freed = unlocked(state, changes);
    const isUnlocking = freed !== state;
    if (isUnlocking) await storeEdit(db, deps, row, { before: state, after: freed, text });
    const runId = await requestPlanIn(db, deps.keys, {
      batchId: row.batchId,
      options: { ...options, locks: [...freed.locks, ...handLocks(freed)].map(lockText) },
      seed,
      start: { planId, version: row.version + (isUnlocking ? 1 : 0), plan: freed.plan },
    });
    const after = { changes, run: runId };
    await appendAudit(db, {
      action: 'batch.fix',
      objectKind: 'batch',
      objectId: row.batchId,
      batchId: row.batchId,
      after,
    });
    return { planId: runId, text };
  });
  await queuePlan(deps, made.planId);
  return made;
}

function fixOf({ plan }: DraftState, workerId: string): { changes: FixChange[]; text: Bilingual } {
  const fix = plan.unassigned.find((entry) => entry.workerId === workerId)?.fix;
  const changes = fix?.changes ?? [];
  if (fix == null || !fix.proven || changes.length === 0)
    throw new AppError(
      'conflict',
      inBoth({ zh: '此人没有经验证的建议', en: 'there is no proven fix for this person' }),
    );
  if (changes.some(({ kind }) => kind === 'pickup'))
    throw new AppError(
      'conflict',
      inBoth({
        zh: '上车点写在企业名单里：请企业改正名单后重新报送',
        en: 'the pick-up place stands in the company’s roster: ask it to send the roster again with the other place',
      }),
    );
  return { changes, text: { zh: fix.text, en: fix.text } };
}

/** Stores what the changes make of the batch: the same that the proof was made with. */
async function changeBatch(
  db: Client,
  { keys }: RunDeps,
  { batch, scenario, policy, policyChoice }: LoadedScenario,
  changes: readonly FixChange[],
  plates: readonly string[] | undefined,
): Promise<void> {
  const { batchId } = batch;
  const intake = { workers: [], rejected: [], warnings: [], dataRows: 0 };
  const { scenario: changed } = applyFix({ scenario, policy, intake }, changes);
  const choice = chosen(policyChoice, changes);
  await insertBuses(db, batchId, namedBuses(scenario, changed, plates));
  const known = new Map(scenario.fleet.map(({ plate, drivers }) => [plate, drivers]));
  const newDrivers = changed.drivers?.slice(scenario.drivers?.length ?? 0) ?? [];
  await insertDrivers(
    db,
    batchId,
    newDrivers.map((driver) => sealDriver(keys, batchId, driver)),
  );
  await changeBatchInput(db, batchId, {
    ...(choice !== policyChoice && { policy: choice }),
    ...(changed.serviceDate !== scenario.serviceDate && { serviceDate: changed.serviceDate }),
    reception: changed.companies
      .filter((company, i) => company !== scenario.companies[i])
      .map(({ companyId, receiveFrom, receiveTo }) => ({ companyId, receiveFrom, receiveTo })),
    busDrivers: changed.fleet
      .filter(({ plate, drivers }) => known.has(plate) && known.get(plate) !== drivers)
      .map(({ plate, drivers }) => ({ plate, drivers })),
  });
}

/** @throws AppError `conflict` where the policy would contradict itself */
function chosen(choice: PolicyChoice, changes: readonly FixChange[]): PolicyChoice {
  const changed = changes.reduce(
    (before, change) => (change.kind === 'policy' ? chooseField(before, change.field, change.to) : before),
    choice,
  );
  const { faults } = resolvePolicy(changed);
  if (faults.length > 0) throw new AppError('conflict', inBoth(faults[0]!.message));
  return changed;
}

/** Buses that the changes add, under the plates given. @throws AppError `input_invalid` where these are not as many, or taken */
function namedBuses(before: Scenario, after: Scenario, plates: readonly string[] | undefined): Scenario['fleet'] {
  const added = after.fleet.slice(before.fleet.length);
  if (plates === undefined) return added;
  const taken = new Set(before.fleet.map(({ plate }) => plate));
  const isUsable =
    new Set(plates).size === added.length && plates.length === added.length && !plates.some((p) => taken.has(p));
  if (!isUsable)
    throw new AppError('input_invalid', `name ${added.length} plates that the fleet does not have yet, or none`);
  return added.map((bus, i) => ({ ...bus, plate: plates[i]! }));
}

function unlocked(state: DraftState, changes: readonly FixChange[]): DraftState {
  const gone = new Set(changes.flatMap((change) => (change.kind === 'unlock' ? change.locks : [])));
  return gone.size === 0 ? state : { ...state, locks: state.locks.filter((lock) => !gone.has(lockText(lock))) };
}
