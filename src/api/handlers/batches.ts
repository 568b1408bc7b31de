import type { batchEndpoints } from '../../contract/api/batches.ts';
import { type BatchRow, findBatch, listBatches } from '../../db/batches.ts';
import { countByCompany, listCompanies } from '../../db/companies.ts';
import type { Queryable } from '../../db/pool.ts';
import { AppError } from '../../errors.ts';
import { joinBatch } from '../../planning/server/companies/joinBatch.ts';
import { leaveBatch } from '../../planning/server/companies/leaveBatch.ts';
import { createBatch } from '../../planning/server/createBatch.ts';
import { editBatch, toInstant } from '../../planning/server/editBatch.ts';
import { loadScenario } from '../../planning/server/loadScenario.ts';
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
    const { batch, scenario } = await loadScenario(deps, params.batchId);
    const { depots, fleet, pickups, companies } = scenario;
    const seats = fleet.reduce((sum, bus) => sum + bus.seats, 0);
    const body = {
      ...present(batch),
      policy: batch.policy,
      companies: companies.length,
      depots,
      // no batch is without buses: who sees none is not to see them
      fleet: fleet.length === 0 ? null : { buses: fleet.length, seats },
      pickups,
    };
    return { body, version: batch.version };
  },

  async editBatch({ deps, params, body, version }) {
    const batch = await editBatch(deps, { ...params, edit: body, version });
    return { body: present(batch), version: batch.version };
  },

  async listBatchCompanies({ deps, params: { batchId }, query: { limit, cursor } }) {
    await refuseUnknownBatch(deps.database, batchId);
    const page = { limit: limit + 1, after: cursorOf(textCursor, cursor) };
    const found = await listCompanies(deps.database, batchId, page);
    const { rows, nextCursor } = pageOf(found, limit, ({ companyId }) => companyId);
    const counts = new Map((await countByCompany(deps.database, batchId)).map((row) => [row.companyId, row]));
    const companies = rows.map(({ contactSealed: _contact, phoneSealed: _phone, ...company }) => {
      const { accepted = 0, rejected = 0, withdrawalsProposed = 0 } = counts.get(company.companyId) ?? {};
      return { ...company, accepted, rejected, withdrawalsProposed };
    });
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

/** @throws AppError `not_found`, also for a batch that is not the reader's */
export async function refuseUnknownBatch(db: Queryable, batchId: string): Promise<void> {
  if ((await findBatch(db, batchId)) === null) throw new AppError('not_found', 'there is no such batch');
}

function present({ createdAt, deadline, policy: _, hasDrivers: __, ...batch }: BatchRow) {
  return { ...batch, deadline: deadline?.toISOString() ?? null, createdAt: createdAt.toISOString() };
}
