import type { Queryable } from './pool.ts';

/** A column of sealed values, and where each of its values is sealed to. */
export interface SealedColumn {
  table: string;
  column: string;
  /** Table and column that the value is authenticated with. */
  place: { table: string; column: string };
  /** SQL of the row that it is authenticated with. */
  row: string;
  /** SQL that says which rows belong to it. */
  where?: string;
}

const column = (table: string, name: string, row: string): SealedColumn => ({
  table,
  column: `${name}_sealed`,
  place: { table, column: name },
  row,
});

/** Every sealed column; a test compares it with the schema. */
export const sealedColumns: readonly SealedColumn[] = [
  ...['contact', 'phone'].map((name) => column('companies', name, `batch_id || '/' || company_id`)),
  ...['name', 'phone'].map((name) => column('drivers', name, `batch_id || '/' || driver_id`)),
  ...['content', 'warnings'].map((name) => column('roster_files', name, 'file_id::text')),
  ...['cells', 'id_number', 'name', 'phone', 'birth_date', 'remark', 'companions'].map((name) =>
    column('roster_rows', name, 'row_id::text'),
  ),
  {
    ...column('plan_parts', 'document', 'plan_id::text'),
    place: { table: 'plans', column: 'document' },
    where: `kind = 'whole' and version = 0`,
  },
  {
    ...column(
      'plan_parts',
      'document',
      `plan_id || case when version > 1 then '/' || version else '' end || '/' || kind || '/' || part_key`,
    ),
    where: `not (kind = 'whole' and version = 0)`,
  },
  ...['patch', 'state'].map((name) => column('plan_edits', name, `plan_id || '/' || seq`)),
  ...['contact', 'phone'].map((name) => column('organisations', name, 'org_id::text')),
  ...['name', 'content'].map((name) => column('documents', name, 'document_id::text')),
  ...['contact', 'phone', 'isolation_plan', 'reason'].map((name) =>
    column('applications', name, `batch_id || '/' || company_id`),
  ),
  column('journey_events', 'detail', 'event_id::text'),
  column('handovers', 'document', 'handover_id::text'),
  column('dorm_moves', 'reason', `batch_id || '/' || worker_id`),
  column('health_alerts', 'detail', 'alert_id::text'),
  column('idempotency_keys', 'answer', `sender || '/' || key`),
];

/**
 * SQL of the beginning of a sealed value: key, nonce and tag (src/crypto/seal.ts), which no two contents share. Whoever knows a content
 * by its seal need not read it again.
 */
export function sealOf(column: string): string {
  return `substring(${column} for 64)`;
}

/** A sealed value under another key than the active one. `at` finds it again while it is unchanged. */
export interface OldValue {
  at: string;
  row: string;
  sealed: Buffer;
}

/** Up to `limit` values of a column that are sealed with another key than `keyId`. */
export async function listOldValues(
  db: Queryable,
  { table, column: name, row, where = 'true' }: SealedColumn,
  { keyId, limit }: { keyId: string; limit: number },
): Promise<OldValue[]> {
  const { rows } = await db.query<OldValue>(
    `select ctid::text as at, ${row} as row, ${name} as sealed from ${table}
     where ${where} and ${name} is not null and substring(${name} from 3 for get_byte(${name}, 1)) <> convert_to($1, 'UTF8')
     limit $2`,
    [keyId, limit],
  );
  return rows;
}

/** Puts a value anew; one that was changed meanwhile is left to the next round. */
export async function replaceValue(
  db: Queryable,
  { table, column: name }: SealedColumn,
  { at, sealed }: OldValue,
  fresh: Buffer,
): Promise<void> {
  await db.query(`update ${table} set ${name} = $1 where ctid = $2::tid and ${name} = $3`, [fresh, at, sealed]);
}

/** Valid rows without a hash of the last four signs. */
export async function listRowsWithoutLastFour(
  db: Queryable,
  limit: number,
): Promise<{ rowId: string; batchId: string; idNumberSealed: Buffer }[]> {
  const { rows } = await db.query<{ rowId: string; batchId: string; idNumberSealed: Buffer }>(
    `select row_id as "rowId", batch_id as "batchId", id_number_sealed as "idNumberSealed" from roster_rows
     where verdict = 'valid' and id_last4_hash is null limit $1`,
    [limit],
  );
  return rows;
}

export async function putLastFour(db: Queryable, rowId: string, hash: Buffer): Promise<void> {
  await db.query('update roster_rows set id_last4_hash = $2 where row_id = $1', [rowId, hash]);
}
