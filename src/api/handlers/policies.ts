import type { policyEndpoints } from '../../contract/api/policies.ts';
import { listPolicyVersions } from '../../db/policyVersions.ts';
import { editPolicy, newestPolicy } from '../../planning/server/editPolicy.ts';
import { choiceOf, presentPolicy } from '../../planning/server/presentPolicy.ts';
import { presentPreset, presentPresets } from '../../planning/server/presentPresets.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, numberCursor, pageOf } from '../validate.ts';

/** Policies to choose from, that of a batch and its versions. */
export const policyHandlers: Pick<Handlers, keyof typeof policyEndpoints> = {
  async listPolicies({ locale }) {
    return { stamp: locale, make: () => ({ policies: presentPresets(locale) }) };
  },

  async readPolicyPreset({ params: { name }, locale }) {
    return { body: presentPreset(name, locale) };
  },

  async readPolicy({ deps, params, locale }) {
    const row = await newestPolicy(deps.database, params.batchId);
    const stamp = JSON.stringify([row.version, row.choice, locale]);
    return { stamp, make: () => presentPolicy(row, locale), version: row.version };
  },

  async editPolicy({ deps, params, body, version, locale }) {
    const row = await editPolicy(deps, { ...params, choice: body, version });
    return { body: presentPolicy(row, locale), version: row.version };
  },

  async listPolicyVersions({ deps, params: { batchId }, query: { limit, cursor } }) {
    await newestPolicy(deps.database, batchId);
    const page = { limit: limit + 1, before: cursorOf(numberCursor, cursor) };
    const found = await listPolicyVersions(deps.database, batchId, page);
    const { rows, nextCursor } = pageOf(found, limit, ({ version }) => String(version));
    const versions = rows.map((row) => {
      return { ...row, choice: choiceOf(row), createdAt: row.createdAt.toISOString() };
    });
    return { body: { versions, nextCursor } };
  },
};
