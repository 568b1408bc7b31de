import { allRows, type Page } from './page.ts';
import type { Queryable } from './pool.ts';
import { records } from './records.ts';

/** A company of a batch; contact and phone as sealed values. */
export interface CompanyRow {
  /** The company above its batches. */
  orgId: string;
  companyId: string;
  name: string;
  district: string;
  address: string;
  lng: number;
  lat: number;
  contactSealed: Buffer;
  phoneSealed: Buffer;
  staffNeeded: number;
  staffPresent: number;
  receiveFrom: string | null;
  receiveTo: string | null;
}

const plainColumns = `org_id as "orgId", company_id as "companyId", name, district, address, lng, lat,
  staff_needed as "staffNeeded", staff_present as "staffPresent", receive_from as "receiveFrom", receive_to as "receiveTo"`;

const columns = `${plainColumns}, contact_sealed as "contactSealed", phone_sealed as "phoneSealed"`;

/** SQL: the companies of batch $1 behind the one with the id $3, at most $2, in their order. */
const pageOfCompanies = `where batch_id = $1 and ($3::text is null
  or ordinal > (select c.ordinal from companies c where c.batch_id = $1 and c.company_id = $3))
  order by ordinal limit $2`;

/** Inserts companies of a batch in their order, after those that it has. */
export async function insertCompanies(db: Queryable, batchId: string, companies: CompanyRow[]): Promise<void> {
  await db.query(
    `insert into companies (batch_id, ordinal, org_id, company_id, name, district, address, lng, lat, contact_sealed,
       phone_sealed, staff_needed, staff_present, receive_from, receive_to)
     select $1, ordinality + (select coalesce(max(c.ordinal), 0) from companies c where c.batch_id = $1), "orgId",
       "companyId", name, district, address, lng, lat, "contactSealed", "phoneSealed",
       "staffNeeded", "staffPresent", "receiveFrom", "receiveTo"
     from rows from (jsonb_to_recordset($2) as ("orgId" uuid, "companyId" text, name text, district text, address text,
       lng float8, lat float8, "contactSealed" bytea, "phoneSealed" bytea, "staffNeeded" integer,
       "staffPresent" integer, "receiveFrom" text, "receiveTo" text)) with ordinality`,
    [batchId, records(companies)],
  );
}

/** A batch's companies after the one with the id `after`, in their order. */
export async function listCompanies(db: Queryable, batchId: string, { limit, after } = allRows): Promise<CompanyRow[]> {
  const { rows } = await db.query<CompanyRow>(`select ${columns} from companies ${pageOfCompanies}`, [
    batchId,
    limit,
    after,
  ]);
  return rows;
}

/** A company of a batch without its contact, and how its rosters stand. */
export interface CountedCompany extends Omit<CompanyRow, 'contactSealed' | 'phoneSealed'> {
  accepted: number;
  rejected: number;
  /** Workers missing from a corrected file, waiting for a decision. */
  withdrawalsProposed: number;
}

/** `listCompanies` with counts, zero where nothing came yet. Only rows of the companies on the page are looked at. */
export async function listCountedCompanies(
  db: Queryable,
  batchId: string,
  { limit, after }: Page,
): Promise<CountedCompany[]> {
  const { rows } = await db.query<CountedCompany>(
    `select ${plainColumns}, n.*
     from (select * from companies ${pageOfCompanies}) c
     cross join lateral (
       select count(*) filter (where r.verdict = 'valid' and r.clash is null
           and (k.withdrawal is null or k.withdrawal = 'proposed'))::integer as accepted,
         count(*) filter (where r.row_no > 0 and not r.is_missing and (r.verdict = 'faulty'
           or r.clash is not null or k.withdrawal in ('confirmed', 'decided')))::integer as rejected,
         count(distinct k.claim_id) filter (where k.withdrawal = 'proposed')::integer as "withdrawalsProposed"
       from roster_rows r
       left join claims k on k.batch_id = r.batch_id and k.company_id = r.company_id
         and k.identity_hash = r.identity_hash
       where r.batch_id = $1 and r.company_id = c.company_id) n
     order by c.ordinal`,
    [batchId, limit, after],
  );
  return rows;
}

/** Null where the batch has none of this id, or it is not the reader's. */
export async function findCompany(db: Queryable, batchId: string, companyId: string): Promise<CompanyRow | null> {
  const { rows } = await db.query<CompanyRow>(
    `select ${columns} from companies where batch_id = $1 and company_id = $2`,
    [batchId, companyId],
  );
  return rows[0] ?? null;
}

/** Who receives a company's people in a batch, and when: what an accepted application says. */
export async function updateReception(
  db: Queryable,
  batchId: string,
  company: Pick<CompanyRow, 'companyId' | 'contactSealed' | 'phoneSealed' | 'receiveFrom' | 'receiveTo'>,
): Promise<void> {
  const { companyId, contactSealed, phoneSealed, receiveFrom, receiveTo } = company;
  await db.query(
    `update companies set contact_sealed = $3, phone_sealed = $4, receive_from = $5, receive_to = $6
     where batch_id = $1 and company_id = $2`,
    [batchId, companyId, contactSealed, phoneSealed, receiveFrom, receiveTo],
  );
}
