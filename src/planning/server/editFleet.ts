import { inBoth } from '../../contract/bilingualIssues.ts';
import type { Bus } from '../../contract/scenario.ts';
import { appendAudit } from '../../db/audit.ts';
import { publishEvent } from '../../db/events.ts';
import { type BusRow, deleteBus, findBus, insertBus, listBuses, listDepotIds, updateBus } from '../../db/fleet.ts';
import type { Client, Queryable } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from './deps.ts';
import { holdBatch } from './holdBatch.ts';
import { refuseStale } from './refuseStale.ts';
import { type Changes, withChanges } from './withChanges.ts';

type Deps = Pick<ServerDeps, 'database'>;

/** Adds a bus to a batch. @throws AppError `not_found`, `conflict` (the plate is there), `input_invalid` (no such depot) */
export function addBus({ database }: Deps, batchId: string, bus: Bus): Promise<BusRow> {
  return database.transaction(async (db) => {
    await holdBatch(db, batchId);
    await refuseUnknownDepot(db, batchId, bus.depotId);
    await insertBus(db, batchId, bus);
    const after = await knownBus(db, batchId, bus.plate);
    await note(db, { batchId, action: 'bus.create', plate: bus.plate, after });
    return after;
  });
}

/**
 * Puts other values in place of a bus's; plans that are made from now on send it so.
 *
 * @throws AppError `not_found`, `precondition_failed`, `input_invalid` (no such depot)
 */
export function editBus(
  { database }: Deps,
  edit: { batchId: string; plate: string; changes: Changes<Omit<Bus, 'plate'>>; version: number | null },
): Promise<BusRow> {
  const { batchId, plate, changes, version } = edit;
  return database.transaction(async (db) => {
    await holdBatch(db, batchId);
    const before = await knownBus(db, batchId, plate);
    refuseStale(before.version, version);
    const bus = withChanges<Bus>(before, changes);
    await refuseUnknownDepot(db, batchId, bus.depotId);
    await updateBus(db, batchId, bus);
    const after = await knownBus(db, batchId, plate);
    await note(db, { batchId, action: 'bus.edit', plate, before, after });
    return after;
  });
}

/**
 * Takes a bus out of a batch; plans that stand keep it.
 *
 * @throws AppError `not_found`, `precondition_failed`, `conflict` where it is the last one
 */
export function removeBus(
  { database }: Deps,
  { batchId, plate, version }: { batchId: string; plate: string; version: number | null },
): Promise<void> {
  return database.transaction(async (db) => {
    await holdBatch(db, batchId);
    const before = await knownBus(db, batchId, plate);
    refuseStale(before.version, version);
    await deleteBus(db, batchId, plate);
    const left = await listBuses(db, batchId, { limit: 1, after: null });
    if (left.length === 0)
      throw new AppError(
        'conflict',
        inBoth({ zh: '这是批次的最后一辆客车，至少要有一辆', en: 'it is the last bus of the batch, which needs one' }),
      );
    await note(db, { batchId, action: 'bus.delete', plate, before });
  });
}

/** @throws AppError `not_found` */
export async function knownBus(db: Queryable, batchId: string, plate: string): Promise<BusRow> {
  const bus = await findBus(db, batchId, plate);
  if (bus === null) throw new AppError('not_found', 'the batch has no such bus');
  return bus;
}

/** @throws AppError `input_invalid` that names the depots there are */
export async function refuseUnknownDepot(db: Queryable, batchId: string, depotId: string): Promise<void> {
  const known = await listDepotIds(db, batchId);
  if (known.includes(depotId)) return;
  const message = inBoth({ zh: '批次中没有这个车场', en: 'the batch has no such depot' });
  const fix = inBoth({ zh: `可用：${known.join('、')}`, en: `use one of: ${known.join(', ')}` });
  throw new AppError('input_invalid', 'the batch has no such depot', {
    fields: [{ location: 'body.depotId', message, fix }],
  });
}

async function note(
  db: Client,
  {
    batchId,
    action,
    plate,
    before,
    after,
  }: { batchId: string; action: string; plate: string; before?: BusRow; after?: BusRow },
): Promise<void> {
  await publishEvent(db, { kind: 'fleet.edit', objectId: plate, to: 'staff', batchId });
  await appendAudit(db, { action, objectKind: 'bus', objectId: plate, batchId, before, after });
}
