import { kpisSchema } from '../contract/plan.ts';
import type { Bilingual } from '../contract/text.ts';
import type { BatchRow } from '../db/batches.ts';
import type { PlanRow, PlanStatus } from '../db/plans.ts';
import type { DemoResult } from '../service/demo.ts';
import type { Runtime } from '../service/runtime.ts';

/** First line of a start. */
export const startingText: Bilingual = { zh: '接运正在启动……', en: 'Jieyun is starting …' };

/** Where everything is, once it stands. `token` is null where the operator chose it himself: then it is not shown. */
export function readyText({ runtime, url, token }: { runtime: Runtime; url: string; token: string | null }): Bilingual {
  const own = { zh: '数据库：DATABASE_URL 所指的 PostgreSQL', en: 'database: the PostgreSQL that DATABASE_URL names' };
  const database = runtime.postgres?.describe ?? own;
  const store = runtime.queueStore.kind === 'redis' ? 'Redis' : 'PostgreSQL';
  return {
    zh: [database.zh, `队列：BullMQ（${store}）`, `接口已就绪：${url}`, tokenLine('访问令牌：', token)]
      .join('\n')
      .trimEnd(),
    en: [database.en, `queues: BullMQ on ${store}`, `API ready at ${url}`, tokenLine('access token: ', token)]
      .join('\n')
      .trimEnd(),
  };
}

function tokenLine(label: string, token: string | null): string {
  return token === null ? '' : `${label}${token}`;
}

const statusTexts: Record<PlanStatus, Bilingual> = {
  queued: { zh: '等待规划', en: 'waiting to be planned' },
  running: { zh: '规划中', en: 'being planned' },
  done: { zh: '已有方案', en: 'planned' },
  failed: { zh: '规划失败', en: 'planning failed' },
  cancelled: { zh: '规划已取消', en: 'planning cancelled' },
};

/** One batch that a start found, with its newest plan. */
export function batchText({ name, serviceDate }: BatchRow, plan: PlanRow | null): Bilingual {
  const state = plan === null ? { zh: '尚无方案', en: 'no plan yet' } : statusTexts[plan.status];
  const figures = planFigures(plan);
  return {
    zh: `批次 ${name}（${serviceDate}）：${state.zh}${figures === null ? '' : `，${figures.zh}`}`,
    en: `batch ${name} (${serviceDate}): ${state.en}${figures === null ? '' : `, ${figures.en}`}`,
  };
}

function planFigures(plan: PlanRow | null): Bilingual | null {
  const summary = plan?.summary;
  if (typeof summary !== 'object' || summary === null || !('kpis' in summary)) return null;
  const parsed = kpisSchema.pick({ workers: true, assigned: true, buses: true }).safeParse(summary.kpis);
  if (!parsed.success) return null;
  const { workers, assigned, buses } = parsed.data;
  return { zh: `${assigned}/${workers} 人，${buses} 辆车`, en: `${assigned} of ${workers} people in ${buses} buses` };
}

/** What somebody who sees this for the first time can do now. `token` as for `readyText`. */
export function nextStepsText(url: string, token: string | null, demo: DemoResult | null): Bilingual {
  const bearer = `-H "Authorization: Bearer ${token ?? '$JIEYUN_TOKEN'}"`;
  const calls =
    demo === null
      ? [`curl ${bearer} ${url}/api/v1/batches`]
      : [`curl ${bearer} ${url}/api/v1/plans/${demo.planId}/sheets.pdf -o sheets.pdf`];
  const commands = [
    `${url}/`,
    ...calls,
    'npx jieyun plan fixtures/gangzha-2020 --out plan.json --sheets sheets/',
    'npx jieyun check plan.json --scenario fixtures/gangzha-2020',
    ...(demo === null ? [] : ['npx jieyun demo remove']),
  ].map((line) => `  ${line}`);
  return {
    zh: ['接下来可以：', ...commands, '按 Ctrl-C 停止'].join('\n'),
    en: ['Where to look next:', ...commands, 'Ctrl-C stops'].join('\n'),
  };
}
