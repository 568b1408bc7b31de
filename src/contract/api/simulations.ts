import { z } from 'zod';
import { endpointsOf, instant, planners, planParams, uuid } from './endpoint.ts';

const simulation = z.object({
  planId: uuid,
  status: z.enum(['queued', 'running', 'done', 'failed']),
  seed: z.int(),
  beginsAt: instant.nullable().meta({ description: 'of the story; null until it begins' }),
  toldUntil: instant.nullable().meta({ description: 'how far the story was told, in its own time' }),
  broken: z.int().nullable().meta({ description: 'invariants that did not hold; null until it is done' }),
});

/**
 * The story that is played over a demo's published plan. Any reading of a demo's journey shows an instant of it with the header
 * `X-As-Of: <instant>`: what had happened by then, on a clock that stands there.
 */
export const simulationEndpoints = endpointsOf({
  playSimulation: {
    method: 'post',
    path: '/plans/{planId}/simulation',
    summary: {
      zh: '模拟演示批次的行程（仅演示数据；排队执行，重复请求为同一次）',
      en: "play a story over a demo's published plan, as a job; asked again it is the same one",
    },
    access: planners,
    params: planParams,
    reply: { status: 202, body: simulation },
  },
  readSimulation: {
    method: 'get',
    path: '/plans/{planId}/simulation',
    summary: { zh: '模拟行程的进度', en: 'how far the story of a demo was told' },
    access: ['desk', 'warden', ...planners],
    params: planParams,
    reply: { status: 200, body: z.object({ simulation: simulation.nullable() }) },
  },
});
