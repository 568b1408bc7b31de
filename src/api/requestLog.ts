import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { ApiDeps } from './deps.ts';

declare module 'express-serve-static-core' {
  interface Locals {
    /** Names the request in the log, in problem documents and in the header `x-request-id`. */
    requestId: string;
  }
}

/** Gives each request an id and writes one line about it. The query is left out: a caller may put anything there. */
export function requestLog({ log }: Pick<ApiDeps, 'log'>): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    response.locals.requestId = requestId;
    response.set('x-request-id', requestId);
    response.on('finish', () => {
      const ms = Math.round(performance.now() - startedAt);
      const { method, path } = request;
      log.info({ requestId, method, path: path.slice(0, 200), status: response.statusCode, ms }, 'request');
    });
    next();
  };
}
