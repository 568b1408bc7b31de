-- Who holds which bed on which days, over all batches: by the published plan, by a move on the board, and from the arrival on by what was
-- told. One row a person; that no two share a bed on a day is for the database to say, however many desks, boards and batches give beds at
-- once. Beds are called as plans call them (bedLabel of src/contract/dorms.ts), so that batches with the same building mean the same bed.
create table bed_holds (
  batch_id  uuid not null references batches on delete cascade,
  worker_id text not null,
  plan_id   uuid not null references plans on delete cascade,
  -- Company of the worker.
  org_id    uuid not null references organisations,
  -- A demo's people take no bed from others.
  is_demo   boolean not null,
  bed_id    text not null,
  bed_key   bigint not null generated always as (hashtextextended(case when is_demo then 'demo' else '' end || '/' || bed_id, 0)) stored,
  days      daterange not null check (not isempty(days)),
  -- When somebody told that he has it; null while only the plan or the board says so.
  told_at   timestamptz,
  primary key (batch_id, worker_id),
  -- Numbers as ranges of one number: no extension is needed.
  constraint bed_once exclude using gist (int8range(bed_key, bed_key, '[]') with &&, days with &&)
);
create index bed_holds_plan on bed_holds (plan_id);

alter table bed_holds enable row level security;
create policy staff on bed_holds using ((select is_staff())) with check ((select is_staff()));
create policy host on bed_holds using ((select is_host())) with check ((select is_host()));
create policy company on bed_holds for select using ((select is_role('hr')) and org_id = (select actor_org()));

-- Whether a batch has such a bed; one without rooms takes any name.
create function is_bed_of(batch uuid, bed text) returns boolean language sql stable as $$
  select not exists (select from dorm_rooms where batch_id = batch)
    or exists (select from dorm_rooms r where r.batch_id = batch
      and bed = concat_ws(' ', nullif(r.site, ''), nullif(r.building, ''), nullif(r.floor, ''), nullif(r.room, '')) || '-'
        || substring(bed from '-([1-9][0-9]{0,3})$')
      and substring(bed from '-([1-9][0-9]{0,3})$')::integer <= r.beds)
$$;

-- Gives somebody a bed that he was told to have: 'held', 'taken' by somebody else on one of the days, 'unknown', or 'late' where a later
-- action gave him one already. Days are those that the plan had for him; without them from that day on, open.
create function hold_bed(batch uuid, plan uuid, worker text, bed text, told timestamptz) returns text language plpgsql as $$
declare
  day date;
begin
  if not is_bed_of(batch, bed) then
    return 'unknown';
  end if;
  if exists (select from bed_holds h where h.batch_id = batch and h.worker_id = worker and h.told_at > told) then
    return 'late';
  end if;
  select (told at time zone b.time_zone)::date into day from batches b where b.batch_id = batch;
  update bed_holds h set plan_id = plan, bed_id = bed, told_at = told,
      days = daterange(least(lower(h.days), day), case when not upper_inf(h.days) then greatest(upper(h.days), day + 1) end)
    where h.batch_id = batch and h.worker_id = worker;
  if not found then
    insert into bed_holds (batch_id, worker_id, plan_id, org_id, is_demo, bed_id, days, told_at)
      select batch, worker, plan, c.org_id, b.is_demo, bed, daterange(day, null), told
      from claims k join companies c on c.batch_id = k.batch_id and c.company_id = k.company_id join batches b on b.batch_id = k.batch_id
      where k.batch_id = batch and k.worker_id = worker;
  end if;
  return 'held';
exception when exclusion_violation then
  return 'taken';
end $$;

-- Beds that are had when this is applied; where two had one, the earlier has it.
do $$
declare
  one record;
  said text;
begin
  for one in
    select distinct on (j.batch_id, j.worker_id) j.batch_id, j.plan_id, j.worker_id, j.detail ->> 'bedId' as bed, j.at, j.kind
    from journey_events j
    where j.kind in ('bed', 'isolated', 'moved_out', 'checked_out') and (j.kind in ('moved_out', 'checked_out') or j.detail ->> 'bedId' is not null)
      and not exists (select from journey_events u
        where u.kind = 'undone' and u.detail ->> 'eventId' = j.event_id::text and u.batch_id = j.batch_id)
    order by j.batch_id, j.worker_id, j.at desc
  loop
    if one.kind in ('bed', 'isolated') then
      said := hold_bed(one.batch_id, one.plan_id, one.worker_id, one.bed, one.at);
    end if;
  end loop;
end $$;
