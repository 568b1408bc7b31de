import { z } from 'zod';
import { observationSheetSchema, releaseResultSchema } from '../observation.ts';
import { wardenQuery } from '../wardens.ts';
import { endpointsOf, everyone, planners, planParams, workbook } from './endpoint.ts';

const day = z.strictObject({ date: z.iso.date().optional().meta({ description: 'today where left out' }) });

/** The days after arrival: measurements, release, the daily report. */
export const observationEndpoints = endpointsOf({
  readObservation: {
    method: 'get',
    path: '/plans/{planId}/observation',
    summary: { zh: '隔离观察日表', en: 'everybody under observation on a day: due, done, missed, who may be released' },
    access: everyone,
    params: planParams,
    query: day.extend({ warden: wardenQuery }),
    reply: { status: 200, body: observationSheetSchema },
  },
  signRelease: {
    method: 'post',
    path: '/plans/{planId}/releases',
    summary: { zh: '解除观察（签字）', en: 'signs people off; whoever may not go yet is refused with the reasons' },
    access: ['warden', ...planners],
    params: planParams,
    body: z.strictObject({ workerIds: z.array(z.string().min(1).max(64)).min(1).max(500) }),
    reply: { status: 200, body: z.object({ results: z.array(releaseResultSchema) }) },
  },
  readDailyReport: {
    method: 'get',
    path: '/plans/{planId}/observation/report.xlsx',
    summary: { zh: '健康日报（分企业与合计）', en: 'the daily report by company and in total' },
    access: everyone,
    params: planParams,
    query: day,
    reply: { status: 200, file: workbook },
  },
});
