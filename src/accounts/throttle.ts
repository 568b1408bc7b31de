import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { inBoth } from '../contract/bilingualIssues.ts';
import type { Database } from '../db/pool.ts';
import { AppError } from '../errors.ts';
import { limits } from './limits.ts';

/** Counts sign-ins of addresses, for all processes together. */
export interface AddressThrottle {
  /** @throws AppError `too_many_requests` */
  count(address: string): Promise<void>;
}

/** @param gate the database as the gate sees it */
export function createAddressThrottle(gate: Database): AddressThrottle {
  const limiter = new RateLimiterPostgres({
    storeClient: { query: ({ text, values }: { text: string; values: unknown[] }) => gate.query(text, values) },
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: true,
    keyPrefix: 'sign-in',
    points: limits.addressSignIns,
    duration: limits.addressSignInsS,
  });
  return {
    async count(address) {
      try {
        await limiter.consume(address);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const retryAfterS = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw new AppError(
          'too_many_requests',
          inBoth({ zh: '这个地址登录过于频繁：请稍候', en: 'too many sign-ins from this address: wait' }),
          { retryAfterS },
        );
      }
    },
  };
}
