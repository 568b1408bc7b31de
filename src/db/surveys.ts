import type { StaffCount } from '../contract/labour.ts';
import type { Page } from './page.ts';
import type { Queryable } from './pool.ts';
import { records } from './records.ts';

export interface SurveyCount {
  trade: string;
  town: string;
  needed: number;
  present: number;
}

/** One version of a company's survey. */
export interface SurveyRow {
  surveyId: string;
  /** Local date that the figures are of. */
  asOf: string;
  createdAt: Date;
  rows: SurveyCount[];
}

export async function insertSurvey(
  db: Queryable,
  { surveyId, orgId, asOf, rows }: { surveyId: string; orgId: string; asOf: string; rows: readonly SurveyCount[] },
): Promise<void> {
  await db.query('insert into labour_surveys (survey_id, org_id, as_of) values ($1, $2, $3)', [surveyId, orgId, asOf]);
  await db.query(
    `insert into labour_survey_rows (survey_id, ordinal, trade, town, needed, present)
     select $1, ordinality, trade, town, needed, present
     from rows from (jsonb_to_recordset($2) as (trade text, town text, needed integer, present integer)) with ordinality`,
    [surveyId, records(rows)],
  );
}

/** Versions of a company's survey after the one with the id `after`, the newest first. */
export async function listSurveys(db: Queryable, orgId: string, { limit, after }: Page): Promise<SurveyRow[]> {
  const { rows } = await db.query<SurveyRow>(
    `select s.survey_id as "surveyId", s.as_of::text as "asOf", s.created_at as "createdAt",
       (select jsonb_agg(jsonb_build_object('trade', r.trade, 'town', r.town, 'needed', r.needed, 'present', r.present)
          order by r.ordinal)
        from labour_survey_rows r where r.survey_id = s.survey_id) as rows
     from labour_surveys s
     where s.org_id = $1 and ($3::uuid is null or (s.as_of, s.created_at, s.survey_id)
       < (select l.as_of, l.created_at, l.survey_id from labour_surveys l where l.survey_id = $3))
     order by s.as_of desc, s.created_at desc, s.survey_id desc limit $2`,
    [orgId, limit, after],
  );
  return rows;
}

/**
 * Everything that was told of staff up to a day, as far as the reader may see it, by company and version: surveys, and the tables of
 * batches, which count who is still to come (`staff_needed`) beside who is there.
 */
export async function listStaffCounts(db: Queryable, until: string | null): Promise<StaffCount[]> {
  const { rows } = await db.query<StaffCount>(
    `with told as (
       select s.org_id, s.as_of as day, s.created_at as at, true as is_survey, r.trade, r.town, r.needed, r.present
       from labour_surveys s join labour_survey_rows r using (survey_id)
       union all
       select c.org_id, (b.created_at at time zone b.time_zone)::date, b.created_at, false, '',
         coalesce(nullif(o.township, ''), c.district), c.staff_needed + c.staff_present, c.staff_present
       from companies c join batches b using (batch_id) join organisations o using (org_id)
     )
     select t.org_id as "orgId", o.name as "companyName", t.day::text as day, t.trade, t.town, t.needed, t.present,
       (dense_rank() over (partition by t.org_id order by t.day, t.is_survey, t.at))::integer as version
     from told t join organisations o using (org_id)
     where $1::date is null or t.day <= $1
     order by o.code, o.name, version, t.town, t.trade`,
    [until],
  );
  return rows;
}
