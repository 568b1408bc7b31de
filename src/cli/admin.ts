import { inLocale } from '../contract/text.ts';
import { verifyAudit } from '../db/audit.ts';
import { clearRoadLegs, purgeRoadLegs } from '../db/roadLegs.ts';
import { purgeExpired } from '../planning/server/purgeExpired.ts';
import { rotateKeys } from '../planning/server/rotateKeys.ts';
import { createAdmin } from '../service/accounts.ts';
import type { ExitStatus } from './reportError.ts';
import type { CommandContext } from './withRuntime.ts';

/** `jieyun admin create-admin LOGIN`: prints the path of the one-time link with which the new admin sets his password. */
export async function createAdminCommand(login: string, { runtime, config }: CommandContext): Promise<ExitStatus> {
  const token = await createAdmin(runtime.database, login);
  const base = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const text = {
    zh: '请用这个一次性链接设置密码（服务器运行时打开）：',
    en: 'set the password with this one-time link, while the server runs:',
  };
  process.stderr.write(`${inLocale(text, config.locale)}\n`);
  process.stdout.write(`${base}/setup/${token}\n`);
  return 0;
}

/**
 * `jieyun admin verify-audit`: checks the chain of the audit log. Prints the number of entries and the newest hash, which, noted
 * elsewhere, also proves later that nothing was cut off the end. Status 1 where the chain is broken.
 */
export async function verifyAuditCommand({ runtime, config }: CommandContext): Promise<ExitStatus> {
  const { entries, head, brokenAt } = await verifyAudit(runtime.database);
  if (brokenAt !== null) {
    const text = {
      zh: `操作记录在第 ${brokenAt} 条处断裂：该条或之前的记录被改动、删除或插入`,
      en: `the audit log is broken at entry ${brokenAt}: it, or what stood before it, was changed, taken out or put in`,
    };
    process.stderr.write(`${inLocale(text, config.locale)}\n`);
    return 1;
  }
  process.stdout.write(`${entries} ${head}\n`);
  return 0;
}

/**
 * `jieyun admin rotate-keys`: seals everything with the first key of JIEYUN_KEYS, beside the running server; afterwards the
 * other keys may be left out.
 */
export async function rotateKeysCommand({ runtime, config }: CommandContext): Promise<ExitStatus> {
  const { database, keyRing } = runtime;
  const rotation = await rotateKeys({ database, keys: keyRing });
  for (const [table, values] of Object.entries(rotation)) process.stdout.write(`${table} ${values}\n`);
  const text = {
    zh: `全部数据已用密钥 ${keyRing.activeId} 加密，其他密钥可以去掉`,
    en: `everything is sealed with the key ${keyRing.activeId}; the others may be left out`,
  };
  process.stderr.write(`${inLocale(text, config.locale)}\n`);
  return 0;
}

/** `jieyun admin purge`: forgets whoever is no longer to be remembered, as the server does once a day; prints the report. */
export async function purgeCommand({ runtime, log }: CommandContext): Promise<ExitStatus> {
  const { database, keyRing } = runtime;
  const day = new Date().toISOString().slice(0, 10);
  const report = await purgeExpired({ database, keys: keyRing, log }, day);
  process.stdout.write(`${JSON.stringify(report)}\n`);
  return report.unclear.length === 0 ? 0 : 1;
}

/**
 * `jieyun admin purge-roads [--all]`: deletes measured road legs older than `ROAD_CACHE_DAYS`, or all of them, and prints how
 * many; they are measured anew when a plan needs them.
 */
export async function purgeRoadsCommand(
  { all }: { all: boolean },
  { runtime, config }: CommandContext,
): Promise<ExitStatus> {
  const { pool } = runtime;
  const legs = all ? await clearRoadLegs(pool) : await purgeRoadLegs(pool, config.graphhopper.cacheDays);
  process.stdout.write(`${legs}\n`);
  return 0;
}
