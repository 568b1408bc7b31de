import type { Queryable } from './pool.ts';

/** What a session holds beside the cookie; express-session keeps it as JSON. */
export interface SessionContent {
  userId: string;
  csrfToken: string;
  /** Epoch ms. */
  signedInAtMs: number;
  seenAtMs: number;
  address: string | null;
  userAgent: string;
}

/** A session in a list. */
export interface SessionRow extends Pick<SessionContent, 'address' | 'userAgent' | 'signedInAtMs' | 'seenAtMs'> {
  sessionId: string;
  /** Never shown: whoever knows it and the signing key is signed in. */
  sid: string;
}

/** Live sessions of an account, the newest first. */
export async function listSessions(db: Queryable, userId: string): Promise<SessionRow[]> {
  const { rows } = await db.query<SessionRow>(
    `select session_id as "sessionId", sid, sess ->> 'address' as address, sess ->> 'userAgent' as "userAgent",
       (sess ->> 'signedInAtMs')::float8 as "signedInAtMs", (sess ->> 'seenAtMs')::float8 as "seenAtMs"
     from sessions where user_id = $1 and expire > now() order by "signedInAtMs" desc, session_id`,
    [userId],
  );
  return rows;
}

/** What a session that has not run out holds; null where it was ended. */
export async function findSession(db: Queryable, sid: string): Promise<SessionContent | null> {
  const { rows } = await db.query<{ sess: SessionContent }>(
    'select sess from sessions where sid = $1 and expire > now()',
    [sid],
  );
  return rows[0]?.sess ?? null;
}

/** @returns false where the account has no such session. */
export async function deleteSession(db: Queryable, userId: string, sessionId: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from sessions where user_id = $1 and session_id = $2', [
    userId,
    sessionId,
  ]);
  return rowCount === 1;
}

/** Ends every session of an account but `exceptSid`; returns how many. */
export async function deleteSessions(db: Queryable, userId: string, exceptSid: string | null = null): Promise<number> {
  const { rowCount } = await db.query('delete from sessions where user_id = $1 and sid is distinct from $2', [
    userId,
    exceptSid,
  ]);
  return rowCount ?? 0;
}

/** Notes that a session was used; one that was ended meanwhile stays ended. */
export async function noteSessionUse(db: Queryable, sid: string, seenAtMs: number): Promise<void> {
  await db.query(
    `update sessions set sess = (sess::jsonb || jsonb_build_object('seenAtMs', $2::float8))::json where sid = $1`,
    [sid, seenAtMs],
  );
}
