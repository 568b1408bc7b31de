import { Redis } from 'ioredis';
import type { Pool } from '../db/pool.ts';
import { OperatorFault } from '../operatorFault.ts';

/** BullMQ needs this Redis or newer. */
const oldestRedis = 6.2;
/** What the migrations and BullMQ's tables need. */
const oldestPostgres = 14;

/**
 * Makes sure that a database of the operator's own answers and is new enough.
 *
 * @throws OperatorFault naming `DATABASE_URL`; the address itself, which carries a password, is not repeated.
 */
export async function checkDatabase(pool: Pool): Promise<void> {
  const version = await pool.query<{ number: string }>(`select current_setting('server_version_num') as number`).then(
    ({ rows }) => Math.floor(Number(rows[0]!.number) / 10_000),
    (cause: Error) => {
      throw new OperatorFault(
        'unavailable',
        [
          {
            place: 'DATABASE_URL',
            problem: {
              zh: `无法连接数据库（${reason(cause)}）`,
              en: `the database cannot be reached (${reason(cause)})`,
            },
            remedy: {
              zh: '请检查地址、用户名、密码和防火墙；或不设 DATABASE_URL 使用内置 PostgreSQL',
              en: 'check address, user, password and firewall; or leave DATABASE_URL out for the embedded PostgreSQL',
            },
          },
        ],
        cause,
      );
    },
  );
  if (version < oldestPostgres) throw tooOld('DATABASE_URL', 'PostgreSQL', version, oldestPostgres);
}

/**
 * Makes sure that Redis answers and is new enough.
 *
 * @throws OperatorFault naming `REDIS_URL`.
 */
export async function checkRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 3_000,
    maxRetriesPerRequest: 0,
    retryStrategy: null,
  });
  let lastError: Error | null = null;
  redis.on('error', (error) => {
    lastError = error;
  });
  try {
    await redis.connect();
    const version = /redis_version:(\d+\.\d+)/.exec(await redis.info('server'))?.[1];
    if (version !== undefined && Number(version) < oldestRedis) {
      throw tooOld('REDIS_URL', 'Redis', Number(version), oldestRedis);
    }
  } catch (error) {
    if (error instanceof OperatorFault) throw error;
    const cause = lastError ?? (error as Error);
    throw new OperatorFault(
      'unavailable',
      [
        {
          place: 'REDIS_URL',
          problem: { zh: `无法连接 Redis（${reason(cause)}）`, en: `Redis cannot be reached (${reason(cause)})` },
          remedy: {
            zh: '请启动 Redis 或检查地址和密码；或不设 REDIS_URL，队列就放在 PostgreSQL 中',
            en: 'start Redis, or check address and password; or leave REDIS_URL out to keep the queues in PostgreSQL',
          },
        },
      ],
      cause,
    );
  } finally {
    redis.disconnect();
  }
}

function tooOld(place: string, product: string, found: number, needed: number): OperatorFault {
  return new OperatorFault('unavailable', [
    {
      place,
      problem: { zh: `${product} ${found} 版本过旧`, en: `${product} ${found} is too old` },
      remedy: { zh: `请使用 ${product} ${needed} 或更新版本`, en: `use ${product} ${needed} or newer` },
    },
  ]);
}

/** A connection error's own words; Node's wrapper around several addresses has none. */
function reason(error: Error): string {
  if (error instanceof AggregateError) return error.errors.map((one: Error) => one.message).join(', ');
  return error.message;
}
