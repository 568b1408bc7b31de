import { z } from 'zod';
import { dormBoardSchema, lodgerSchema, moveBedSchema, moveTargetSchema } from '../dormBoard.ts';
import { buildingSchema, wardenSchema } from '../wardens.ts';
import { batchParams, endpointsOf, everyone, localDate, planners, planParams } from './endpoint.ts';

const hostsAndPlanners = ['desk', 'warden', ...planners] as const;

/** Beds of a published plan: the board, moves by hand, assigning anew; and the rooms of a batch. */
export const dormEndpoints = endpointsOf({
  readDormBoard: {
    method: 'get',
    path: '/plans/{planId}/dorms',
    summary: {
      zh: '宿舍总览：房间、床位、人员（已脱敏）与 14 天占用',
      en: 'rooms, beds, people (masked) and beds taken over fourteen days; a company sees its own people',
    },
    access: everyone,
    params: planParams,
    query: z.strictObject({ from: localDate.optional() }),
    reply: { status: 200, body: dormBoardSchema },
  },
  listMoveTargets: {
    method: 'get',
    path: '/plans/{planId}/dorms/targets',
    summary: {
      zh: '某人可换往的房间及不可的原因',
      en: 'for each room whether somebody may be moved there, and why not',
    },
    access: hostsAndPlanners,
    params: planParams,
    query: z.strictObject({ workerId: z.string().min(1).max(64) }),
    reply: { status: 200, body: z.object({ targets: z.array(moveTargetSchema) }) },
  },
  moveBed: {
    method: 'post',
    path: '/plans/{planId}/dorms/moves',
    summary: {
      zh: '换床（床上有人则互换），可锁定，须说明原因',
      en: 'gives somebody another bed, whoever has it changes with him; locked, later plans keep it',
    },
    access: hostsAndPlanners,
    params: planParams,
    body: moveBedSchema,
    reply: { status: 200, body: z.object({ moved: z.array(lodgerSchema) }) },
  },
  reassignBeds: {
    method: 'post',
    path: '/plans/{planId}/dorms/reassign',
    summary: { zh: '重新安排未锁定的床位', en: 'assigns beds anew to everybody whose bed is not locked' },
    access: hostsAndPlanners,
    params: planParams,
    reply: {
      status: 200,
      body: z.object({ moved: z.int().nonnegative(), without: z.array(z.string()) }),
    },
  },
  listWardens: {
    method: 'get',
    path: '/batches/{batchId}/wardens',
    summary: { zh: '宿管与其负责的楼栋', en: 'wardens and the buildings that each looks after' },
    access: hostsAndPlanners,
    params: batchParams,
    reply: { status: 200, body: z.object({ wardens: z.array(wardenSchema) }) },
  },
  assignWarden: {
    method: 'put',
    path: '/batches/{batchId}/wardens/{login}',
    summary: {
      zh: '指定宿管负责的楼栋',
      en: 'the buildings that a warden looks after, instead of those before, by the version of the batch',
    },
    access: planners,
    params: batchParams.extend({ login: z.string().min(1).max(100) }),
    body: z.strictObject({ buildings: z.array(buildingSchema).max(500) }),
    edits: true,
    reply: { status: 200, body: z.object({ wardens: z.array(wardenSchema) }) },
  },
  replaceDormRooms: {
    method: 'put',
    path: '/batches/{batchId}/dorms',
    summary: {
      zh: '上传 dorms.csv，替换批次的房间',
      en: 'the rooms of a batch as dorms.csv; they replace those that are there, by the version of the batch',
    },
    access: planners,
    params: batchParams,
    body: z.strictObject({ csv: z.string().min(1) }),
    bodyBytesMax: 4 * 1024 * 1024,
    edits: true,
    reply: { status: 200, body: z.object({ rooms: z.int(), beds: z.int() }) },
  },
});
