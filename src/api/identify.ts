import type { Request, RequestHandler, Response } from 'express';
import { actorOfBearer, actorOfUser } from '../accounts/identify.ts';
import { type Actor, gateActor } from '../db/actor.ts';
import type { Database } from '../db/pool.ts';
import { AppError } from '../errors.ts';
import type { ApiDeps } from './deps.ts';
import { sessions, sessionUser, sessionUserAgain } from './session.ts';

declare module 'express-serve-static-core' {
  interface Locals {
    /** Who sends the request; the gate where nobody has said who he is. */
    actor: Actor;
    /** True where a cookie says so, which browsers send unasked: changes then need the CSRF token. */
    byCookie: boolean;
  }
}

/** The database as somebody at the door sees it. */
export function gateOf(deps: Pick<ApiDeps, 'database'>, request: Request, response: Response): Database {
  return deps.database.as(gateActor({ address: request.ip ?? null, requestId: response.locals.requestId }));
}

/**
 * Finds out who sends a request: a bearer token (API token of an account, link of a driver) or the session's cookie. Whoever tries out
 * tokens is counted like everybody at the gate.
 *
 * @param limit counts the request against whoever sends it
 * @throws AppError `unauthorized` for a token that is nobody's; a request without any goes on as the gate's.
 */
export function identify(deps: ApiDeps, limit: RequestHandler): RequestHandler[] {
  const withSession = sessions(deps);
  return [
    (request, response, next) => {
      response.set('cache-control', 'no-store');
      if (request.headers.authorization === undefined) withSession(request, response, next);
      else next();
    },
    async (request, response, next) => {
      const gate = gateOf(deps, request, response);
      const { authorization } = request.headers;
      response.locals.byCookie = authorization === undefined;
      response.locals.actor = (await find(deps, gate, request)) ?? gate.actor;
      next();
    },
    limit,
    (request, response, next) => {
      const isNobodys = request.headers.authorization !== undefined && response.locals.actor.role === 'gate';
      next(isNobodys ? unauthorized(response) : undefined);
    },
  ];
}

async function find(deps: ApiDeps, gate: Database, request: Request): Promise<Actor | null> {
  if (request.headers.authorization !== undefined) return findBearer(deps, gate, request.headers.authorization);
  const userId = await sessionUser(gate, request);
  return userId === null ? null : actorOfUser(gate, userId);
}

async function findBearer({ keys }: ApiDeps, gate: Database, authorization: string): Promise<Actor | null> {
  const token = /^Bearer +(\S{1,400})$/i.exec(authorization)?.[1];
  return token === undefined ? null : actorOfBearer({ gate, keys }, token);
}

/** Who sends a request that goes on for long, by now; null where what let him in is there no longer. */
export async function identifyAgain(deps: ApiDeps, request: Request, response: Response): Promise<Actor | null> {
  const gate = gateOf(deps, request, response);
  if (request.headers.authorization !== undefined) return findBearer(deps, gate, request.headers.authorization);
  const userId = await sessionUserAgain(gate, request.sessionID);
  return userId === null ? null : actorOfUser(gate, userId);
}

/** The refusal of somebody who has not said who he is. */
export function unauthorized(response: Response): AppError {
  response.set('www-authenticate', 'Bearer realm="jieyun"');
  return new AppError(
    'unauthorized',
    'sign in with POST /api/v1/session, or send an API token as Authorization: Bearer',
  );
}
