import { forgetJourney } from './journeyEvents.ts';
import type { Queryable } from './pool.ts';

/** A batch whose people are still known. */
export interface KeptBatch {
  batchId: string;
  name: string;
  /** `{preset, override, limits}` as chosen. */
  policy: unknown;
  /** Days since its service date, or since it was stored where that came later. */
  ageDays: number;
}

/** Batches that were not purged and whose days are over; the demo's people are invented and stay. */
export async function listKeptBatches(db: Queryable): Promise<KeptBatch[]> {
  const { rows } = await db.query<KeptBatch>(
    `select batch_id as "batchId", name, policy, current_date - greatest(service_date, created_at::date) as "ageDays"
     from batches
     where purged_at is null and not is_demo and greatest(service_date, created_at::date) < current_date
     order by service_date, batch_id`,
  );
  return rows;
}

/** What was forgotten of a batch. */
export interface PurgedCounts {
  people: number;
  files: number;
  drivers: number;
  documents: number;
  /** Of the journey log. */
  events: number;
}

/**
 * Forgets the people of a batch: rosters as sent and as read, claims, drivers, plan documents, links, the journey log, beds given by hand, whom notices went to. What remains names
 * nobody: counts, buses, figures of plans. `blank` stands in for the companies' contacts, sealed for each.
 */
export async function purgeBatch(
  db: Queryable,
  batchId: string,
  blanks: readonly { companyId: string; contactSealed: Buffer; phoneSealed: Buffer }[],
): Promise<PurgedCounts> {
  const count = async (text: string): Promise<number> => (await db.query(text, [batchId])).rowCount ?? 0;
  const plans = 'plan_id in (select p.plan_id from plans p where p.batch_id = $1)';
  const documents = await count(`delete from plan_parts where ${plans} and kind <> 'whole'`);
  const wholes = await count(
    `update plan_parts set document_sealed = null where ${plans} and document_sealed is not null`,
  );
  await count(`delete from plan_drafts where ${plans}`);
  await count(`delete from driver_links where ${plans}`);
  await count('delete from plan_seats where batch_id = $1');
  await count('delete from plan_crews where batch_id = $1');
  const events = await forgetJourney(db, batchId, null);
  await count('delete from documents where batch_id = $1');
  await count('delete from bed_holds where batch_id = $1');
  await count('delete from handovers where batch_id = $1');
  await count('delete from health_alerts where batch_id = $1');
  await count('delete from dorm_moves where batch_id = $1');
  await count('delete from notice_sendings where batch_id = $1');
  await count(
    `update applications set contact_sealed = null, phone_sealed = null, isolation_plan_sealed = null, reason_sealed = null
     where batch_id = $1`,
  );
  const files = await count('delete from roster_files where batch_id = $1');
  const people = await count('delete from claims where batch_id = $1');
  const drivers = await count('delete from drivers where batch_id = $1');
  for (const { companyId, contactSealed, phoneSealed } of blanks) {
    await db.query(
      'update companies set contact_sealed = $3, phone_sealed = $4 where batch_id = $1 and company_id = $2',
      [batchId, companyId, contactSealed, phoneSealed],
    );
  }
  await count(`update batches set purged_at = now(), status = 'closed', version = version + 1 where batch_id = $1`);
  return { people, files, drivers, documents: documents + wholes, events };
}

/** Forgets the journey of a batch and what was raised of it, so that its plan can be travelled anew: for simulations alone. */
export async function resetJourney(db: Queryable, batchId: string): Promise<void> {
  await forgetJourney(db, batchId, null);
  await db.query('delete from health_alerts where batch_id = $1', [batchId]);
  await db.query('delete from journey_alerts where batch_id = $1', [batchId]);
}
