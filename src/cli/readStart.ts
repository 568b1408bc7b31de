import { readFile } from 'node:fs/promises';
import type { Fault } from '../contract/fault.ts';
import { planSchema } from '../contract/plan.ts';
import { type Lock, parseLock, type StartPlan } from '../contract/replan.ts';

/** The plan that `--start` names with the locks of `--lock`; all that is wrong with them at once. */
export async function readStart(
  path: string | undefined,
  locks: readonly string[],
): Promise<{ start: StartPlan | undefined; faults: Fault[] }> {
  const faults: Fault[] = [];
  const parsed = locks.map((text): Lock | null => {
    const lock = parseLock(text);
    if (lock === null) faults.push(notALock(text));
    return lock;
  });
  if (path === undefined) {
    if (locks.length > 0) faults.push(nothingToLock);
    return { start: undefined, faults };
  }
  const plan = planSchema.safeParse(await readJson(path));
  if (!plan.success) {
    const { path: place, message } = plan.error.issues[0]!;
    faults.push(notAPlan(path, place.join('.'), message));
    return { start: undefined, faults };
  }
  return { start: { plan: plan.data, locks: parsed.filter((lock) => lock !== null) }, faults };
}

/** Undefined where the file cannot be read: then it is no plan either. */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function notAPlan(file: string, cell: string, detail: string): Fault {
  return {
    file,
    cell,
    code: 'start_unreadable',
    message: { zh: `不是可读的方案文件（${detail}）`, en: `this is no readable plan document (${detail})` },
    remedy: { zh: '--start 请给出 jieyun plan 写出的方案文件', en: 'give --start a document that jieyun plan wrote' },
  };
}

function notALock(text: string): Fault {
  return {
    file: 'locks',
    cell: text,
    code: 'lock_unreadable',
    message: { zh: '看不懂这项锁定', en: 'this is no lock' },
    remedy: {
      zh: '写成 trip:T03、stop:T02/1、group:341221/C007 或 worker:C007-012',
      en: 'write trip:T03, stop:T02/1, group:341221/C007 or worker:C007-012',
    },
  };
}

const nothingToLock: Fault = {
  file: 'locks',
  code: 'lock_without_start',
  message: { zh: '没有原方案，无从锁定', en: 'there is no plan to lock anything of' },
  remedy: { zh: '用 --start 给出原方案', en: 'name the plan that stands with --start' },
};
