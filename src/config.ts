import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Bilingual, Locale } from './contract/text.ts';
import { defaultLocale } from './contract/text.ts';
import { type KeyRing, readKeyRing } from './crypto/keyRing.ts';
import { AppError } from './errors.ts';
import { OperatorFault, type OperatorProblem } from './operatorFault.ts';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Everything that an operator can set, read once and valid. Each field names its variable and default. */
export interface Config {
  /** `PORT`: TCP port of the API. Default 3000. */
  port: number;
  /** `HOST`: address that the API listens on. Default 127.0.0.1; any other one needs `PUBLIC_URL` with https. */
  host: string;
  /** `DATABASE_URL`: a PostgreSQL of yours, with the role that owns the schema; null (default) runs the embedded one. */
  databaseUrl: string | null;
  /** `DATABASE_APP_URL`: role of yours that the application connects as; null (default) makes one, `<database>_app`. */
  databaseAppUrl: string | null;
  /** `REDIS_URL`: puts the queues on Redis; null (default) keeps them in PostgreSQL. */
  redisUrl: string | null;
  /** `DATA_DIR`: absolute path of the folder for the embedded server's data and the demo's keys. Default `.data`. */
  dataDir: string;
  /**
   * `DEMO`: whether the first start loads the seed batch and its accounts, whose password everybody knows; 1 or 0. Default
   * 1; in production, or where other machines reach the server, 0, and 1 is refused.
   */
  demo: boolean;
  /** `PUBLIC_URL`: address under which people reach the server, no slash at its end; null takes what callers used. */
  publicUrl: string | null;
  /** `PROXIES`: reverse proxies in front, whose `X-Forwarded-For` counts. Default 0. */
  proxies: number;
  /** `REQUESTS_PER_MINUTE`: most requests of one account, or of one unknown address. Default 1200. */
  requestsPerMinute: number;
  /** `JIEYUN_KEYS`: encryption keys, `id:base64` of 32 bytes each, newest first; null makes `<DATA_DIR>/keys`. Needed in production. */
  keyRing: KeyRing | null;
  /** `JIEYUN_LANG`: language of messages, `zh-CN` or `en`. Default zh-CN. */
  locale: Locale;
  /** `LOG_LEVEL`: default `info` in production, else `warn`. */
  logLevel: LogLevel;
  /** `SOLVE_SECONDS`: search time of one plan made by the server, in seconds. Default 5. */
  solveS: number;
  /** `SOLVE_THREADS`: solver threads of one plan. Default: the cores, at most 4. */
  solveThreads: number;
  /** `GRAPHHOPPER_…`: the road router. */
  graphhopper: GraphHopperConfig;
  /** `SMTP_URL` and `MAIL_FROM`: mail server and address that notices are sent with; null sends none. */
  mail: { url: string; from: string } | null;
  /** `SMS_GATEWAY`: module that sends notices to phones; null sends none. */
  smsGateway: string | null;
  /** `NODE_ENV=production`: refuses to start without keys of its own, and with accounts of the demo. */
  production: boolean;
  /** Whether other machines can reach the server directly. */
  exposed: boolean;
}

/** How to reach GraphHopper. */
export interface GraphHopperConfig {
  /** `GRAPHHOPPER_URL`: base address; null (default) plans on the estimate. Default where a key is set: the cloud service. */
  url: string | null;
  /** `GRAPHHOPPER_KEY`: key of the cloud service; null sends none. */
  key: string | null;
  /** `GRAPHHOPPER_PROFILE`: vehicle profile. Default `coach`, at the cloud service `car`. */
  profile: string;
  /** `GRAPHHOPPER_TIMEOUT_SECONDS`: for one attempt of one call. Default 10. */
  deadlineMs: number;
  /** `GRAPHHOPPER_CONCURRENCY`: calls at a time. Default 4. */
  concurrency: number;
  /** `ROAD_CACHE_DAYS`: how long measured legs are remembered. Default 90. */
  cacheDays: number;
}

const cloudUrl = 'https://graphhopper.com/api/1';
/** Where `jieyun graphhopper` serves, and `jieyun plan --router graphhopper` looks where nothing is configured. */
export const localGraphHopperUrl = 'http://127.0.0.1:8989';

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable's reader and what to tell somebody whose value it refuses. */
interface Setting<T> {
  schema: z.ZodType<T>;
  problem: Bilingual;
  remedy: Bilingual;
}

const invalid: Bilingual = { zh: '取值无效', en: 'the value is not valid' };

function whole(min: number, max: number, example: number): Setting<number> {
  const range = `${min}–${max}`;
  const schema = z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(min).max(max));
  return {
    schema,
    problem: { zh: `不是 ${range} 的整数`, en: `is not a whole number within ${range}` },
    remedy: { zh: `例如 ${example}`, en: `for example ${example}` },
  };
}

function oneOf<T extends string, V>(values: Record<T, V>): Setting<V> {
  const names = Object.keys(values) as [T, ...T[]];
  return {
    schema: z.enum(names).transform((name) => values[name]),
    problem: invalid,
    remedy: { zh: `请用其中之一：${names.join('、')}`, en: `use one of: ${names.join(', ')}` },
  };
}

function address(protocols: readonly string[], example: string): Setting<string> {
  return {
    schema: z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol)),
    problem: { zh: '不是有效的连接地址', en: 'is not a valid address' },
    remedy: { zh: `例如 ${example}`, en: `for example ${example}` },
  };
}

const settings = {
  PORT: whole(1, 65535, 3000),
  HOST: {
    schema: z.union([z.literal('localhost').transform(() => '127.0.0.1'), z.ipv4(), z.ipv6()]),
    problem: { zh: '不是 IP 地址', en: 'is no IP address' },
    remedy: { zh: '例如 127.0.0.1', en: 'for example 127.0.0.1' },
  },
  PUBLIC_URL: {
    schema: z
      .string()
      .refine(
        (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === '/',
      )
      .transform((text) => new URL(text).origin),
    problem: { zh: '不是有效的网址', en: 'is not a valid address' },
    remedy: { zh: '例如 https://jieyun.example.cn', en: 'for example https://jieyun.example.cn' },
  },
  PROXIES: whole(0, 10, 1),
  REQUESTS_PER_MINUTE: whole(1, 1_000_000, 1200),
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/jieyun'),
  DATABASE_APP_URL: address(['postgres:', 'postgresql:'], 'postgresql://jieyun_app:password@host:5432/jieyun'),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://127.0.0.1:6379'),
  DATA_DIR: { schema: z.string(), problem: invalid, remedy: { zh: '例如 .data', en: 'for example .data' } },
  DEMO: oneOf({ '1': true, '0': false }),
  JIEYUN_LANG: oneOf<string, Locale>({ 'zh-CN': 'zh-CN', zh: 'zh-CN', en: 'en' }),
  LOG_LEVEL: oneOf<LogLevel, LogLevel>({
    fatal: 'fatal',
    error: 'error',
    warn: 'warn',
    info: 'info',
    debug: 'debug',
    trace: 'trace',
    silent: 'silent',
  }),
  SOLVE_SECONDS: whole(1, 3600, 5),
  SOLVE_THREADS: whole(1, 64, 2),
  GRAPHHOPPER_URL: address(['http:', 'https:'], localGraphHopperUrl),
  GRAPHHOPPER_KEY: {
    schema: z.string().regex(/^[\x21-\x7e]+$/),
    problem: invalid,
    remedy: { zh: '填写 GraphHopper 控制台给出的密钥', en: "use the key from GraphHopper's dashboard" },
  },
  GRAPHHOPPER_PROFILE: {
    schema: z.string().regex(/^[\w-]+$/),
    problem: invalid,
    remedy: { zh: '例如 coach', en: 'for example coach' },
  },
  GRAPHHOPPER_TIMEOUT_SECONDS: whole(1, 300, 10),
  GRAPHHOPPER_CONCURRENCY: whole(1, 64, 4),
  ROAD_CACHE_DAYS: whole(1, 3650, 90),
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtp://user:password@mail.example.cn:587'),
  MAIL_FROM: {
    schema: z.email(),
    problem: { zh: '不是邮箱地址', en: 'is no e-mail address' },
    remedy: { zh: '例如 jieyun@example.cn', en: 'for example jieyun@example.cn' },
  },
  SMS_GATEWAY: {
    schema: z.string(),
    problem: invalid,
    remedy: { zh: '例如 ./gateway.mjs', en: 'for example ./gateway.mjs' },
  },
} satisfies Record<string, Setting<unknown>>;

/** Variables with our prefix that other code reads, or that are read below. */
const knownPrefixed = /^JIEYUN_(KEYS|TEST_.*)$/;

/**
 * Reads and validates the whole environment at once. `cwd` is what a relative `DATA_DIR` starts from.
 * An empty variable counts as not set.
 *
 * @throws OperatorFault `config_invalid` with every fault; values are never repeated, they may be secret.
 */
export function readConfig(env: Environment, cwd: string): Config {
  const problems: OperatorProblem[] = [];
  const production = env.NODE_ENV === 'production';

  function read<N extends keyof typeof settings>(name: N): z.output<(typeof settings)[N]['schema']> | null {
    const text = env[name]?.trim();
    if (text === undefined || text === '') return null;
    const { schema, problem, remedy } = settings[name];
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data as z.output<(typeof settings)[N]['schema']>;
    problems.push({ place: name, problem, remedy });
    return null;
  }

  const host = read('HOST') ?? '127.0.0.1';
  const publicUrl = read('PUBLIC_URL');
  const exposed = !loopback.test(host);
  if (exposed && publicUrl?.startsWith('https:') !== true) problems.push(unprotected);
  const demo = read('DEMO');
  if (demo === true && (production || exposed)) problems.push(publicDemo);
  const config: Config = {
    port: read('PORT') ?? 3000,
    host,
    publicUrl,
    proxies: read('PROXIES') ?? 0,
    requestsPerMinute: read('REQUESTS_PER_MINUTE') ?? 1200,
    databaseUrl: read('DATABASE_URL'),
    databaseAppUrl: read('DATABASE_APP_URL'),
    redisUrl: read('REDIS_URL'),
    dataDir: resolve(cwd, read('DATA_DIR') ?? '.data'),
    demo: demo ?? !(production || exposed),
    keyRing: readKeys(env.JIEYUN_KEYS, production, problems),
    locale: read('JIEYUN_LANG') ?? defaultLocale,
    logLevel: read('LOG_LEVEL') ?? (production ? 'info' : 'warn'),
    solveS: read('SOLVE_SECONDS') ?? 5,
    solveThreads: read('SOLVE_THREADS') ?? Math.min(availableParallelism(), 4),
    graphhopper: graphHopperOf(read),
    mail: mailOf(read, problems),
    smsGateway: read('SMS_GATEWAY'),
    production,
    exposed,
  };
  problems.push(...findUnknown(env));
  if (problems.length > 0) throw new OperatorFault('config_invalid', problems);
  return config;
}

const loopback = /^(127\.|::1$)/;

const unprotected: OperatorProblem = {
  place: 'HOST',
  problem: { zh: '其他机器可以访问，但没有 https', en: 'other machines reach it, and there is no https' },
  remedy: {
    zh: '请在前面放一个提供 https 的反向代理，并设置 PUBLIC_URL=https://… 和 PROXIES=1',
    en: 'put a reverse proxy with https in front and set PUBLIC_URL=https://… and PROXIES=1',
  },
};

const publicDemo: OperatorProblem = {
  place: 'DEMO',
  problem: {
    zh: '示例账号的密码人人皆知，不能用于生产环境，也不能让其他机器访问',
    en: "everybody knows the demo accounts' password: not in production, and not where other machines reach the server",
  },
  remedy: { zh: '请去掉 DEMO=1', en: 'leave DEMO=1 out' },
};

type Read = <N extends keyof typeof settings>(name: N) => z.output<(typeof settings)[N]['schema']> | null;

function graphHopperOf(read: Read): GraphHopperConfig {
  const key = read('GRAPHHOPPER_KEY');
  const url = read('GRAPHHOPPER_URL') ?? (key === null ? null : cloudUrl);
  const profile = read('GRAPHHOPPER_PROFILE') ?? (url === cloudUrl ? 'car' : 'coach');
  const deadlineMs = 1000 * (read('GRAPHHOPPER_TIMEOUT_SECONDS') ?? 10);
  const concurrency = read('GRAPHHOPPER_CONCURRENCY') ?? 4;
  const cacheDays = read('ROAD_CACHE_DAYS') ?? 90;
  return { url, key, profile, deadlineMs, concurrency, cacheDays };
}

function mailOf(read: Read, problems: OperatorProblem[]): Config['mail'] {
  const [url, from] = [read('SMTP_URL'), read('MAIL_FROM')];
  if (url === null || from !== null) return url === null || from === null ? null : { url, from };
  problems.push({
    place: 'MAIL_FROM',
    problem: { zh: '设置了 SMTP_URL 就要有发件地址', en: 'is needed where SMTP_URL is set' },
    remedy: settings.MAIL_FROM.remedy,
  });
  return null;
}

/** The language to report faults in, readable even where the rest of the environment is not. */
export function readLocale(env: Environment): Locale {
  const parsed = settings.JIEYUN_LANG.schema.safeParse(env.JIEYUN_LANG?.trim());
  return parsed.success ? parsed.data : defaultLocale;
}

/**
 * For commands that read nothing else of the environment.
 *
 * @throws OperatorFault `config_invalid` where the language is none of ours
 */
export function assertLocale(env: Environment): void {
  const { schema, problem, remedy } = settings.JIEYUN_LANG;
  const text = env.JIEYUN_LANG?.trim() ?? '';
  if (text === '' || schema.safeParse(text).success) return;
  throw new OperatorFault('config_invalid', [{ place: 'JIEYUN_LANG', problem, remedy }]);
}

function readKeys(text: string | undefined, production: boolean, problems: OperatorProblem[]): KeyRing | null {
  const remedy = {
    zh: '写成 id:base64（32 字节），多把用逗号分隔、最新的在前；可用 openssl rand -base64 32 生成',
    en: 'write id:base64 of 32 bytes, several separated by commas, newest first; openssl rand -base64 32 makes one',
  };
  if (text === undefined || text.trim() === '') {
    if (production) {
      const problem = {
        zh: '生产环境（NODE_ENV=production）必须设置加密密钥',
        en: 'production (NODE_ENV=production) needs encryption keys',
      };
      problems.push({ place: 'JIEYUN_KEYS', problem, remedy });
    }
    return null;
  }
  try {
    return readKeyRing(text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    for (const { location, message } of error.fields) {
      problems.push({ place: location, problem: { zh: `密钥无效（${message}）`, en: message }, remedy });
    }
    return null;
  }
}

/** A misspelt name would be ignored silently; with our own prefix it can be told. */
function findUnknown(env: Environment): OperatorProblem[] {
  const own = Object.keys(settings).filter((name) => name.startsWith('JIEYUN_'));
  return Object.keys(env)
    .filter((name) => name.startsWith('JIEYUN_') && !own.includes(name) && !knownPrefixed.test(name))
    .map((name) => ({
      place: name,
      problem: { zh: '没有这个设置', en: 'there is no such setting' },
      remedy: {
        zh: `已有：${[...own, 'JIEYUN_KEYS'].join('、')}`,
        en: `there are: ${[...own, 'JIEYUN_KEYS'].join(', ')}`,
      },
    }));
}
