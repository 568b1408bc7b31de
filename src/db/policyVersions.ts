import type { Queryable } from './pool.ts';

/** A policy that a batch had, as chosen. */
export interface PolicyVersionRow {
  /** 1, 2, 3 …; the newest is the one that counts. */
  version: number;
  /** `{preset, override, limits}` */
  choice: unknown;
  createdAt: Date;
  /** Login of who chose it. */
  createdBy: string;
}

/** Notes the policy that a batch has from now on. */
export async function insertPolicyVersion(
  db: Queryable,
  batchId: string,
  { version, choice }: Pick<PolicyVersionRow, 'version' | 'choice'>,
): Promise<void> {
  await db.query('insert into policy_versions (batch_id, version, choice) values ($1, $2, $3)', [
    batchId,
    version,
    JSON.stringify(choice),
  ]);
  await db.query('update batches set policy = $2 where batch_id = $1', [batchId, JSON.stringify(choice)]);
}

/** Policies of a batch before `before`, the newest first. */
export async function listPolicyVersions(
  db: Queryable,
  batchId: string,
  { limit, before }: { limit: number; before: number | null },
): Promise<PolicyVersionRow[]> {
  const { rows } = await db.query<PolicyVersionRow>(
    `select version, choice, created_at as "createdAt", created_by as "createdBy" from policy_versions
     where batch_id = $1 and ($3::integer is null or version < $3) order by version desc limit $2`,
    [batchId, limit, before],
  );
  return rows;
}
