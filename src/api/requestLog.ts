import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { ApiDeps } from './deps.ts';

declare module 'express-serve-static-core' {
  interface Locals {
    /** Names the request in the log, in problem documents and in the header `x-request-id`. */
    requestId: string;
    /** Pattern of the address, with names in place of values; unset where nothing is at the address. */
    route?: string;
  }
}

/**
 * Gives each request an id, writes one line about it and counts it. Only the pattern of the address is told: a caller may
 * put anything into the address itself, and links carry secrets there.
 */
export function requestLog({ log, metrics }: Pick<ApiDeps, 'log' | 'metrics'>): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    response.locals.requestId = requestId;
    response.set('x-request-id', requestId);
    response.on('finish', () => {
      const ms = Math.round(performance.now() - startedAt);
      const method = methods.has(request.method) ? request.method : 'OTHER';
      const { route = routeOf(request.route) } = response.locals;
      const status = response.statusCode;
      log.info({ requestId, method, route, status, ms }, 'request');
      // how long somebody listens is no time of an answer
      if (response.getHeader('content-type')?.toString().startsWith('text/event-stream') === true) return;
      metrics.requestS.observe({ method, route, status }, ms / 1000);
    });
    next();
  };
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Express's own route, for addresses outside the contract. */
function routeOf(route: unknown): string {
  const path = typeof route === 'object' && route !== null ? Reflect.get(route, 'path') : undefined;
  return typeof path === 'string' ? path : '(none)';
}
