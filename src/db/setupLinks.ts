import type { Queryable } from './pool.ts';

/** Puts a one-time link in place of the account's earlier ones. */
export async function replaceSetupLink(
  db: Queryable,
  link: { userId: string; tokenHash: Buffer; expiresAt: Date },
): Promise<void> {
  await db.query('delete from setup_links where user_id = $1', [link.userId]);
  await db.query('insert into setup_links (token_hash, user_id, expires_at) values ($1, $2, $3)', [
    link.tokenHash,
    link.userId,
    link.expiresAt,
  ]);
}

/** Whether a link is still good. */
export async function setupLinkExists(db: Queryable, tokenHash: Buffer): Promise<boolean> {
  const { rowCount } = await db.query('select from setup_links where token_hash = $1 and expires_at > now()', [
    tokenHash,
  ]);
  return rowCount === 1;
}

/** Uses a link up. @returns the account; null where the link was used, replaced, is too old or never was */
export async function takeSetupLink(db: Queryable, tokenHash: Buffer): Promise<string | null> {
  const { rows } = await db.query<{ userId: string; good: boolean }>(
    'delete from setup_links where token_hash = $1 returning user_id as "userId", expires_at > now() as good',
    [tokenHash],
  );
  return rows[0]?.good === true ? rows[0].userId : null;
}
