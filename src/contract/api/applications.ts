import { z } from 'zod';
import { note, receptionFault, receptionPair, timeOfDay } from '../fields.ts';
import {
  batchParams,
  companyParams,
  endpointsOf,
  instant,
  localDate,
  nextCursor,
  pageQuery,
  planners,
  senders,
  uuid,
} from './endpoint.ts';

/**
 * `draft` → `submitted` → `accepted` or `returned` (with a reason) → `resubmitted` → …; an accepted one may be returned too,
 * where it turns out to be wrong. What is not decided can be recalled, and is then what it was before it was handed in.
 */
export const applicationStates = ['draft', 'submitted', 'returned', 'resubmitted', 'accepted'] as const;
export type ApplicationState = (typeof applicationStates)[number];

const longText = z.string().trim().max(4000);

const application = z.object({
  batchId: uuid,
  companyId: z.string(),
  state: z.enum(applicationStates),
  contactMasked: z.string(),
  phoneMasked: z.string(),
  receiveFrom: z.string().nullable(),
  receiveTo: z.string().nullable(),
  isolationPlan: z.string(),
  reason: z.string().nullable().meta({ description: 'why it was returned' }),
  firstSubmittedAt: instant.nullable(),
  submittedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  resumption: z.object({ approvedOn: localDate, documentId: uuid }).nullable(),
  version: z.int().meta({ description: '0 where nobody has begun one; it then shows what the batch knows' }),
});

const applicationInput = z
  .strictObject({
    contact: note.min(1).optional(),
    phone: note.min(1).optional(),
    receiveFrom: timeOfDay.nullable(),
    receiveTo: timeOfDay.nullable(),
    isolationPlan: longText,
  })
  .refine(receptionPair, receptionFault);
export type ApplicationInput = z.output<typeof applicationInput>;

const decision = z
  .strictObject({ decision: z.enum(['accept', 'return']), reason: longText.min(1).optional() })
  .refine((value) => value.decision === 'accept' || value.reason !== undefined, {
    path: ['reason'],
    message: '退回须说明原因 / say why it is returned',
  });

const standing = z.object({
  companyId: z.string(),
  orgId: uuid,
  name: z.string(),
  state: z.enum(applicationStates).nullable().meta({ description: 'null: not begun' }),
  firstSubmittedAt: instant.nullable(),
  rosterAt: instant.nullable().meta({ description: 'when its first roster came' }),
  missing: z.array(z.enum(['application', 'roster'])),
  late: z.boolean().meta({ description: 'something is missing after the deadline, or came after it' }),
  lateByS: z
    .int()
    .nullable()
    .meta({ description: 'how late the last missing thing came, in seconds; null while it is missing' }),
});

const reply = { status: 200, body: application } as const;
const base = '/batches/{batchId}/companies/{companyId}/application';

/** Companies' applications to a batch (企业申报). */
export const applicationEndpoints = endpointsOf({
  listApplications: {
    method: 'get',
    path: '/batches/{batchId}/applications',
    summary: {
      zh: '申报情况：谁未报、谁迟报，离截止还有多久',
      en: 'how applications stand: who is missing, who is late, how long until the deadline',
    },
    access: senders,
    params: batchParams,
    query: pageQuery,
    reply: {
      status: 200,
      body: z.object({
        deadline: instant.nullable(),
        serverTime: instant,
        remainingS: z.int().nullable().meta({ description: 'until the deadline; negative after it' }),
        counts: z.object({
          companies: z.int(),
          complete: z.int(),
          missing: z.int(),
          late: z.int(),
          toDecide: z.int().meta({ description: 'applications that wait for the district' }),
        }),
        companies: z.array(standing),
        nextCursor,
      }),
    },
  },
  readApplication: {
    method: 'get',
    path: base,
    summary: { zh: '一家企业的申报', en: "a company's application" },
    access: senders,
    params: companyParams,
    reply,
  },
  saveApplication: {
    method: 'put',
    path: base,
    summary: { zh: '填写申报（草稿或被退回时）', en: 'fill in an application, as a draft or after it was returned' },
    access: senders,
    params: companyParams,
    body: applicationInput,
    edits: true,
    reply,
  },
  submitApplication: {
    method: 'post',
    path: `${base}/submissions`,
    summary: { zh: '提交申报', en: 'submit an application' },
    access: senders,
    params: companyParams,
    edits: true,
    reply,
  },
  recallApplication: {
    method: 'post',
    path: `${base}/recalls`,
    summary: { zh: '撤回已提交、区里尚未审定的申报', en: 'take back an application that the district has not decided' },
    access: senders,
    params: companyParams,
    edits: true,
    reply,
  },
  decideApplication: {
    method: 'post',
    path: `${base}/decisions`,
    summary: { zh: '通过或退回申报', en: 'accept an application or return it with a reason' },
    access: planners,
    params: companyParams,
    body: decision,
    edits: true,
    reply,
  },
});
