import { z } from 'zod';
import { count } from '../fields.ts';
import { endpointsOf, instant, localDate, nextCursor, orgParams, pageQuery, senders, uuid } from './endpoint.ts';

const label = z.string().trim().max(60);
const surveyRow = z.strictObject({
  trade: label.default('').meta({ description: "工种; '' where it is not told" }),
  town: label.default('').meta({ description: '街道 or 镇' }),
  needed: count.meta({ description: 'staff when everybody is there' }),
  present: count,
});

const survey = z.strictObject({
  asOf: localDate,
  rows: z
    .array(surveyRow)
    .min(1)
    .max(500)
    .refine((rows) => new Set(rows.map(({ trade, town }) => JSON.stringify([trade, town]))).size === rows.length, {
      message: '同一工种和街道只能出现一次 / each trade and town stands once',
    }),
});
export type SurveyInput = z.output<typeof survey>;

const figures = {
  needed: z.int(),
  present: z.int(),
  short: z.int().meta({ description: 'who is still missing, of each company and trade by itself' }),
};
const sharePct = z.number().nullable().meta({ description: '100 × present / needed; null where nobody is needed' });

/** How many people companies need and how many are back (用工需求、返岗率). */
export const surveyEndpoints = endpointsOf({
  createSurvey: {
    method: 'post',
    path: '/companies/{orgId}/surveys',
    summary: { zh: '上报用工需求（新版本）', en: 'a new version of how many people a company needs and has' },
    access: senders,
    params: orgParams,
    body: survey,
    reply: { status: 201, body: z.object({ surveyId: uuid, unchanged: z.boolean() }) },
  },
  listSurveys: {
    method: 'get',
    path: '/companies/{orgId}/surveys',
    summary: { zh: '用工需求的各版本', en: "versions of a company's survey, the newest first" },
    access: senders,
    params: orgParams,
    query: pageQuery,
    reply: {
      status: 200,
      body: z.object({
        surveys: z.array(
          z.object({
            surveyId: uuid,
            asOf: localDate,
            createdAt: instant,
            rows: z.array(z.object({ trade: z.string(), town: z.string(), ...figures })),
          }),
        ),
        nextCursor,
      }),
    },
  },
  readLabourNeed: {
    method: 'get',
    path: '/labour-need',
    summary: { zh: '用工缺口：按街道、按工种', en: 'who is needed, present and short, by town and by trade' },
    access: senders,
    query: z.strictObject({ asOf: localDate.optional() }),
    reply: {
      status: 200,
      body: z.object({
        companies: z.int(),
        total: z.object(figures),
        byTown: z.array(z.object({ town: z.string(), companies: z.int(), ...figures })),
        byTrade: z.array(z.object({ trade: z.string(), companies: z.int(), ...figures })),
        byTownAndTrade: z.array(z.object({ town: z.string(), trade: z.string(), companies: z.int(), ...figures })),
      }),
    },
  },
  readStaffRestored: {
    method: 'get',
    path: '/staff-restored',
    summary: { zh: '返岗率：按企业、按日期', en: 'the share of staff that is back, by company and over time' },
    access: senders,
    query: z.strictObject({ from: localDate.optional(), to: localDate.optional(), orgId: uuid.optional() }),
    reply: {
      status: 200,
      body: z.object({
        days: z.array(z.object({ day: localDate, needed: z.int(), present: z.int(), sharePct })),
        companies: z.array(
          z.object({
            orgId: uuid,
            name: z.string(),
            days: z.array(z.object({ day: localDate, needed: z.int(), present: z.int(), sharePct })),
          }),
        ),
      }),
    },
  },
});
