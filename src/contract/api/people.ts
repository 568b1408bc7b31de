import { z } from 'zod';
import { batchParams, claimParams, endpointsOf, everyone } from './endpoint.ts';
import { workerSchema } from './requests.ts';

/** Personal values of a worker that lists show masked. */
export const revealableFields = ['name', 'idNumber', 'phone', 'remark'] as const;
export type RevealableField = (typeof revealableFields)[number];

/** Why somebody wants to see a value in full (closed list, so that the audit log holds no text of its own about people). */
export const revealPurposes = [
  'contact_worker',
  'check_identity',
  'correct_roster',
  'trace_contacts',
  'medical_emergency',
  'legal_request',
] as const;

const search = z.union([
  z.strictObject({ idNumber: z.string().trim().min(5).max(40) }),
  z.strictObject({
    idLast4: z
      .string()
      .trim()
      .regex(/^\w{4}$/, 'four digits or letters'),
  }),
]);

/** Finding one person and seeing what lists hide; both leave a trace in the audit log. */
export const peopleEndpoints = endpointsOf({
  searchWorkers: {
    method: 'post',
    path: '/batches/{batchId}/worker-searches',
    summary: {
      zh: '按证件号码或其后四位查人（已脱敏）；号码不进网址',
      en: 'find people by ID number or its last four signs, masked; the number is in no address',
    },
    access: everyone,
    params: batchParams,
    body: search,
    reply: { status: 200, body: z.object({ workers: z.array(workerSchema) }) },
  },
  revealWorker: {
    method: 'post',
    path: '/batches/{batchId}/claims/{claimId}/reveals',
    summary: {
      zh: '查看某人的完整信息（须说明用途，留痕）',
      en: 'see values of one person in full; asks for a purpose',
    },
    access: everyone,
    params: claimParams,
    body: z.strictObject({
      fields: z.array(z.enum(revealableFields)).min(1).max(revealableFields.length),
      purpose: z.enum(revealPurposes),
    }),
    reply: {
      status: 200,
      body: z.object({
        name: z.string().optional(),
        idNumber: z.string().optional(),
        phone: z.string().optional(),
        remark: z.string().nullable().optional(),
      }),
    },
  },
});
