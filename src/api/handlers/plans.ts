import type { planEndpoints } from '../../contract/api/plans.ts';
import type { PartTrip } from '../../contract/planPart.ts';
import { findPlan, listPlans, type PlanRow } from '../../db/plans.ts';
import { AppError } from '../../errors.ts';
import { cancelPlan } from '../../planning/server/cancelPlan.ts';
import { readDocument } from '../../planning/server/loadDocument.ts';
import { ofBatch } from '../../planning/server/readBatch.ts';
import { bulletinPdf, bulletinSheet, readBulletin } from '../../planning/server/readBulletin.ts';
import {
  allSheets,
  findTrip,
  masterList,
  type PaperRequest,
  tripGpx,
  tripSheet,
} from '../../planning/server/renderPlan.ts';
import { requestPlan } from '../../planning/server/requestPlan.ts';
import type { Call, Handlers } from '../call.ts';
import { runOptions } from '../runOptions.ts';
import { cursorOf, pageOf, uuidCursor } from '../validate.ts';

type PlanHandlers = Omit<typeof planEndpoints, 'listDriverLinks' | 'createDriverLink' | 'revokeDriverLink'>;

/** Runs of the planner, their progress, documents, trips and papers. */
export const planHandlers: Pick<Handlers, keyof PlanHandlers> = {
  async requestPlan({ deps, params, body }) {
    const { options, seed } = runOptions(deps.settings, body);
    const planId = await requestPlan(deps, { ...params, options: { ...options, tradeOff: body.tradeOff }, seed });
    return { body: { planId }, location: `/plans/${planId}` };
  },

  async listPlans({ deps, params: { batchId }, query: { limit, cursor } }) {
    const page = { limit: limit + 1, after: cursorOf(uuidCursor, cursor) };
    const found = await ofBatch(deps.database, batchId, (db) => listPlans(db, batchId, page));
    const { rows, nextCursor } = pageOf(found, limit, ({ planId }) => planId);
    return { body: { plans: rows.map(present), nextCursor } };
  },

  async readPlan({ deps, params }) {
    const plan = await findPlan(deps.database, params.planId);
    if (plan === null) throw new AppError('not_found', 'there is no such plan');
    return { body: present(plan) };
  },

  async cancelPlan({ deps, params }) {
    return { body: present(await cancelPlan(deps, params.planId)) };
  },

  async readPlanDocument({ deps, params: { planId }, query: { version = null } }) {
    const { document, stamp, draftVersion } = await readDocument(deps, planId, version);
    // the draft is what edits name by its version; a published version never changes
    return { stamp, make: () => document, ...(version === null && { version: draftVersion }) };
  },

  async listTrips({ deps, params }) {
    const { document, stamp } = await readDocument(deps, params.planId);
    return { stamp, make: () => ({ trips: document.trips.map(tripSummary) }) };
  },

  async readTrip({ deps, params, query: { version = null } }) {
    const { document, stamp } = await readDocument(deps, params.planId, version);
    const trip = findTrip(document, params.tripId);
    return { stamp: `${stamp}/${trip.tripId}`, make: () => trip };
  },

  async readTripSheet(call) {
    const { tripId } = call.params;
    return { file: { name: `${tripId}.pdf`, bytes: await tripSheet(call.deps, paper(call), tripId) } };
  },

  async readTripRoute(call) {
    const { tripId } = call.params;
    const gpx = await tripGpx(call.deps, paper(call), tripId);
    return { file: { name: `${tripId}.gpx`, bytes: Buffer.from(gpx, 'utf8') } };
  },

  async readSheets(call) {
    return { file: { name: 'sheets.pdf', bytes: await allSheets(call.deps, paper(call)) } };
  },

  async readMasterList(call) {
    return { file: { name: 'master.xlsx', bytes: await masterList(call.deps, paper(call)) } };
  },

  async readBulletin({ deps, params }) {
    return { body: await readBulletin(deps, params.planId) };
  },

  async readBulletinPdf({ deps, params, locale }) {
    return { file: { name: 'bulletin.pdf', bytes: await bulletinPdf(deps, params.planId, locale) } };
  },

  async readBulletinSheet({ deps, params, locale }) {
    return { file: { name: 'bulletin.xlsx', bytes: await bulletinSheet(deps, params.planId, locale) } };
  },
};

function tripSummary({ tripId, bus, crew, loaded, total, nearLimit, stops }: PartTrip) {
  const aboard = Math.max(0, ...stops.map((stop) => stop.aboard));
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const times = { departAt: first?.departAt ?? null, arriveAt: last?.arriveAt ?? null };
  return { tripId, bus, drivers: crew.length, aboard, ...times, loaded, total, nearLimit };
}

function paper({
  params,
  locale,
  baseUrl,
}: Pick<Call<typeof planEndpoints.readSheets>, 'params' | 'locale' | 'baseUrl'>): PaperRequest {
  const { planId } = params;
  return { planId, locale, tripUrl: (tripId) => `${baseUrl}/t/${planId}/${encodeURIComponent(tripId)}` };
}

function present({ requestedAt, startedAt, finishedAt, publishedVersion, ...plan }: PlanRow) {
  return {
    ...plan,
    publishedVersion: publishedVersion === 0 ? null : publishedVersion,
    requestedAt: requestedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
