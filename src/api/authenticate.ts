import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/**
 * Lets a request through that carries the token as `Authorization: Bearer …`. Digests of equal length are compared in
 * constant time, so that neither length nor beginning of the token can be measured.
 */
export function authenticate(token: string): RequestHandler {
  const expected = digest(token);
  return (request, response, next) => {
    const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (given !== undefined && timingSafeEqual(digest(given), expected)) {
      response.set('cache-control', 'no-store');
      next();
      return;
    }
    response.set('www-authenticate', 'Bearer realm="jieyun"');
    throw new AppError(
      'unauthorized',
      'send the token that the server printed at its start: Authorization: Bearer <token>',
    );
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
