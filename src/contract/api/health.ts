import { z } from 'zod';
import { healthAlertSchema, temperatureSheetSchema, traceSchema } from '../health.ts';
import { wardenQuery } from '../wardens.ts';
import {
  endpointsOf,
  everyone,
  nextCursor,
  pageQuery,
  planners,
  planParams,
  tripParams,
  uuid,
  workbook,
} from './endpoint.ts';
import { revealPurposes } from './people.ts';

const hosts = ['desk', 'warden'] as const;

/** Temperatures on the road, what somebody has to see to, and who was with whom. */
export const healthEndpoints = endpointsOf({
  readTemperatures: {
    method: 'get',
    path: '/plans/{planId}/trips/{tripId}/temperatures',
    summary: { zh: '一车的测温表：待测、已测、漏测', en: 'temperatures of a trip: due, done and missed, by person' },
    access: [...everyone, 'driver'],
    params: tripParams,
    reply: { status: 200, body: temperatureSheetSchema },
  },
  readTemperatureSheet: {
    method: 'get',
    path: '/plans/{planId}/trips/{tripId}/temperatures.xlsx',
    summary: { zh: '一车的测温表（XLSX）', en: 'temperatures of a trip as a workbook' },
    access: everyone,
    params: tripParams,
    reply: { status: 200, file: workbook },
  },
  listHealthAlerts: {
    method: 'get',
    path: '/plans/{planId}/health-alerts',
    summary: { zh: '健康提醒', en: 'alerts about fevers, symptoms and missed measurements, the newest first' },
    access: everyone,
    params: planParams,
    query: pageQuery.extend({ state: z.enum(['open', 'all']).default('open'), warden: wardenQuery }),
    reply: { status: 200, body: z.object({ alerts: z.array(healthAlertSchema), nextCursor }) },
  },
  settleHealthAlert: {
    method: 'post',
    path: '/plans/{planId}/health-alerts/{alertId}/settle',
    summary: { zh: '处理完毕', en: 'somebody has seen to it' },
    access: [...hosts, ...planners],
    params: planParams.extend({ alertId: uuid }),
    reply: { status: 204 },
  },
  traceContacts: {
    method: 'post',
    path: '/plans/{planId}/traces',
    summary: {
      zh: '查密接：同车、邻座、同屋（须说明用途，留痕）',
      en: 'who shared a bus, a seat neighbourhood or a room with somebody; asks for a purpose, leaves a trace',
    },
    access: [...hosts, ...planners],
    params: planParams,
    body: z.strictObject({ workerId: z.string().min(1).max(64), purpose: z.enum(revealPurposes) }),
    reply: { status: 200, body: traceSchema },
  },
});
