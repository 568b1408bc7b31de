import { allRows, type Page } from './page.ts';
import type { Queryable } from './pool.ts';

/** A sending of a company's notices. */
export interface SendingRow {
  sendingId: string;
  planVersion: number;
  channel: string;
  /** Masked. */
  recipient: string;
  notices: number;
  sentBy: string;
  sentAt: Date;
  /** Null where it went out. */
  error: string | null;
}

const columns = `sending_id as "sendingId", plan_version as "planVersion", channel, recipient, notices, sent_by as "sentBy",
  sent_at as "sentAt", error`;

/** Whose notices: a company's people in a plan. */
export interface OfCompany {
  planId: string;
  batchId: string;
  companyId: string;
}

export async function insertSending(
  db: Queryable,
  { planId, batchId, companyId }: OfCompany,
  { sendingId, planVersion, channel, recipient, notices, sentBy, error }: Omit<SendingRow, 'sentAt'>,
): Promise<SendingRow> {
  const { rows } = await db.query<SendingRow>(
    `insert into notice_sendings (sending_id, batch_id, plan_id, company_id, org_id, plan_version, channel, recipient, notices,
       sent_by, error)
     select $1, $2, $3, $4, c.org_id, $5, $6, $7, $8, $9, $10 from companies c where c.batch_id = $2 and c.company_id = $4
     returning ${columns}`,
    [sendingId, batchId, planId, companyId, planVersion, channel, recipient, notices, sentBy, error],
  );
  return rows[0]!;
}

/** The newest first. */
export async function listSendings(
  db: Queryable,
  { planId, companyId }: Pick<OfCompany, 'planId' | 'companyId'>,
  { limit, after }: Page = allRows,
): Promise<SendingRow[]> {
  const { rows } = await db.query<SendingRow>(
    `select ${columns} from notice_sendings where plan_id = $1 and company_id = $2
       and ($3::uuid is null or (sent_at, sending_id) < (select p.sent_at, p.sending_id from notice_sendings p where p.sending_id = $3))
     order by sent_at desc, sending_id desc limit $4`,
    [planId, companyId, after, limit],
  );
  return rows;
}
