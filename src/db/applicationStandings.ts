import type { ApplicationState } from '../contract/api/applications.ts';
import type { Page } from './page.ts';
import type { Queryable } from './pool.ts';

/** What a company of a batch has done of what it was asked for. */
export interface DoneRow {
  /** Null where it has not begun to apply. */
  state: ApplicationState | null;
  firstSubmittedAt: Date | null;
  /** When the first roster with rows of it came that was not given up or withdrawn; null where none did. */
  rosterAt: Date | null;
}

/** A company with what it has done. */
export interface ApplicationStanding extends DoneRow {
  companyId: string;
  orgId: string;
  name: string;
}

/** Companies of a batch after the one with the id `after`, in their order. */
export async function listStandings(
  db: Queryable,
  batchId: string,
  { limit, after }: Page,
): Promise<ApplicationStanding[]> {
  const { rows } = await db.query<ApplicationStanding>(
    `select c.company_id as "companyId", c.org_id as "orgId", c.name, a.state,
       a.first_submitted_at as "firstSubmittedAt", least(
         (select min(q.received_at) from requests q
          where q.batch_id = $1 and q.company_id = c.company_id and q.status <> 'failed' and q.withdrawn_at is null),
         (select min(q.received_at) from roster_rows r join roster_files f using (file_id)
            join requests q using (request_id)
          where r.batch_id = $1 and r.company_id = c.company_id and q.withdrawn_at is null)) as "rosterAt"
     from companies c
     left join applications a on a.batch_id = c.batch_id and a.company_id = c.company_id
     where c.batch_id = $1 and ($3::text is null
       or c.ordinal > (select k.ordinal from companies k where k.batch_id = $1 and k.company_id = $3))
     order by c.ordinal limit $2`,
    [batchId, limit, after],
  );
  return rows;
}

/** Companies that stand alike: one of them, and how many they are. */
export interface StandingGroup extends DoneRow {
  companies: number;
}

/**
 * Every company of a batch in groups of which the same is true: state of the application, roster there or not, each of the two before or
 * after the deadline.
 */
export async function countStandings(db: Queryable, batchId: string): Promise<StandingGroup[]> {
  const { rows } = await db.query<StandingGroup>(
    `with came as (
       select q.company_id, q.received_at from requests q
       where q.batch_id = $1 and q.status <> 'failed' and q.withdrawn_at is null
       union all
       select r.company_id, min(q.received_at) from roster_rows r join roster_files f using (file_id)
         join requests q using (request_id)
       where r.batch_id = $1 and q.withdrawn_at is null group by r.company_id, r.file_id
     ), rosters as (select company_id, min(received_at) as at from came group by company_id)
     select a.state, min(a.first_submitted_at) as "firstSubmittedAt", min(r.at) as "rosterAt", count(*)::integer as companies
     from companies c
     join batches b using (batch_id)
     left join applications a on a.batch_id = c.batch_id and a.company_id = c.company_id
     left join rosters r on r.company_id = c.company_id
     where c.batch_id = $1
     group by a.state, r.at is null, r.at > b.deadline, a.first_submitted_at > b.deadline`,
    [batchId],
  );
  return rows;
}
