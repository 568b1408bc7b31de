import type { policyEndpoints } from '../../contract/api/policies.ts';
import { inLocale, type Locale } from '../../contract/text.ts';
import { listPolicyVersions, type PolicyVersionRow } from '../../db/policyVersions.ts';
import { AppError } from '../../errors.ts';
import { editPolicy, newestPolicy } from '../../planning/server/editPolicy.ts';
import { presets } from '../../policy/presets.ts';
import type { PolicyChoice } from '../../policy/resolve.ts';
import { explainPolicy } from '../../policy/words/explainPolicy.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, numberCursor, pageOf } from '../validate.ts';

/** The policy of a batch and its versions. */
export const policyHandlers: Pick<Handlers, keyof typeof policyEndpoints> = {
  async readPolicy({ deps, params, locale }) {
    const row = await newestPolicy(deps.database, params.batchId);
    return { body: present(row, locale), version: row.version };
  },

  async editPolicy({ deps, params, body, version, locale }) {
    const row = await editPolicy(deps, { ...params, choice: body, version });
    return { body: present(row, locale), version: row.version };
  },

  async listPolicyVersions({ deps, params: { batchId }, query: { limit, cursor } }) {
    await newestPolicy(deps.database, batchId);
    const page = { limit: limit + 1, before: cursorOf(numberCursor, cursor) };
    const found = await listPolicyVersions(deps.database, batchId, page);
    const { rows, nextCursor } = pageOf(found, limit, ({ version }) => String(version));
    const versions = rows.map(({ createdAt, choice, ...row }) => {
      return { ...row, choice: choice as PolicyChoice, createdAt: createdAt.toISOString() };
    });
    return { body: { versions, nextCursor } };
  },
};

function present({ version, choice }: PolicyVersionRow, locale: Locale) {
  const { fields } = explainPolicy(choice as PolicyChoice);
  if (fields === null)
    throw new AppError('conflict', "the batch's policy choice is not valid any more: choose another");
  return {
    version,
    choice: choice as PolicyChoice,
    presets: Object.keys(presets),
    fields: fields.map(({ text, ...field }) => ({ ...field, text: inLocale(text, locale) })),
  };
}
