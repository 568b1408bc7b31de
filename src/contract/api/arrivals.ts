import { z } from 'zod';
import { arrivalsSchema, registrationResultSchema, registrationSchema } from '../arrivals.ts';
import { endpointsOf, planners, planParams } from './endpoint.ts';

const deskAndPlanners = ['desk', 'warden', ...planners] as const;

/** The arrival desk: who is expected, and who was received. */
export const arrivalEndpoints = endpointsOf({
  readArrivals: {
    method: 'get',
    path: '/plans/{planId}/arrivals',
    summary: {
      zh: '到达登记：各车应到、实到、未到与名单（已脱敏）',
      en: 'expected, arrived and missing by bus, and the people, masked: all that a desk needs to go on without a connection',
    },
    access: deskAndPlanners,
    params: planParams,
    reply: { status: 200, body: arrivalsSchema },
  },
  registerArrivals: {
    method: 'post',
    path: '/plans/{planId}/registrations',
    summary: {
      zh: '登记到达人员（可离线后补传，不会重复）',
      en: 'registers people; what desks without a connection send later is merged without doubles',
    },
    access: ['desk', ...planners],
    params: planParams,
    body: z.strictObject({ registrations: z.array(registrationSchema).min(1).max(200) }),
    bodyBytesMax: 512 * 1024,
    reply: { status: 200, body: z.object({ results: z.array(registrationResultSchema) }) },
  },
});
