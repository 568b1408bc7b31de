import { z } from 'zod';
import {
  batchParams,
  endpointsOf,
  everyone,
  instant,
  nextCursor,
  pageQuery,
  requestParams,
  senders,
  uuid,
} from './endpoint.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const fix = z.strictObject({
  file: z.string().min(1).max(200),
  sheet: z.string().max(200).default('').meta({ description: 'empty for CSV' }),
  cell: z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/, '如 C14 / for example C14'),
  value: z.string().max(1000).meta({ description: 'empty clears the cell' }),
});

const maskedPerson = {
  nameMasked: z.string(),
  idMasked: z.string(),
  row: z.int(),
  file: z.string(),
  sheet: z.string(),
};
const personChange = z.object({
  ...maskedPerson,
  fields: z.array(
    z.object({
      field: z.enum(['name', 'phone', 'county', 'pickup', 'sex', 'remark', 'companions']),
      before: z.string(),
      after: z.string(),
    }),
  ),
});

/** States of somebody on his way, in the order of the list's texts. */
export const journeyStates = [
  'accepted',
  'placed',
  'left_over',
  'withdrawn',
  'awaiting_application',
  'duplicate_in_batch',
  'duplicate_other_company',
] as const;
export type JourneyState = (typeof journeyStates)[number];

const journey = z.object({
  planId: uuid,
  tripId: z.string(),
  plate: z.string(),
  seat: z.string().nullable(),
  boardAt: z.iso.datetime({ offset: true }).nullable().meta({ description: 'when the bus comes to the pick-up' }),
  boardName: z.string().nullable(),
  boardLng: z.number().nullable(),
  boardLat: z.number().nullable(),
  arriveAt: z.iso.datetime({ offset: true }).nullable().meta({ description: 'at the company' }),
});

/** What a column of a roster may hold. */
export const rosterFields = [
  ...['serial', 'name', 'sex', 'birthDate', 'idType', 'idNumber', 'phone', 'company', 'pickup', 'province', 'city'],
  ...[
    'county',
    'home',
    'temperature',
    'contact',
    'hubei',
    'symptom',
    'isolation',
    'healthState',
    'companions',
    'remark',
  ],
] as const;

/** What a company may say of a column with a title of its own: a field, that nothing is read from it, or nothing again. */
export const columnMeanings = [...rosterFields, 'nothing', 'automatic'] as const;

/** Working on rosters that came in: fixing, comparing, taking bad rows and forms away, and where everybody is. */
export const rosterWorkEndpoints = endpointsOf({
  fixRows: {
    method: 'post',
    path: '/requests/{requestId}/fixes',
    summary: {
      zh: '直接改正单元格（按新版本文件重新审核）',
      en: 'put other values into cells; the file so fixed comes in as its new version and is read again',
    },
    access: senders,
    params: requestParams,
    body: z.strictObject({ cells: z.array(fix).min(1).max(500) }),
    reply: { status: 202, body: z.object({ requestId: uuid, unchanged: z.boolean() }) },
  },
  listRequestColumns: {
    method: 'get',
    path: '/requests/{requestId}/columns',
    summary: {
      zh: '表头识别结果：每列读作什么',
      en: 'how the tables of a request were understood: what each column was read as',
    },
    access: senders,
    params: requestParams,
    reply: {
      status: 200,
      body: z.object({
        tables: z.array(
          z.object({
            file: z.string(),
            sheet: z.string(),
            headerRow: z.int(),
            dataRows: z.int(),
            missing: z
              .array(z.enum(rosterFields))
              .meta({ description: 'required and without a column, so that no row was accepted' }),
            columns: z.array(
              z.object({
                column: z.string(),
                title: z.string(),
                field: z.enum(rosterFields).nullable().meta({ description: 'null: nothing is read from it' }),
                isOwn: z.boolean().meta({ description: 'the company said what this title of its own means' }),
              }),
            ),
          }),
        ),
      }),
    },
  },
  assignColumns: {
    method: 'post',
    path: '/requests/{requestId}/columns',
    summary: {
      zh: '指定列的含义：按新版本重新审核，并记住用于本企业以后的名单',
      en: "say what columns mean: the file comes in as its new version, and the company's later rosters are read so, too",
    },
    access: senders,
    params: requestParams,
    body: z.strictObject({
      titles: z
        .array(z.strictObject({ title: z.string().trim().min(1).max(50), readAs: z.enum(columnMeanings) }))
        .min(1)
        .max(100),
    }),
    reply: { status: 202, body: z.object({ requestId: uuid, unchanged: z.boolean() }) },
  },
  compareRequests: {
    method: 'get',
    path: '/requests/{requestId}/diff',
    summary: {
      zh: '与上一次名单的差异',
      en: 'who was added, dropped and changed since an earlier request of the company',
    },
    access: senders,
    params: requestParams,
    query: z.strictObject({
      against: uuid.optional().meta({ description: 'left out: the request before it that brought one of its files' }),
    }),
    reply: {
      status: 200,
      body: z.object({
        requestId: uuid,
        against: uuid.nullable().meta({ description: 'null where it is the first' }),
        added: z.array(z.object(maskedPerson)),
        dropped: z.array(z.object(maskedPerson)),
        changed: z.array(personChange),
        unchanged: z.int(),
        faultyRows: z.object({ before: z.int(), after: z.int() }),
      }),
    },
  },
  downloadBadRows: {
    method: 'post',
    path: '/requests/{requestId}/bad-rows',
    summary: {
      zh: '下载问题行（完整信息，留痕），改正后可直接上传',
      en: 'take the rejected rows away in full, with what is wrong in a column, to be fixed and sent again; audited',
    },
    access: senders,
    params: requestParams,
    body: z.strictObject({ purpose: z.literal('correct_roster') }),
    reply: { status: 200, file: xlsx, download: true },
  },
  readRosterTemplate: {
    method: 'get',
    path: '/roster-template.xlsx',
    summary: { zh: '名单模板', en: 'an empty roster to fill in' },
    access: everyone,
    reply: { status: 200, file: xlsx, download: true },
  },
  listWorkerStatus: {
    method: 'get',
    path: '/batches/{batchId}/worker-status',
    summary: {
      zh: '人员进展：接收、车次、座位、时间',
      en: 'where everybody is: accepted, placed, bus, seat, times; masked',
    },
    access: everyone,
    params: batchParams,
    query: pageQuery.extend({
      companyId: z.string().max(64).optional(),
      planId: uuid
        .optional()
        .meta({ description: 'left out: the newest published plan, for planners the newest one where none is' }),
    }),
    reply: {
      status: 200,
      body: z.object({
        planId: uuid.nullable(),
        plannedAt: instant.nullable(),
        workers: z.array(
          z.object({
            claimId: uuid,
            workerId: z.string().nullable(),
            companyId: z.string(),
            nameMasked: z.string(),
            phoneMasked: z.string(),
            adcode: z.string(),
            state: z.enum(journeyStates),
            reason: z.string().nullable().meta({ description: 'why somebody is left over' }),
            journey: journey.nullable().meta({ description: 'also of somebody withdrawn after he was placed' }),
          }),
        ),
        nextCursor,
      }),
    },
  },
});
