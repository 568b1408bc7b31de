import type { fleetEndpoints } from '../../contract/api/fleet.ts';
import { type BusRow, listBuses } from '../../db/fleet.ts';
import {
  addDriver,
  editDriver,
  listMaskedDrivers,
  readMaskedDriver,
  removeDriver,
  revealDriver,
} from '../../planning/server/editDrivers.ts';
import { addBus, editBus, knownBus, removeBus } from '../../planning/server/editFleet.ts';
import { ofBatch } from '../../planning/server/readBatch.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, pageOf, textCursor } from '../validate.ts';

/** Buses and drivers of a batch. */
export const fleetHandlers: Pick<Handlers, keyof typeof fleetEndpoints> = {
  async listBuses({ deps, params: { batchId }, query: { limit, cursor } }) {
    const page = { limit: limit + 1, after: cursorOf(textCursor, cursor) };
    const found = await ofBatch(deps.database, batchId, (db) => listBuses(db, batchId, page));
    const { rows, nextCursor } = pageOf(found, limit, ({ plate }) => plate);
    return { body: { buses: rows.map(present), nextCursor } };
  },

  async addBus({ deps, params: { batchId }, body: { availableFrom, ...bus } }) {
    const added = await addBus(deps, batchId, { ...bus, availableFromMs: Date.parse(availableFrom) });
    const location = `/batches/${batchId}/buses/${encodeURIComponent(added.plate)}`;
    return { body: present(added), version: added.version, location };
  },

  async readBus({ deps, params }) {
    const bus = await knownBus(deps.database, params.batchId, params.plate);
    return { body: present(bus), version: bus.version };
  },

  async editBus({ deps, params, body: { availableFrom, ...plain }, version }) {
    const changes = { ...plain, ...(availableFrom !== undefined && { availableFromMs: Date.parse(availableFrom) }) };
    const bus = await editBus(deps, { ...params, changes, version });
    return { body: present(bus), version: bus.version };
  },

  async removeBus({ deps, params, version }) {
    await removeBus(deps, { ...params, version });
    return {};
  },

  async listDrivers({ deps, params: { batchId }, query: { limit, cursor } }) {
    const page = { limit: limit + 1, after: cursorOf(textCursor, cursor) };
    const found = await listMaskedDrivers(deps, batchId, page);
    const { rows, nextCursor } = pageOf(found, limit, ({ driverId }) => driverId);
    return { body: { drivers: rows, nextCursor } };
  },

  async addDriver({ deps, params: { batchId }, body }) {
    const driver = await addDriver(deps, batchId, body);
    const location = `/batches/${batchId}/drivers/${encodeURIComponent(driver.driverId)}`;
    return { body: driver, version: driver.version, location };
  },

  async readDriver({ deps, params }) {
    const driver = await readMaskedDriver(deps, params);
    return { body: driver, version: driver.version };
  },

  async editDriver({ deps, params, body, version }) {
    const driver = await editDriver(deps, { ...params, changes: body, version });
    return { body: driver, version: driver.version };
  },

  async removeDriver({ deps, params, version }) {
    await removeDriver(deps, { ...params, version });
    return {};
  },

  async revealDriver({ deps, params, body }) {
    return { body: await revealDriver(deps, { ...params, ...body }) };
  },
};

function present({ availableFromMs, ...bus }: BusRow) {
  return { ...bus, availableFrom: new Date(availableFromMs).toISOString() };
}
