import { kpisSchema } from '../contract/plan.ts';
import type { Bilingual } from '../contract/text.ts';
import type { BatchRow } from '../db/batches.ts';
import type { PlanRow, PlanStatus } from '../db/plans.ts';
import { demoAccounts } from '../service/accounts.ts';
import type { DemoResult } from '../service/demo.ts';
import type { Runtime } from '../service/runtime.ts';

/** First line of a start. */
export const startingText: Bilingual = { zh: '接运正在启动……', en: 'Jieyun is starting …' };

/** Where everything is, once it stands. `adminUrl` is the one-time link of the first admin, null once there is one. */
export function readyText({
  runtime,
  url,
  adminUrl,
}: {
  runtime: Pick<Runtime, 'postgres' | 'queueStore'>;
  url: string;
  adminUrl: string | null;
}): Bilingual {
  const own = { zh: '数据库：DATABASE_URL 所指的 PostgreSQL', en: 'database: the PostgreSQL that DATABASE_URL names' };
  const database = runtime.postgres?.describe ?? own;
  const store = runtime.queueStore.kind === 'redis' ? 'Redis' : 'PostgreSQL';
  const admin =
    adminUrl === null
      ? { zh: [], en: [] }
      : {
          zh: [`还没有管理员。请用这个一次性链接设置 admin 的密码（24 小时内有效）：${adminUrl}`],
          en: [`there is no admin yet: set the password of "admin" with this one-time link (24 hours): ${adminUrl}`],
        };
  return {
    zh: [database.zh, `队列：BullMQ（${store}）`, `接口已就绪：${url}`, ...admin.zh].join('\n'),
    en: [database.en, `queues: BullMQ on ${store}`, `API ready at ${url}`, ...admin.en].join('\n'),
  };
}

/** Loud, because the password is everybody's. */
function demoAccountsText(): Bilingual {
  const { password, logins } = demoAccounts;
  const names = logins.map(({ login }) => login).join(', ');
  return {
    zh: `!!! 示例账号（仅限本机试用，密码人人皆知；投入使用前请运行 npx jieyun demo remove）\n!!! ${names}  密码 ${password}`,
    en: `!!! demo accounts (for looking around on this machine; everybody knows the password; run npx jieyun demo remove before real use)\n!!! ${names}  password ${password}`,
  };
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

/** What somebody who sees this for the first time can do now. @param driverUrl a driver's link to a trip of the demo */
export function nextStepsText(
  url: string,
  demo: DemoResult | null,
  { hasDemoAccounts, driverUrl }: { hasDemoAccounts: boolean; driverUrl: string | null },
): Bilingual {
  const signIn = (login: string, password: string) =>
    `curl -c cookies -H 'content-type: application/json' -d '{"login":"${login}","password":"${password}"}' ${url}/api/v1/session`;
  const [dispatcher] = demoAccounts.logins;
  const calls = hasDemoAccounts ? [signIn(dispatcher!.login, demoAccounts.password)] : [signIn('admin', '…')];
  const path = demo === null ? '/api/v1/batches' : `/api/v1/plans/${demo.planId}/sheets.pdf -o sheets.pdf`;
  const commands = [
    `${url}/`,
    ...(driverUrl === null ? [] : [driverUrl]),
    `${url}/api/docs`,
    ...calls,
    `curl -b cookies ${url}${path}`,
    'npx jieyun plan fixtures/gangzha-2020 --out plan.json --sheets sheets/',
    'npx jieyun check plan.json --scenario fixtures/gangzha-2020',
    ...(demo === null ? [] : ['npx jieyun demo remove']),
  ].map((line) => `  ${line}`);
  const warning = hasDemoAccounts ? demoAccountsText() : null;
  return {
    zh: [...(warning === null ? [] : [warning.zh]), '接下来可以：', ...commands, '按 Ctrl-C 停止'].join('\n'),
    en: [...(warning === null ? [] : [warning.en]), 'Where to look next:', ...commands, 'Ctrl-C stops'].join('\n'),
  };
}
