import type { ApplicationState } from '../contract/api/applications.ts';
import type { Queryable } from './pool.ts';

/** A company's application to a batch; personal values and free text sealed. */
export interface ApplicationRow {
  batchId: string;
  companyId: string;
  orgId: string;
  state: ApplicationState;
  /** Null once the batch was purged, as are the phone and the plan. */
  contactSealed: Buffer | null;
  phoneSealed: Buffer | null;
  isolationPlanSealed: Buffer | null;
  receiveFrom: string | null;
  receiveTo: string | null;
  firstSubmittedAt: Date | null;
  submittedAt: Date | null;
  decidedAt: Date | null;
  reasonSealed: Buffer | null;
  version: number;
}

const columns = `batch_id as "batchId", company_id as "companyId", org_id as "orgId", state,
  contact_sealed as "contactSealed", phone_sealed as "phoneSealed", receive_from as "receiveFrom",
  receive_to as "receiveTo", isolation_plan_sealed as "isolationPlanSealed", first_submitted_at as "firstSubmittedAt",
  submitted_at as "submittedAt", decided_at as "decidedAt", reason_sealed as "reasonSealed", version`;

/** Null where nobody has begun one, or it is not the reader's. */
export async function findApplication(
  db: Queryable,
  batchId: string,
  companyId: string,
): Promise<ApplicationRow | null> {
  const { rows } = await db.query<ApplicationRow>(
    `select ${columns} from applications where batch_id = $1 and company_id = $2`,
    [batchId, companyId],
  );
  return rows[0] ?? null;
}

/** What is filled in. */
export type ApplicationContent = Pick<
  ApplicationRow,
  | 'batchId'
  | 'companyId'
  | 'orgId'
  | 'contactSealed'
  | 'phoneSealed'
  | 'receiveFrom'
  | 'receiveTo'
  | 'isolationPlanSealed'
>;

/** Begins an application, or changes what it says. The caller holds the batch. */
export async function putApplication(db: Queryable, content: ApplicationContent): Promise<void> {
  await db.query(
    `insert into applications (batch_id, company_id, org_id, contact_sealed, phone_sealed, receive_from, receive_to,
       isolation_plan_sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (batch_id, company_id) do update set contact_sealed = excluded.contact_sealed,
       phone_sealed = excluded.phone_sealed, receive_from = excluded.receive_from, receive_to = excluded.receive_to,
       isolation_plan_sealed = excluded.isolation_plan_sealed, version = applications.version + 1`,
    [
      content.batchId,
      content.companyId,
      content.orgId,
      content.contactSealed,
      content.phoneSealed,
      content.receiveFrom,
      content.receiveTo,
      content.isolationPlanSealed,
    ],
  );
}

/** Hands an application in. */
export async function markSubmitted(
  db: Queryable,
  batchId: string,
  companyId: string,
  state: 'submitted' | 'resubmitted',
): Promise<void> {
  await db.query(
    `update applications set state = $3, submitted_at = now(), first_submitted_at = coalesce(first_submitted_at, now()),
       version = version + 1
     where batch_id = $1 and company_id = $2`,
    [batchId, companyId, state],
  );
}

/** Takes an application that was handed in back: the first one as if it had never come, a later one to what was returned. */
export async function markRecalled(db: Queryable, batchId: string, companyId: string): Promise<void> {
  await db.query(
    `update applications set version = version + 1,
       state = case state when 'submitted' then 'draft' else 'returned' end,
       first_submitted_at = case state when 'submitted' then null else first_submitted_at end,
       submitted_at = case state when 'submitted' then null else submitted_at end
     where batch_id = $1 and company_id = $2`,
    [batchId, companyId],
  );
}

/** Notes the district's decision. */
export async function markDecided(
  db: Queryable,
  batchId: string,
  companyId: string,
  { state, reasonSealed }: { state: 'accepted' | 'returned'; reasonSealed: Buffer | null },
): Promise<void> {
  await db.query(
    `update applications set state = $3, reason_sealed = $4, decided_at = now(), version = version + 1
     where batch_id = $1 and company_id = $2`,
    [batchId, companyId, state, reasonSealed],
  );
}

/** Companies of a batch whose people are not planned yet, because the batch asks for an accepted application. */
export async function listNotAdmitted(db: Queryable, batchId: string): Promise<Set<string>> {
  const { rows } = await db.query<{ companyId: string }>(
    `select c.company_id as "companyId" from companies c join batches b using (batch_id)
     left join applications a on a.batch_id = c.batch_id and a.company_id = c.company_id
     where c.batch_id = $1 and b.applications_required and a.state is distinct from 'accepted'`,
    [batchId],
  );
  return new Set(rows.map(({ companyId }) => companyId));
}
