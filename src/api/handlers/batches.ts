import type { batchEndpoints } from '../../contract/api/batches.ts';
import { type BatchRow, listBatches } from '../../db/batches.ts';
import { listCountedCompanies } from '../../db/companies.ts';
import { joinBatch } from '../../planning/server/companies/joinBatch.ts';
import { leaveBatch } from '../../planning/server/companies/leaveBatch.ts';
import { createBatch } from '../../planning/server/createBatch.ts';
import { editBatch, toInstant } from '../../planning/server/editBatch.ts';
import { ofBatch, readBatch } from '../../planning/server/readBatch.ts';
import { readDemand } from '../../planning/server/readDemand.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, pageOf, textCursor, uuidCursor } from '../validate.ts';

/** Batches and the companies in them. */
export const batchHandlers: Pick<Handlers, keyof typeof batchEndpoints> = {
  async listBatches({ deps, query: { limit, cursor } }) {
    const page = { limit: limit + 1, after: cursorOf(uuidCursor, cursor) };
    const { rows, nextCursor } = pageOf(await listBatches(deps.database, page), limit, ({ batchId }) => batchId);
    return { body: { batches: rows.map(present), nextCursor } };
  },

  async createBatch({ deps, body }) {
    const { policy, limits, deadline, applicationsRequired, ...tables } = body;
    const policyChoice = { ...policy, ...(limits !== undefined && { limits }) };
    const batchId = await createBatch(deps, {
      scenario: { ...tables, rosters: [] },
      policyChoice,
      deadline: toInstant(deadline),
      applicationsRequired,
    });
    return { body: { batchId }, location: `/batches/${batchId}` };
  },

  async readBatch({ deps, params }) {
    const { batch, size, depots, pickups } = await readBatch(deps.database, params.batchId);
    const { companies, ...fleet } = size;
    const body = {
      ...present(batch),
      policy: batch.policy,
      companies,
      depots,
      // no batch is without buses: who sees none is not to see them
      fleet: fleet.buses === 0 ? null : fleet,
      pickups,
    };
    return { body, version: batch.version };
  },

  async editBatch({ deps, params, body, version }) {
    const batch = await editBatch(deps, { ...params, edit: body, version });
    return { body: present(batch), version: batch.version };
  },

  async listBatchCompanies({ deps, params: { batchId }, query: { limit, cursor } }) {
    const page = { limit: limit + 1, after: cursorOf(textCursor, cursor) };
    const found = await ofBatch(deps.database, batchId, (db) => listCountedCompanies(db, batchId, page));
    const { rows: companies, nextCursor } = pageOf(found, limit, ({ companyId }) => companyId);
    return { body: { companies, nextCursor } };
  },

  async addBatchCompany({ deps, params, body }) {
    const companyId = await joinBatch(deps, { ...params, ...body });
    return { body: { companyId } };
  },

  async removeBatchCompany({ deps, params }) {
    await leaveBatch(deps, params);
    return {};
  },

  async readDemand({ deps, params }) {
    return { body: await readDemand(deps, params.batchId) };
  },
};

function present({ createdAt, deadline, policy: _, hasDrivers: __, ...batch }: BatchRow) {
  return { ...batch, deadline: deadline?.toISOString() ?? null, createdAt: createdAt.toISOString() };
}
