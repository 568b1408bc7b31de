import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** A column title of a company's rosters, in the form in which titles are compared, and what it is read as. */
export interface RosterTitle {
  title: string;
  readAs: string;
}

/** What a company said of its titles. */
export async function listRosterTitles(db: Queryable, orgId: string): Promise<RosterTitle[]> {
  const { rows } = await db.query<RosterTitle>(
    'select title, read_as as "readAs" from roster_titles where org_id = $1 order by title',
    [orgId],
  );
  return rows;
}

/** Remembers titles for a company beside those that it has; a title told again takes the new meaning. */
export async function keepRosterTitles(db: Queryable, orgId: string, titles: readonly RosterTitle[]): Promise<void> {
  await db.query(
    `insert into roster_titles (org_id, title, read_as)
     select $1, title, "readAs" from jsonb_to_recordset($2) as x(title text, "readAs" text)
     on conflict (org_id, title) do update set read_as = excluded.read_as`,
    [orgId, records(titles)],
  );
}

/** Forgets titles of a company. */
export async function dropRosterTitles(db: Queryable, orgId: string, titles: readonly string[]): Promise<void> {
  await db.query('delete from roster_titles where org_id = $1 and title = any ($2)', [orgId, titles]);
}
