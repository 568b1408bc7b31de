import { z } from 'zod';
import { moveSuppliesSchema, supplyMovementSchema, supplyNeedsSchema, supplyStockSchema } from '../supplies.ts';
import { batchParams, endpointsOf, nextCursor, pageQuery, planners, planParams } from './endpoint.ts';

const keepers = ['desk', 'warden', ...planners] as const;

/** Masks, thermometers, protective clothing and disinfectant of a batch: stock, ledger, and what a plan needs. */
export const supplyEndpoints = endpointsOf({
  readSupplies: {
    method: 'get',
    path: '/batches/{batchId}/supplies',
    summary: { zh: '物资库存与去向', en: 'what is in store, and what is out where' },
    access: keepers,
    params: batchParams,
    reply: { status: 200, body: supplyStockSchema },
  },
  moveSupplies: {
    method: 'post',
    path: '/batches/{batchId}/supplies/movements',
    summary: {
      zh: '物资入库、发放、退回、核销；库存不会低于零',
      en: 'receives, issues, takes back or writes off; refused with 409 where that would fall below zero',
    },
    access: keepers,
    params: batchParams,
    body: moveSuppliesSchema,
    reply: { status: 200, body: supplyStockSchema },
  },
  listSupplyMovements: {
    method: 'get',
    path: '/batches/{batchId}/supplies/movements',
    summary: { zh: '物资台账', en: 'the ledger, the newest first' },
    access: keepers,
    params: batchParams,
    query: pageQuery,
    reply: { status: 200, body: z.object({ movements: z.array(supplyMovementSchema), nextCursor }) },
  },
  readSupplyNeeds: {
    method: 'get',
    path: '/plans/{planId}/supplies',
    summary: {
      zh: '方案所需物资：每车、每处宿舍，与库存比较',
      en: 'what each trip and site of a plan needs, against what was issued and what is in store',
    },
    access: keepers,
    params: planParams,
    reply: { status: 200, body: supplyNeedsSchema },
  },
});
