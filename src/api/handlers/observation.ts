import type { observationEndpoints } from '../../contract/api/observation.ts';
import { dailyReport } from '../../tracking/observation/dailyReport.ts';
import { readObservation } from '../../tracking/observation/readObservation.ts';
import { signRelease } from '../../tracking/observation/signRelease.ts';
import type { Handlers } from '../call.ts';

/** The days after arrival. */
export const observationHandlers: Pick<Handlers, keyof typeof observationEndpoints> = {
  async readObservation({ deps, params, query }) {
    const { date = null, warden = null } = query;
    return { body: await readObservation(deps, params.planId, { date, warden }) };
  },

  async signRelease({ deps, params, body }) {
    return { body: { results: await signRelease(deps, params.planId, body.workerIds) } };
  },

  async readDailyReport({ deps, params, query, locale }) {
    const asked = { planId: params.planId, date: query.date ?? null };
    const { date, bytes } = await dailyReport(deps, asked, locale);
    return { file: { name: `health-${date}.xlsx`, bytes } };
  },
};
