import { inBoth } from '../contract/bilingualIssues.ts';
import { AppError } from '../errors.ts';
import { allRows } from './page.ts';
import { isSqlState, type Queryable, uniqueViolation } from './pool.ts';
import type { WorkError } from './requests.ts';

export type PlanStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** A plan run without its document. */
export interface PlanRow {
  planId: string;
  batchId: string;
  status: PlanStatus;
  options: unknown;
  seed: number;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  progress: unknown;
  /** Figures of the finished plan, or of the part of it that the reader may see; null where he sees single trips only. */
  summary: unknown;
  error: WorkError | null;
  /** Newest published version; 0 before the first. */
  publishedVersion: number;
  /** The draft that the run started from; null where it started from nothing. */
  basedOn: { planId: string; version: number } | null;
}

const columns = `
  plan_id as "planId", batch_id as "batchId", status, options, seed, requested_at as "requestedAt",
  started_at as "startedAt", finished_at as "finishedAt", progress, error, published_version as "publishedVersion",
  case when based_on is null then null
    else jsonb_build_object('planId', based_on, 'version', based_on_version) end as "basedOn",
  (select p.summary from plan_parts p where p.plan_id = plans.plan_id and p.kind in ('whole', 'company')
    order by p.kind desc, p.version desc limit 1) as summary`;

/** @throws AppError `conflict` while another plan of the batch waits or runs. */
export async function insertPlan(
  db: Queryable,
  plan: Pick<PlanRow, 'planId' | 'batchId' | 'options' | 'seed'> & Partial<Pick<PlanRow, 'basedOn'>>,
): Promise<void> {
  const { planId, batchId, options, seed, basedOn = null } = plan;
  try {
    await db.query(
      `insert into plans (plan_id, batch_id, options, seed, based_on, based_on_version) values ($1, $2, $3, $4, $5, $6)`,
      [planId, batchId, JSON.stringify(options), seed, basedOn?.planId ?? null, basedOn?.version ?? null],
    );
  } catch (error) {
    if (isSqlState(error, uniqueViolation)) {
      throw new AppError(
        'conflict',
        inBoth({
          zh: '本批次已有方案在排队或规划：请等它完成，或先取消',
          en: 'a plan of this batch is already waiting or running; cancel it or wait for it',
        }),
        {
          cause: error,
        },
      );
    }
    throw error;
  }
}

/** Null where there is none. */
export async function findPlan(db: Queryable, planId: string): Promise<PlanRow | null> {
  const { rows } = await db.query<PlanRow>(`select ${columns} from plans where plan_id = $1`, [planId]);
  return rows[0] ?? null;
}

/** The plan that counts for a reader: the newest published one, else the newest finished one that he may see. Null where there is none. */
export async function findCountingPlan(db: Queryable, batchId: string): Promise<PlanRow | null> {
  const { rows } = await db.query<PlanRow>(
    `select ${columns} from plans where batch_id = $1 and status = 'done'
     order by published_version > 0 desc, finished_at desc, plan_id desc limit 1`,
    [batchId],
  );
  return rows[0] ?? null;
}

/** A batch's plans after the one with the id `after`, the newest first. */
export async function listPlans(db: Queryable, batchId: string, { limit, after } = allRows): Promise<PlanRow[]> {
  const { rows } = await db.query<PlanRow>(
    `select ${columns} from plans
     where batch_id = $1 and ($3::uuid is null
       or (requested_at, plan_id) < (select p.requested_at, p.plan_id from plans p where p.plan_id = $3))
     order by requested_at desc, plan_id desc limit $2`,
    [batchId, limit, after],
  );
  return rows;
}

/**
 * Notes that a run begins (again).
 *
 * @returns how often it has begun by now; null where the plan is finished, cancelled or gone.
 */
export async function startPlan(db: Queryable, planId: string): Promise<number | null> {
  const { rows } = await db.query<{ starts: number }>(
    `update plans set status = 'running', starts = starts + 1, started_at = coalesce(started_at, now())
     where plan_id = $1 and status in ('queued', 'running')
     returning starts`,
    [planId],
  );
  return rows[0]?.starts ?? null;
}

/** Stores how far the run is. @returns the plan's batch; null where nobody wants the plan any more, so that the run should stop. */
export async function reportPlanProgress(db: Queryable, planId: string, progress: unknown): Promise<string | null> {
  const { rows } = await db.query<{ batchId: string }>(
    `update plans set progress = coalesce($2, progress) where plan_id = $1 and status = 'running'
     returning batch_id as "batchId"`,
    [planId, progress === null ? null : JSON.stringify(progress)],
  );
  return rows[0]?.batchId ?? null;
}

/** Marks the plan of the first run that comes to a result; its progress, which tells of money, goes. @returns false where it was finished or cancelled before. */
export async function finishPlan(db: Queryable, planId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update plans set status = 'done', finished_at = now(), progress = null, error = null where plan_id = $1 and status = 'running'`,
    [planId],
  );
  return rowCount === 1;
}

/** Gives an unfinished plan up. @returns its batch; null where it was finished before */
export async function failPlan(db: Queryable, planId: string, error: WorkError): Promise<string | null> {
  const { rows } = await db.query<{ batchId: string }>(
    `update plans set status = 'failed', finished_at = now(), error = $2
     where plan_id = $1 and status in ('queued', 'running')
     returning batch_id as "batchId"`,
    [planId, JSON.stringify(error)],
  );
  return rows[0]?.batchId ?? null;
}

/** @returns false where the plan was finished already or does not exist. */
export async function cancelPlan(db: Queryable, planId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update plans set status = 'cancelled', finished_at = now() where plan_id = $1 and status in ('queued', 'running')`,
    [planId],
  );
  return rowCount === 1;
}

/** Ids of plans that are not finished and are at least `minAgeMs` old, the oldest first. */
export async function listUnfinishedPlans(db: Queryable, minAgeMs: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select plan_id as id from plans
     where status in ('queued', 'running') and requested_at <= now() - make_interval(secs => $1::float8 / 1000)
     order by requested_at`,
    [minAgeMs],
  );
  return rows.map(({ id }) => id);
}
