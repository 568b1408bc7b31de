import type { Page } from './page.ts';
import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** A company above its batches: an id of its own, and the code and name that batches call it by. */
export interface OrganisationRow {
  orgId: string;
  code: string;
  name: string;
}

const columns = 'org_id as "orgId", code, name';

/**
 * The companies of these codes and names, made where they are new; in the given order. The same code with another name is
 * another company.
 */
export async function ensureOrganisations(
  db: Queryable,
  companies: readonly { code: string; name: string }[],
): Promise<OrganisationRow[]> {
  await db.query(
    `insert into organisations (code, name) select code, name from jsonb_to_recordset($1) as x(code text, name text)
     on conflict (code, name) do nothing`,
    [records(companies)],
  );
  const { rows } = await db.query<OrganisationRow>(
    `select ${columns} from rows from (jsonb_to_recordset($1) as (code text, name text)) with ordinality
     join organisations using (code, name) order by ordinality`,
    [records(companies)],
  );
  return rows;
}

/** Null where there is none. */
export async function findOrganisation(db: Queryable, orgId: string): Promise<OrganisationRow | null> {
  const { rows } = await db.query<OrganisationRow>(`select ${columns} from organisations where org_id = $1`, [orgId]);
  return rows[0] ?? null;
}

/** Companies after the one with the id `after`, by code and name. */
export async function listOrganisations(db: Queryable, { limit, after }: Page): Promise<OrganisationRow[]> {
  const { rows } = await db.query<OrganisationRow>(
    `select ${columns} from organisations
     where $2::uuid is null or (code, name) > (select o.code, o.name from organisations o where o.org_id = $2)
     order by code, name limit $1`,
    [limit, after],
  );
  return rows;
}
