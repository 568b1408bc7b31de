import { createDriverLink, driverUrl, revokeDriverLink } from '../../accounts/driverLinks.ts';
import type { planEndpoints } from '../../contract/api/plans.ts';
import { type DriverLinkRow, listDriverLinks } from '../../db/driverLinks.ts';
import { loadDocument } from '../../planning/server/loadDocument.ts';
import { findTrip } from '../../planning/server/renderPlan.ts';
import type { Handlers } from '../call.ts';
import type { ApiDeps } from '../deps.ts';

type DriverLinkHandlers = Pick<typeof planEndpoints, 'listDriverLinks' | 'createDriverLink' | 'revokeDriverLink'>;

/** Links that open one trip for its driver. */
export const driverLinkHandlers: Pick<Handlers, keyof DriverLinkHandlers> = {
  async listDriverLinks({ deps, params }) {
    await refuseUnknownTrip(deps, params);
    const links = await listDriverLinks(deps.database, params.planId, params.tripId);
    return { body: { links: links.map(present) } };
  },

  async createDriverLink({ deps, params, body, baseUrl }) {
    await refuseUnknownTrip(deps, params);
    const { link, token } = await createDriverLink(deps, { ...params, ...body });
    return { body: { ...present(link), token, url: driverUrl(baseUrl, token) } };
  },

  async revokeDriverLink({ deps, params }) {
    await revokeDriverLink(deps.database, params.linkId);
    return {};
  },
};

async function refuseUnknownTrip(deps: ApiDeps, { planId, tripId }: { planId: string; tripId: string }): Promise<void> {
  findTrip(await loadDocument(deps, planId), tripId);
}

function present({ linkId, createdAt, expiresAt, revokedAt }: DriverLinkRow) {
  return {
    linkId,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
