import type { healthEndpoints } from '../../contract/api/health.ts';
import { readAlerts, settleAlert } from '../../tracking/alerts/readAlerts.ts';
import { readTemperatures, temperatureWorkbook } from '../../tracking/readTemperatures.ts';
import { traceContacts } from '../../tracking/trace/traceContacts.ts';
import type { Handlers } from '../call.ts';
import { cursorOf, pageOf, uuidCursor } from '../validate.ts';

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
    const { state, warden = null, cursor, limit } = query;
    const page = { after: cursorOf(uuidCursor, cursor), limit: limit + 1 };
    const found = await readAlerts(deps, params.planId, { onlyOpen: state === 'open', warden, ...page });
    const { rows: alerts, nextCursor } = pageOf(found, limit, ({ alertId }) => alertId);
    return { body: { alerts, nextCursor } };
  },

  async settleHealthAlert({ deps, params }) {
    await settleAlert(deps, params);
    return {};
  },

  async traceContacts({ deps, params, body }) {
    return { body: await traceContacts(deps, { ...params, ...body }) };
  },
};
