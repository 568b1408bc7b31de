import { z } from 'zod';
import { busInputSchema, driverInputSchema } from '../batchInput.ts';
import {
  batchParams,
  busParams,
  driverParams,
  endpointsOf,
  instant,
  localDate,
  nextCursor,
  pageQuery,
  planners,
} from './endpoint.ts';

const bus = z.object({
  plate: z.string(),
  seats: z.int().meta({ description: 'for passengers; crew seats are not counted' }),
  depotId: z.string(),
  operator: z.string(),
  drivers: z.int().meta({ description: 'who come with it where the batch lists no drivers' }),
  costDayCny: z.number(),
  costKmCny: z.number(),
  availableFrom: instant,
  version: z.int(),
});

const driver = z.object({
  driverId: z.string(),
  nameMasked: z.string(),
  phoneMasked: z.string(),
  depotId: z.string(),
  licenceExpires: localDate,
  licenceHolds: z.boolean().meta({ description: 'false where it ends before the service date: no plan sends him' }),
  drivenLast7dMin: z.int(),
  drivenLast14dMin: z
    .int()
    .nullable()
    .meta({ description: 'where the rules sum two weeks; null: as in the seven days' }),
  leftOf7dMin: z.int().meta({ description: 'minutes that the policy leaves him of his seven days' }),
  version: z.int(),
});

const atLeastOne = { error: '请至少给出一个字段 / send at least one field' };
const isChange = (change: object) => Object.keys(change).length > 0;

/** Buses and drivers of a batch; what stands here when a plan is asked for is what it has to work with. */
export const fleetEndpoints = endpointsOf({
  listBuses: {
    method: 'get',
    path: '/batches/{batchId}/buses',
    summary: { zh: '车辆', en: 'buses of a batch' },
    access: planners,
    params: batchParams,
    query: pageQuery,
    reply: { status: 200, body: z.object({ buses: z.array(bus), nextCursor }) },
  },
  addBus: {
    method: 'post',
    path: '/batches/{batchId}/buses',
    summary: { zh: '增加车辆', en: 'one more bus' },
    access: planners,
    params: batchParams,
    body: busInputSchema,
    reply: { status: 201, body: bus },
  },
  readBus: {
    method: 'get',
    path: '/batches/{batchId}/buses/{plate}',
    summary: { zh: '一辆车', en: 'one bus' },
    access: planners,
    params: busParams,
    reply: { status: 200, body: bus },
  },
  editBus: {
    method: 'patch',
    path: '/batches/{batchId}/buses/{plate}',
    summary: { zh: '修改车辆', en: 'other values of a bus' },
    access: planners,
    params: busParams,
    body: busInputSchema.omit({ plate: true }).partial().refine(isChange, atLeastOne),
    edits: true,
    reply: { status: 200, body: bus },
  },
  removeBus: {
    method: 'delete',
    path: '/batches/{batchId}/buses/{plate}',
    summary: { zh: '去掉车辆（已有方案不变）', en: 'take a bus out; plans that stand keep it' },
    access: planners,
    params: busParams,
    edits: true,
    reply: { status: 204 },
  },

  listDrivers: {
    method: 'get',
    path: '/batches/{batchId}/drivers',
    summary: { zh: '驾驶员（已脱敏）；没有名单时各车自带', en: 'drivers, masked; without any each bus brings its own' },
    access: planners,
    params: batchParams,
    query: pageQuery,
    reply: { status: 200, body: z.object({ drivers: z.array(driver), nextCursor }) },
  },
  addDriver: {
    method: 'post',
    path: '/batches/{batchId}/drivers',
    summary: {
      zh: '增加驾驶员（有了名单，就只派名单上的人）',
      en: 'one more driver; with the first one only those who are listed are sent',
    },
    access: planners,
    params: batchParams,
    body: driverInputSchema,
    reply: { status: 201, body: driver },
  },
  readDriver: {
    method: 'get',
    path: '/batches/{batchId}/drivers/{driverId}',
    summary: { zh: '一名驾驶员（已脱敏）', en: 'one driver, masked' },
    access: planners,
    params: driverParams,
    reply: { status: 200, body: driver },
  },
  editDriver: {
    method: 'patch',
    path: '/batches/{batchId}/drivers/{driverId}',
    summary: { zh: '修改驾驶员', en: 'other values of a driver' },
    access: planners,
    params: driverParams,
    body: driverInputSchema
      .omit({ driverId: true, drivenLast7dMin: true, drivenLast14dMin: true })
      .extend({
        drivenLast7dMin: driverInputSchema.shape.drivenLast7dMin.unwrap(),
        drivenLast14dMin: driverInputSchema.shape.drivenLast14dMin.unwrap(),
      })
      .partial()
      .refine(isChange, atLeastOne),
    edits: true,
    reply: { status: 200, body: driver },
  },
  removeDriver: {
    method: 'delete',
    path: '/batches/{batchId}/drivers/{driverId}',
    summary: { zh: '去掉驾驶员（已有方案不变）', en: 'take a driver out; plans that stand keep him' },
    access: planners,
    params: driverParams,
    edits: true,
    reply: { status: 204 },
  },
  revealDriver: {
    method: 'post',
    path: '/batches/{batchId}/drivers/{driverId}/reveals',
    summary: { zh: '查看驾驶员姓名和电话（须说明用途，留痕）', en: 'name and phone in full; asks for a purpose' },
    access: planners,
    params: driverParams,
    body: z.strictObject({
      purpose: z.enum(['contact_driver', 'check_identity', 'medical_emergency', 'legal_request']),
    }),
    reply: { status: 200, body: z.object({ name: z.string(), phone: z.string() }) },
  },
});
