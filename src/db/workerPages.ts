import type { WorkerRow } from './intakeRows.ts';
import type { Page } from './page.ts';
import type { Queryable } from './pool.ts';

/** What lists show of a valid row. */
export type ListedWorkerRow = Pick<
  WorkerRow,
  | 'rowId'
  | 'claimId'
  | 'version'
  | 'workerId'
  | 'companyId'
  | 'clash'
  | 'withdrawal'
  | 'withdrawalReason'
  | 'file'
  | 'sheet'
  | 'rowNo'
  | 'nameSealed'
  | 'idNumberSealed'
  | 'phoneSealed'
  | 'adcode'
  | 'countyInferred'
  | 'pickupName'
>;

const order = (files: string, rows: string) => `${files}.name collate "C", ${files}.file_id, ${rows}.ordinal`;

/**
 * Valid rows of a batch, or of one company in it, after the one with the id `after`, in reading order. The rows of the page are found
 * before anything is read of them, so that a long batch is not sorted with all its sealed values.
 */
export async function listWorkerPage(
  db: Queryable,
  batchId: string,
  { companyId, limit, after }: Page & { companyId?: string | undefined },
): Promise<ListedWorkerRow[]> {
  const values: unknown[] = [batchId, limit];
  const place = (value: unknown) => `$${values.push(value)}`;
  const ofCompany = companyId === undefined ? '' : `and r.company_id = ${place(companyId)}`;
  const behind =
    after === null
      ? ''
      : `and (${order('f', 'r')}) > (select ${order('lf', 'l')}
           from roster_rows l join roster_files lf using (file_id) where l.row_id = ${place(after)})`;
  const { rows } = await db.query<ListedWorkerRow>(
    `select r.row_id as "rowId", c.claim_id as "claimId", c.version, c.worker_id as "workerId", r.company_id as "companyId", r.clash,
       c.withdrawal, c.withdrawal_reason as "withdrawalReason", p.name as file, r.sheet, r.row_no as "rowNo",
       r.name_sealed as "nameSealed", r.id_number_sealed as "idNumberSealed", r.phone_sealed as "phoneSealed", r.adcode,
       r.county_inferred as "countyInferred", r.pickup_name as "pickupName"
     from (select f.name, f.file_id, r.ordinal, r.row_id from roster_files f join roster_rows r using (file_id)
       where f.batch_id = $1 and r.batch_id = $1 and r.verdict = 'valid' ${ofCompany} ${behind}
       order by ${order('f', 'r')} limit $2) p
     join roster_rows r using (row_id)
     join claims c on c.batch_id = r.batch_id and c.company_id = r.company_id and c.identity_hash = r.identity_hash
     order by p.name collate "C", p.file_id, p.ordinal`,
    values,
  );
  return rows;
}
