import type { VerifiedPlan } from '../contract/verifiedPlan.ts';
import { allRows } from './page.ts';
import type { Queryable } from './pool.ts';
import type { WorkError } from './requests.ts';

export type VerificationStatus = 'queued' | 'running' | 'done' | 'failed';

/** How many legs of a plan are measured by now. */
export interface VerificationProgress {
  legs: number;
  done: number;
}

/** A plan being measured on real roads, without what came of it. */
export interface VerificationRow {
  verificationId: string;
  planId: string;
  batchId: string;
  status: VerificationStatus;
  /** Version of the draft that was measured; null until the run has read it. */
  planVersion: number | null;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  progress: VerificationProgress | null;
  error: WorkError | null;
}

const columns = `verification_id as "verificationId", plan_id as "planId", batch_id as "batchId", status,
  plan_version as "planVersion", requested_at as "requestedAt", started_at as "startedAt", finished_at as "finishedAt",
  progress, error`;

/** Notes that a plan is to be measured. @returns false where it already waits or runs */
export async function insertVerification(
  db: Queryable,
  { verificationId, planId, batchId }: Pick<VerificationRow, 'verificationId' | 'planId' | 'batchId'>,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into verifications (verification_id, plan_id, batch_id) values ($1, $2, $3)
     on conflict (plan_id) where status in ('queued', 'running') do nothing`,
    [verificationId, planId, batchId],
  );
  return rowCount === 1;
}

/** The one of a plan that waits or runs. Null where there is none. */
export async function findLiveVerification(db: Queryable, planId: string): Promise<VerificationRow | null> {
  const { rows } = await db.query<VerificationRow>(
    `select ${columns} from verifications where plan_id = $1 and status in ('queued', 'running')`,
    [planId],
  );
  return rows[0] ?? null;
}

/** One of a plan, with what came of it where it is done. Null where there is none. */
export async function findVerification(
  db: Queryable,
  planId: string,
  verificationId: string,
): Promise<(VerificationRow & { result: VerifiedPlan | null }) | null> {
  const { rows } = await db.query<VerificationRow & { result: VerifiedPlan | null }>(
    `select ${columns}, result from verifications where plan_id = $1 and verification_id = $2`,
    [planId, verificationId],
  );
  return rows[0] ?? null;
}

/** Those of a plan after the one with the id `after`, the newest first. */
export async function listVerifications(
  db: Queryable,
  planId: string,
  { limit, after } = allRows,
): Promise<VerificationRow[]> {
  const { rows } = await db.query<VerificationRow>(
    `select ${columns} from verifications
     where plan_id = $1 and ($3::uuid is null or (requested_at, verification_id)
       < (select v.requested_at, v.verification_id from verifications v where v.verification_id = $3))
     order by requested_at desc, verification_id desc limit $2`,
    [planId, limit, after],
  );
  return rows;
}

/** Notes that a run begins (again). @returns what it is about and how often it has begun; null where it is finished or gone */
export async function startVerification(
  db: Queryable,
  verificationId: string,
): Promise<{ planId: string; batchId: string; starts: number } | null> {
  const { rows } = await db.query<{ planId: string; batchId: string; starts: number }>(
    `update verifications set status = 'running', starts = starts + 1, started_at = coalesce(started_at, now())
     where verification_id = $1 and status in ('queued', 'running')
     returning plan_id as "planId", batch_id as "batchId", starts`,
    [verificationId],
  );
  return rows[0] ?? null;
}

/** Stores how far a run is. */
export async function reportVerification(
  db: Queryable,
  verificationId: string,
  progress: VerificationProgress,
): Promise<void> {
  await db.query(`update verifications set progress = $2 where verification_id = $1 and status = 'running'`, [
    verificationId,
    JSON.stringify(progress),
  ]);
}

/** Stores what came of the first run that came to an end. @returns false where there was one before */
export async function finishVerification(
  db: Queryable,
  verificationId: string,
  { planVersion, result }: { planVersion: number; result: VerifiedPlan },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update verifications set status = 'done', finished_at = now(), progress = null, error = null, plan_version = $2, result = $3
     where verification_id = $1 and status = 'running'`,
    [verificationId, planVersion, JSON.stringify(result)],
  );
  return rowCount === 1;
}

/** Gives an unfinished one up. @returns its batch; null where it was finished before */
export async function failVerification(
  db: Queryable,
  verificationId: string,
  error: WorkError,
): Promise<string | null> {
  const { rows } = await db.query<{ batchId: string }>(
    `update verifications set status = 'failed', finished_at = now(), progress = null, error = $2
     where verification_id = $1 and status in ('queued', 'running')
     returning batch_id as "batchId"`,
    [verificationId, JSON.stringify(error)],
  );
  return rows[0]?.batchId ?? null;
}

/** Ids of those that are not finished and at least `minAgeMs` old, the oldest first. */
export async function listUnfinishedVerifications(db: Queryable, minAgeMs: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select verification_id as id from verifications
     where status in ('queued', 'running') and requested_at <= now() - make_interval(secs => $1::float8 / 1000)
     order by requested_at`,
    [minAgeMs],
  );
  return rows.map(({ id }) => id);
}
