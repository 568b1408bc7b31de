import type { publishingEndpoints } from '../../contract/api/publishing.ts';
import { acknowledgeSheet, listAcknowledgements, readSheetState } from '../../planning/server/drafts/acknowledge.ts';
import { checkDraft } from '../../planning/server/drafts/checkDraft.ts';
import { listVersions, publishDraft } from '../../planning/server/drafts/publishDraft.ts';
import { swapTrip } from '../../planning/server/drafts/swapTrip.ts';
import type { Handlers } from '../call.ts';

/** From draft to published, and who has read what. */
export const publishingHandlers: Pick<Handlers, keyof typeof publishingEndpoints> = {
  async checkPlan({ deps, params, version, locale }) {
    const body = await checkDraft(deps, { ...params, version, locale });
    return { body, version: body.version };
  },

  async publishPlan({ deps, params, version, locale }) {
    return { body: await publishDraft(deps, { ...params, version, locale }) };
  },

  async listVersions({ deps, params }) {
    return { body: { versions: await listVersions(deps, params.planId) } };
  },

  async swapTrip({ deps, params: { planId, tripId }, body: swap, version, locale }) {
    const body = await swapTrip(deps, { planId, version, locale }, { tripId, ...swap });
    return { body, version: body.change.version };
  },

  async listAcknowledgements({ deps, params }) {
    return { body: await listAcknowledgements(deps, params.planId) };
  },

  async readSheetState({ deps, params }) {
    return { body: await readSheetState(deps.database, params) };
  },

  async acknowledgeSheet({ deps, params, body: { sheetVersion, at } }) {
    const moment = at === undefined ? new Date() : new Date(at);
    return { body: await acknowledgeSheet(deps.database, params, { sheetVersion, at: moment }) };
  },
};
