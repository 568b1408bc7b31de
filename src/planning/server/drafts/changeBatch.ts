import { inBoth } from '../../../contract/bilingualIssues.ts';
import type { FixChange } from '../../../contract/fix.ts';
import type { Scenario } from '../../../contract/scenario.ts';
import type { KeyRing } from '../../../crypto/keyRing.ts';
import { type BatchRow, updateBatch } from '../../../db/batches.ts';
import { findCompany, updateReception } from '../../../db/companies.ts';
import { insertDrivers } from '../../../db/drivers.ts';
import { publishEvent } from '../../../db/events.ts';
import { insertBus, updateBus } from '../../../db/fleet.ts';
import { insertPolicyVersion } from '../../../db/policyVersions.ts';
import type { Client } from '../../../db/pool.ts';
import { AppError } from '../../../errors.ts';
import { chooseField } from '../../../policy/chooseField.ts';
import { type PolicyChoice, resolvePolicy } from '../../../policy/resolve.ts';
import { applyFix } from '../../fixes/applyFix.ts';
import { sealDriver } from '../createBatch.ts';
import { newestPolicy } from '../editPolicy.ts';
import type { LoadedScenario } from '../loadScenario.ts';

/**
 * Stores what the changes of a fix make of a batch: the same that the proof was made with. Hold the batch first.
 *
 * @param plates of the buses that they add; left out: placeholders
 * @throws AppError `conflict` where the policy would contradict itself or a plate is taken, `input_invalid` where plates are not as many
 */
export async function changeBatch(
  db: Client,
  keys: KeyRing,
  { batch, scenario, policy }: LoadedScenario,
  changes: readonly FixChange[],
  plates: readonly string[] | undefined,
): Promise<void> {
  const { batchId } = batch;
  const intake = { workers: [], rejected: [], warnings: [], dataRows: 0 };
  const { scenario: changed } = applyFix({ scenario, policy, intake }, changes);
  await changeFleet(db, batchId, scenario, changed, plates);
  const added = changed.drivers?.slice(scenario.drivers?.length ?? 0) ?? [];
  const sealed = added.map((driver) => sealDriver(keys, batchId, driver));
  await insertDrivers(db, batchId, sealed);
  for (const { driverId } of added)
    await publishEvent(db, { kind: 'driver.edit', objectId: driverId, to: 'staff', batchId });
  await changeReception(db, batchId, scenario, changed);
  if (changed.serviceDate !== scenario.serviceDate) await changeDate(db, batch, changed.serviceDate);
  if (changes.some(({ kind }) => kind === 'policy')) await changePolicy(db, batchId, changes);
}

async function changeFleet(
  db: Client,
  batchId: string,
  before: Scenario,
  after: Scenario,
  plates: readonly string[] | undefined,
): Promise<void> {
  const known = new Map(before.fleet.map(({ plate, drivers }) => [plate, drivers]));
  const changed = after.fleet.filter(({ plate, drivers }) => known.has(plate) && known.get(plate) !== drivers);
  const added = namedBuses(after.fleet.slice(before.fleet.length), plates);
  for (const bus of changed) await updateBus(db, batchId, bus);
  for (const bus of added) await insertBus(db, batchId, bus);
  for (const { plate } of [...changed, ...added])
    await publishEvent(db, { kind: 'fleet.edit', objectId: plate, to: 'staff', batchId });
}

/** Buses that are added, under the plates given. @throws AppError `input_invalid` where these are not as many */
function namedBuses(added: Scenario['fleet'], plates: readonly string[] | undefined): Scenario['fleet'] {
  if (plates === undefined) return added;
  if (plates.length !== added.length || new Set(plates).size !== added.length)
    throw new AppError(
      'input_invalid',
      inBoth({
        zh: `请列出 ${added.length} 个不同的车牌，或都不列`,
        en: `name ${added.length} different plates, or none`,
      }),
    );
  return added.map((bus, i) => ({ ...bus, plate: plates[i]! }));
}

async function changeReception(db: Client, batchId: string, before: Scenario, after: Scenario): Promise<void> {
  for (const [i, { companyId, receiveFrom, receiveTo }] of after.companies.entries()) {
    if (after.companies[i] === before.companies[i]) continue;
    const company = await findCompany(db, batchId, companyId);
    if (company !== null) await updateReception(db, batchId, { ...company, receiveFrom, receiveTo });
  }
}

async function changeDate(db: Client, batch: BatchRow, serviceDate: string): Promise<void> {
  const { batchId } = batch;
  await updateBatch(db, batchId, { ...batch, serviceDate });
  await publishEvent(db, { kind: 'batch.edit', objectId: batchId, to: 'batch', batchId });
}

async function changePolicy(db: Client, batchId: string, changes: readonly FixChange[]): Promise<void> {
  const { choice, version } = await newestPolicy(db, batchId);
  const changed = changes.reduce(
    (before, change) => (change.kind === 'policy' ? chooseField(before, change.field, change.to) : before),
    choice as PolicyChoice,
  );
  const { faults } = resolvePolicy(changed);
  if (faults.length > 0) throw new AppError('conflict', inBoth(faults[0]!.message));
  await insertPolicyVersion(db, batchId, { version: version + 1, choice: changed });
  await publishEvent(db, { kind: 'policy.edit', objectId: batchId, to: 'staff', batchId });
}
