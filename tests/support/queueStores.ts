import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import type { QueueStore } from '../../src/jobs/store.ts';
import type { TestDatabase } from './database.ts';

/** The kinds of queue store that a test runs on. Redis only where `TEST_REDIS_URL` names one that answers. */
export interface StoreKind {
  name: 'postgres' | 'redis';
  /** Why it cannot be tested here; null where it can. */
  skip: string | null;
  /** A store that no other test shares. */
  create(database: TestDatabase): QueueStore;
}

const redisUrl = process.env.TEST_REDIS_URL ?? '';

/** Call at the top level of a test file: `for (const kind of await storeKinds()) …`. */
export async function storeKinds(): Promise<StoreKind[]> {
  const skip = await whyNoRedis();
  if (skip !== null && (process.env.JIEYUN_TEST_REQUIRE ?? '').split(',').includes('redis')) {
    throw new Error(`JIEYUN_TEST_REQUIRE asks for Redis, but ${skip}`);
  }
  return [
    { name: 'postgres', skip: null, create: ({ url }) => ({ kind: 'postgres', databaseUrl: url }) },
    {
      name: 'redis',
      skip,
      create: () => ({ kind: 'redis', redisUrl, prefix: `test-${randomBytes(6).toString('hex')}` }),
    },
  ];
}

async function whyNoRedis(): Promise<string | null> {
  if (redisUrl === '') return 'TEST_REDIS_URL is not set';
  const redis = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => {});
  try {
    await redis.connect();
    await redis.ping();
    return null;
  } catch {
    return 'the Redis of TEST_REDIS_URL does not answer';
  } finally {
    redis.disconnect();
  }
}
