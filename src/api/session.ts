import { randomBytes } from 'node:crypto';
import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type pg from 'pg';
import { limits } from '../accounts/limits.ts';
import { derivedKeys } from '../crypto/secrets.ts';
import { gateActor } from '../db/actor.ts';
import type { Database } from '../db/pool.ts';
import { findSession, noteSessionUse, type SessionContent } from '../db/sessions.ts';
import type { ApiDeps } from './deps.ts';

declare module 'express-session' {
  interface SessionData extends SessionContent {}
}

/** What handlers may do with the caller's session. */
export interface SessionControl {
  /** Null with an API token or a link. */
  csrfToken: string | null;
  sid: string | null;
  /** Begins a session under a new id, whatever cookie the caller came with. @returns its CSRF token */
  begin(userId: string): Promise<string>;
  end(): Promise<void>;
}

/**
 * Sessions in PostgreSQL behind a signed cookie that no script reads. Nothing is stored before somebody signs in. A session
 * is never written again by the library, so that one that was ended meanwhile does not come back.
 */
export function sessions(deps: ApiDeps): RequestHandler {
  const Store = connectPgSimple(session);
  const gate = deps.database.as(gateActor({ address: null, requestId: null }));
  const secure = deps.settings.publicUrl?.startsWith('https:') === true;
  const store = new Store({
    pool: { query: gate.query } as unknown as pg.Pool,
    tableName: 'sessions',
    disableTouch: true,
    errorLog: (error) => deps.log.error({ err: error }, 'sessions cannot be reached'),
  });
  return session({
    store,
    name: secure ? '__Host-jieyun' : 'jieyun',
    secret: [...derivedKeys(deps.keys, 'session cookie 1').values()].map((key) => key.toString('base64')),
    resave: false,
    saveUninitialized: false,
    proxy: deps.settings.proxies > 0,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: limits.sessionMaxMs },
  });
}

/** The account of the caller's session; null without one, or where it was left alone for too long. */
export async function sessionUser(gate: Database, request: Request): Promise<string | null> {
  const { userId, signedInAtMs, seenAtMs } = request.session;
  if (userId === undefined || signedInAtMs === undefined || seenAtMs === undefined) return null;
  const now = Date.now();
  if (isOver({ seenAtMs, signedInAtMs }, now)) {
    await destroy(request);
    return null;
  }
  if (now - seenAtMs > limits.sessionNoteMs) await noteSessionUse(gate, request.sessionID, now);
  return userId;
}

/** The account of a session by now, which this does not count as a use; null where it was ended or has run out. */
export async function sessionUserAgain(gate: Database, sid: string): Promise<string | null> {
  const session = await findSession(gate, sid);
  return session === null || isOver(session, Date.now()) ? null : session.userId;
}

function isOver({ seenAtMs, signedInAtMs }: Pick<SessionContent, 'seenAtMs' | 'signedInAtMs'>, now: number): boolean {
  return now - seenAtMs > limits.sessionIdleMs || now - signedInAtMs > limits.sessionMaxMs;
}

/** Begins, ends and describes the caller's session. */
export function sessionControl(request: Request): SessionControl {
  const signedIn = request.session?.userId !== undefined;
  return {
    csrfToken: signedIn ? (request.session.csrfToken ?? null) : null,
    sid: signedIn ? request.sessionID : null,
    async begin(userId) {
      await promised((done) => request.session.regenerate(done));
      const now = Date.now();
      const content: SessionContent = {
        userId,
        csrfToken: randomBytes(18).toString('base64url'),
        signedInAtMs: now,
        seenAtMs: now,
        address: request.ip ?? null,
        userAgent: (request.get('user-agent') ?? '').slice(0, 200),
      };
      Object.assign(request.session, content);
      await promised((done) => request.session.save(done));
      return content.csrfToken;
    },
    end: () => destroy(request),
  };
}

function destroy(request: Request): Promise<void> {
  if (request.session === undefined) return Promise.resolve();
  return promised((done) => request.session.destroy(done));
}

function promised(call: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => (error === undefined || error === null ? resolve() : reject(error)));
  });
}
