import { inBoth } from '../../contract/bilingualIssues.ts';
import type { Driver } from '../../contract/scenario.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { appendAudit } from '../../db/audit.ts';
import { isPurged } from '../../db/batches.ts';
import {
  deleteDriver,
  findDriver,
  insertDriver,
  type KeptDriverRow,
  listDrivers,
  updateDriver,
} from '../../db/drivers.ts';
import { publishEvent } from '../../db/events.ts';
import type { Page } from '../../db/page.ts';
import type { Client, Queryable } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import { maskName, maskPhone } from '../../policy/mask.ts';
import type { Policy } from '../../policy/schema.ts';
import { sealDriver } from './createBatch.ts';
import type { ServerDeps } from './deps.ts';
import { refuseUnknownDepot } from './editFleet.ts';
import { holdBatch } from './holdBatch.ts';
import { loadBatch, openDriver } from './loadScenario.ts';
import { refuseStale } from './refuseStale.ts';
import { type Changes, withChanges } from './withChanges.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** A driver as lists show him: name and phone masked by the batch's policy. */
export interface MaskedDriver extends Omit<Driver, 'name' | 'phone'> {
  nameMasked: string;
  phoneMasked: string;
  /** Minutes of the last fourteen days; null where nobody said. */
  drivenLast14dMin: number | null;
  /** False where his licence ends before the service date: no plan sends him. */
  licenceHolds: boolean;
  /** Minutes that the policy leaves him of his seven days. */
  leftOf7dMin: number;
  version: number;
}

/** Which driver of which batch. */
export interface DriverKey {
  batchId: string;
  driverId: string;
}

/** Drivers of a batch. @throws AppError `not_found` */
export async function listMaskedDrivers(
  { database, keys }: Deps,
  batchId: string,
  page: Page,
): Promise<MaskedDriver[]> {
  const known = await loadBatch(database, batchId);
  return (await listDrivers(database, batchId, page)).map((row) => mask(keys, known, row));
}

/** One driver of a batch. @throws AppError `not_found` */
export async function readMaskedDriver(
  { database, keys }: Deps,
  { batchId, driverId }: DriverKey,
): Promise<MaskedDriver> {
  return mask(keys, await loadBatch(database, batchId), await knownDriver(database, batchId, driverId));
}

/**
 * Adds a driver. The first one makes the batch one that lists its drivers: from then on nobody else is sent.
 *
 * @throws AppError `not_found`, `conflict` (the id is there, or the batch's people were forgotten), `input_invalid` (no such depot)
 */
export function addDriver({ database, keys }: Deps, batchId: string, driver: Driver): Promise<MaskedDriver> {
  return database.transaction(async (db) => {
    await holdBatch(db, batchId);
    if (await isPurged(db, batchId))
      throw new AppError(
        'conflict',
        inBoth({ zh: '本批次的人员信息已到期删除', en: 'the people of this batch were forgotten for good' }),
      );
    await refuseUnknownDepot(db, batchId, driver.depotId);
    await insertDriver(db, batchId, sealDriver(keys, batchId, driver));
    const after = await shown(db, keys, { batchId, driverId: driver.driverId });
    await note(db, { batchId, action: 'driver.create', driverId: driver.driverId, after });
    return after;
  });
}

/** Puts other values in place of a driver's. @throws AppError `not_found`, `precondition_failed`, `input_invalid` */
export function editDriver(
  { database, keys }: Deps,
  edit: DriverKey & { changes: Changes<Omit<Driver, 'driverId'>>; version: number | null },
): Promise<MaskedDriver> {
  const { batchId, driverId, changes, version } = edit;
  return database.transaction(async (db) => {
    await holdBatch(db, batchId);
    const row = await knownDriver(db, batchId, driverId);
    refuseStale(row.version, version);
    const before = await shown(db, keys, edit);
    const driver = withChanges<Driver>(openDriver(keys, batchId, row), changes);
    await refuseUnknownDepot(db, batchId, driver.depotId);
    await updateDriver(db, batchId, sealDriver(keys, batchId, driver));
    const after = await shown(db, keys, edit);
    await note(db, { batchId, action: 'driver.edit', driverId, before, after });
    return after;
  });
}

/** Takes a driver out; without the last one each bus brings its own again. @throws AppError `not_found`, `precondition_failed` */
export function removeDriver({ database, keys }: Deps, key: DriverKey & { version: number | null }): Promise<void> {
  const { batchId, driverId, version } = key;
  return database.transaction(async (db) => {
    await holdBatch(db, batchId);
    const before = await shown(db, keys, key);
    refuseStale(before.version, version);
    await deleteDriver(db, batchId, driverId);
    await note(db, { batchId, action: 'driver.delete', driverId, before });
  });
}

/** Name and phone of a driver in full. The purpose goes into the audit log, the values never do. @throws AppError `not_found` */
export function revealDriver(
  { database, keys }: Deps,
  { batchId, driverId, purpose }: DriverKey & { purpose: string },
): Promise<Pick<Driver, 'name' | 'phone'>> {
  return database.transaction(async (db) => {
    const { name, phone } = openDriver(keys, batchId, await knownDriver(db, batchId, driverId));
    const after = { fields: ['name', 'phone'] };
    await appendAudit(db, {
      action: 'driver.reveal',
      objectKind: 'driver',
      objectId: driverId,
      batchId,
      after,
      purpose,
    });
    return { name, phone };
  });
}

async function knownDriver(db: Queryable, batchId: string, driverId: string): Promise<KeptDriverRow> {
  const driver = await findDriver(db, batchId, driverId);
  if (driver === null) throw new AppError('not_found', 'the batch has no such driver');
  return driver;
}

async function shown(db: Queryable, keys: KeyRing, { batchId, driverId }: DriverKey): Promise<MaskedDriver> {
  return mask(keys, await loadBatch(db, batchId), await knownDriver(db, batchId, driverId));
}

function mask(
  keys: KeyRing,
  { policy, batch }: { policy: Policy; batch: { batchId: string; serviceDate: string } },
  row: KeptDriverRow,
): MaskedDriver {
  const { name, phone, ...plain } = openDriver(keys, batch.batchId, row);
  return {
    ...plain,
    drivenLast14dMin: plain.drivenLast14dMin ?? null,
    nameMasked: maskName(name, policy),
    phoneMasked: maskPhone(phone, policy),
    licenceHolds: plain.licenceExpires >= batch.serviceDate,
    leftOf7dMin: Math.max(0, policy.hos.max_7d_min - plain.drivenLast7dMin),
    version: row.version,
  };
}

async function note(
  db: Client,
  {
    batchId,
    action,
    driverId,
    before,
    after,
  }: { batchId: string; action: string; driverId: string; before?: MaskedDriver; after?: MaskedDriver },
): Promise<void> {
  await publishEvent(db, { kind: 'driver.edit', objectId: driverId, to: 'staff', batchId });
  await appendAudit(db, { action, objectKind: 'driver', objectId: driverId, batchId, before, after });
}
