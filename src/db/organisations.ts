import { inBoth } from '../contract/bilingualIssues.ts';
import { AppError } from '../errors.ts';
import type { Page } from './page.ts';
import { isSqlState, type Queryable, uniqueViolation } from './pool.ts';
import { records } from './records.ts';

/** A company above its batches: an id of its own, and the code and name that batches call it by. */
export interface OrganisationRow {
  orgId: string;
  code: string;
  name: string;
}

/** What a company is, beside its name; contact and phone sealed, null where nobody has told yet. */
export interface ProfileRow extends OrganisationRow {
  district: string;
  township: string;
  address: string;
  lng: number | null;
  lat: number | null;
  contactSealed: Buffer | null;
  phoneSealed: Buffer | null;
  headcount: number | null;
  /** Local times of day `HH:MM`, both or neither. */
  receiveFrom: string | null;
  receiveTo: string | null;
  /** Local date of the 复工批准, and the document that says so; both or neither. */
  resumptionApprovedOn: string | null;
  resumptionDocumentId: string | null;
  /** Counts edits; the ETag. */
  version: number;
}

const columns = 'org_id as "orgId", code, name';
const profileColumns = `${columns}, district, township, address, lng, lat, contact_sealed as "contactSealed",
  phone_sealed as "phoneSealed", headcount, receive_from as "receiveFrom", receive_to as "receiveTo",
  resumption_approved_on::text as "resumptionApprovedOn", resumption_document_id as "resumptionDocumentId", version`;

/**
 * The companies of these codes and names, made where they are new; in the given order, `isNew` where nobody has told of them
 * before. The same code with another name is another company.
 */
export async function ensureOrganisations(
  db: Queryable,
  companies: readonly { code: string; name: string }[],
): Promise<(OrganisationRow & { isNew: boolean })[]> {
  const made = await db.query<{ orgId: string }>(
    `insert into organisations (code, name) select code, name from jsonb_to_recordset($1) as x(code text, name text)
     on conflict (code, name) do nothing returning org_id as "orgId"`,
    [records(companies)],
  );
  const fresh = new Set(made.rows.map(({ orgId }) => orgId));
  const { rows } = await db.query<OrganisationRow>(
    `select ${columns} from rows from (jsonb_to_recordset($1) as (code text, name text)) with ordinality
     join organisations using (code, name) order by ordinality`,
    [records(companies)],
  );
  return rows.map((row) => ({ ...row, isNew: fresh.has(row.orgId) }));
}

/** Null where there is none. */
export async function findOrganisation(db: Queryable, orgId: string): Promise<ProfileRow | null> {
  const { rows } = await db.query<ProfileRow>(`select ${profileColumns} from organisations where org_id = $1`, [orgId]);
  return rows[0] ?? null;
}

/** Companies after the one with the id `after`, by code and name. */
export async function listOrganisations(db: Queryable, { limit, after }: Page): Promise<ProfileRow[]> {
  const { rows } = await db.query<ProfileRow>(
    `select ${profileColumns} from organisations
     where $2::uuid is null or (code, name) > (select o.code, o.name from organisations o where o.org_id = $2)
     order by code, name limit $1`,
    [limit, after],
  );
  return rows;
}

/** Holds the company until the transaction ends. Null where there is none that the reader may change. */
export async function lockOrganisation(db: Queryable, orgId: string): Promise<ProfileRow | null> {
  const { rows } = await db.query<ProfileRow>(
    `select ${profileColumns} from organisations where org_id = $1 for update`,
    [orgId],
  );
  return rows[0] ?? null;
}

/** A company of which only code and name are known; the rest comes by `updateProfiles`. @throws AppError `conflict` */
export async function insertOrganisation(db: Queryable, { orgId, code, name }: OrganisationRow): Promise<void> {
  try {
    await db.query('insert into organisations (org_id, code, name) values ($1, $2, $3)', [orgId, code, name]);
  } catch (error) {
    throw toConflict(error);
  }
}

/** Stores what companies are now, and counts the edit. @throws AppError `conflict` where one gets the name of another */
export async function updateProfiles(db: Queryable, profiles: readonly Omit<ProfileRow, 'version'>[]): Promise<void> {
  try {
    await db.query(
      `update organisations o set name = x.name, district = x.district, township = x.township, address = x.address,
         lng = x.lng, lat = x.lat, contact_sealed = x."contactSealed", phone_sealed = x."phoneSealed",
         headcount = x.headcount, receive_from = x."receiveFrom", receive_to = x."receiveTo",
         resumption_approved_on = x."resumptionApprovedOn", resumption_document_id = x."resumptionDocumentId",
         version = version + 1
       from jsonb_to_recordset($1) as x("orgId" uuid, name text, district text, township text, address text, lng float8,
         lat float8, "contactSealed" bytea, "phoneSealed" bytea, headcount integer, "receiveFrom" text, "receiveTo" text,
         "resumptionApprovedOn" date, "resumptionDocumentId" uuid)
       where o.org_id = x."orgId"`,
      [records(profiles)],
    );
  } catch (error) {
    throw toConflict(error);
  }
}

function toConflict(error: unknown): unknown {
  if (!isSqlState(error, uniqueViolation)) return error;
  return new AppError(
    'conflict',
    inBoth({ zh: '已有同代码、同名称的企业', en: 'there is a company of this code and name already' }),
    { cause: error },
  );
}
