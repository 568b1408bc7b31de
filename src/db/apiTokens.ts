import type { Queryable } from './pool.ts';
import { type UserRow, userColumns } from './users.ts';

/** What a token is for, where that is less than what its account may. */
export type TokenScope = 'tracker';

/** A token of a machine, without the token. */
export interface ApiTokenRow {
  tokenId: string;
  name: string;
  /** Null: all that the account may. */
  scope: TokenScope | null;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

export async function insertApiToken(
  db: Queryable,
  token: {
    tokenId: string;
    userId: string;
    name: string;
    scope: TokenScope | null;
    tokenHash: Buffer;
    expiresAt: Date;
  },
): Promise<void> {
  await db.query(
    'insert into api_tokens (token_id, user_id, name, scope, token_hash, expires_at) values ($1, $2, $3, $4, $5, $6)',
    [token.tokenId, token.userId, token.name, token.scope, token.tokenHash, token.expiresAt],
  );
}

/** An account's tokens, the newest first. */
export async function listApiTokens(db: Queryable, userId: string): Promise<ApiTokenRow[]> {
  const { rows } = await db.query<ApiTokenRow>(
    `select token_id as "tokenId", name, scope, created_at as "createdAt", expires_at as "expiresAt",
       last_used_at as "lastUsedAt"
     from api_tokens where user_id = $1 order by created_at desc, token_id`,
    [userId],
  );
  return rows;
}

/** @returns false where the account has no such token. */
export async function deleteApiToken(db: Queryable, userId: string, tokenId: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from api_tokens where user_id = $1 and token_id = $2', [userId, tokenId]);
  return rowCount === 1;
}

export async function deleteApiTokens(db: Queryable, userId: string): Promise<void> {
  await db.query('delete from api_tokens where user_id = $1', [userId]);
}

/** The account of a live token; null where there is none. Notes the use, at most once a minute. */
export async function useApiToken(
  db: Queryable,
  tokenHash: Buffer,
): Promise<(UserRow & { scope: TokenScope | null }) | null> {
  const { rows } = await db.query<UserRow & { scope: TokenScope | null; isStale: boolean }>(
    `select ${userColumns}, t.scope, t.is_stale as "isStale"
     from users join (select user_id, scope, coalesce(last_used_at < now() - interval '1 minute', true) as is_stale
       from api_tokens where token_hash = $1 and expires_at > now()) t using (user_id)`,
    [tokenHash],
  );
  const [found] = rows;
  if (found === undefined) return null;
  const { isStale, ...user } = found;
  if (isStale) await db.query('update api_tokens set last_used_at = now() where token_hash = $1', [tokenHash]);
  return user;
}
