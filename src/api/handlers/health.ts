import type { healthEndpoints } from '../../contract/api/health.ts';
import { readAlerts, settleAlert } from '../../tracking/alerts/readAlerts.ts';
import { readTemperatures, temperatureWorkbook } from '../../tracking/readTemperatures.ts';
import { traceContacts } from '../../tracking/trace/traceContacts.ts';
import type { Handlers } from '../call.ts';

/** Temperatures on the road, alerts, who was with whom. */
export const healthHandlers: Pick<Handlers, keyof typeof healthEndpoints> = {
  async readTemperatures({ deps, params }) {
    return { body: await readTemperatures(deps, params) };
  },

  async readTemperatureSheet({ deps, params, locale }) {
    const bytes = await temperatureWorkbook(deps, params, locale);
    return { file: { name: `temperatures-${params.tripId}.xlsx`, bytes } };
  },

  async listHealthAlerts({ deps, params, query }) {
    const { state, warden = null } = query;
    return { body: { alerts: await readAlerts(deps, params.planId, { onlyOpen: state === 'open', warden }) } };
  },

  async settleHealthAlert({ deps, params }) {
    await settleAlert(deps, params);
    return {};
  },

  async traceContacts({ deps, params, body }) {
    return { body: await traceContacts(deps, { ...params, ...body }) };
  },
};
