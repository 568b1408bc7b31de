import { timingSafeEqual } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Request, RequestHandler } from 'express';
import type { Endpoint } from '../contract/api/endpoint.ts';
import { inBoth } from '../contract/bilingualIssues.ts';
import { gateActor, senderOf } from '../db/actor.ts';
import { AppError } from '../errors.ts';
import type { ApiDeps } from './deps.ts';
import { unauthorized } from './identify.ts';
import { SharedCounts } from './sharedCounts.ts';

/**
 * Lets through whom the contract lets in. Whether he sees the object that he names is the database's to say: a foreign one
 * does not exist for him.
 *
 * @throws AppError `unauthorized`, `forbidden`
 */
export function admit({ access }: Pick<Endpoint, 'access'>): RequestHandler {
  return (_request, response, next) => {
    const { role } = response.locals.actor;
    if (access === 'public') next();
    else if (role === 'gate') throw unauthorized(response);
    else if (!(access as readonly string[]).includes(role)) {
      throw new AppError('forbidden', inBoth({ zh: '您的角色不参与此事', en: 'your role does not take part in this' }));
    } else next();
  };
}

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Refuses changes that another site makes a browser send: with a cookie they need the session's CSRF token, and never come
 * from a page of another site, not even signing in.
 */
export const refuseForeignPages: RequestHandler = (request, response, next) => {
  if (!changing.has(request.method)) {
    next();
    return;
  }
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site')
    throw new AppError('forbidden', 'the change comes from another site');
  const { byCookie, actor } = response.locals;
  if (byCookie && actor.role !== 'gate' && !carriesToken(request)) {
    throw new AppError('forbidden', 'send the csrfToken of GET /api/v1/session as x-csrf-token');
  }
  next();
};

function carriesToken(request: Request): boolean {
  const expected = Buffer.from(request.session.csrfToken ?? '');
  const given = Buffer.from(request.get('x-csrf-token') ?? '');
  return expected.length > 0 && given.length === expected.length && timingSafeEqual(given, expected);
}

/** Counts requests by account, or by address where nobody is signed in, over all processes. */
export function limitRate({
  database,
  settings,
  log,
  closing,
}: Pick<ApiDeps, 'database' | 'settings' | 'log' | 'closing'>): RequestHandler {
  const counts = new SharedCounts({
    database: database.as(gateActor({ address: null, requestId: null })),
    perMinute: settings.requestsPerMinute,
    closing,
    onError: (error) => log.warn({ err: error }, 'requests are counted by this process alone'),
  });
  return (request, response, next) => {
    const waitMs = counts.count(senderOf(response.locals.actor) ?? addressKey(request.ip));
    next(waitMs === null ? undefined : tooMany(waitMs));
  };
}

/** An address as limits know it: of IPv6 the network, since one household has countless addresses in it. */
export function addressKey(address: string | undefined): string {
  if (address === undefined || !isIPv6(address)) return address ?? 'unknown';
  return address.split(':').slice(0, 4).join(':');
}

/** The refusal that a used-up limit makes. */
function tooMany(waitMs: number): AppError {
  const retryAfterS = Math.max(1, Math.ceil(waitMs / 1000));
  return new AppError(
    'too_many_requests',
    inBoth({ zh: '请求过于频繁：请稍候', en: 'you send more than the server takes from one sender: wait' }),
    { retryAfterS },
  );
}
