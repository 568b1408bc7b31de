-- Drafts and published versions. What a run makes is a draft that planners alone see; companies, hosts and drivers see the newest
-- published version. A version never changes.

-- 0 until the plan is published for the first time.
alter table plans add column published_version integer not null default 0;
-- The draft that a run started from.
alter table plans add column based_on uuid references plans on delete set null;
alter table plans add column based_on_version integer;

-- Version 0 is the plan as its run made it, the others are published ones. `start` is the plan that a run begins with, `point`
-- one of its curve of money against contacts.
alter table plan_parts add column version integer not null default 0;
alter table plan_parts add column is_current boolean not null default false;
alter table plan_parts drop constraint plan_parts_kind_check;
alter table plan_parts add constraint plan_parts_kind_check check (kind in ('whole', 'company', 'trip', 'start', 'point'));
alter table plan_parts drop constraint plan_parts_pkey;
alter table plan_parts add primary key (plan_id, version, kind, part_key);
create unique index plan_parts_current on plan_parts (plan_id, kind, part_key) where is_current;

create table plan_versions (
  plan_id      uuid not null references plans on delete cascade,
  number       integer not null,
  published_at timestamptz not null default now(),
  published_by text not null,
  -- Ids of trips against the version before.
  changed      jsonb not null,
  cancelled    jsonb not null,
  -- What was done, {"zh", "en"}.
  text         jsonb not null,
  primary key (plan_id, number)
);

-- One row for each trip that was ever published.
create table plan_sheets (
  plan_id       uuid not null references plans on delete cascade,
  trip_id       text not null,
  -- Published version in which the sheet last changed.
  sheet_version integer not null,
  -- SHA-256 of what the sheet says.
  digest        bytea not null,
  is_cancelled  boolean not null default false,
  primary key (plan_id, trip_id)
);

-- Which sheets were acknowledged; the first time counts.
create table plan_acknowledgements (
  plan_id       uuid not null references plans on delete cascade,
  trip_id       text not null,
  sheet_version integer not null,
  -- When the driver did it, and when the server heard of it.
  at            timestamptz not null,
  noted_at      timestamptz not null default now(),
  link_id       uuid references driver_links on delete set null,
  -- 'driver', or the login of whoever noted it for him.
  noted_by      text not null,
  primary key (plan_id, trip_id, sheet_version)
);

-- Plans of before there were drafts count as published as they are.
update plan_parts set version = 1, is_current = true where kind <> 'whole';
update plans set published_version = 1 where status = 'done';
insert into plan_versions (plan_id, number, published_at, published_by, changed, cancelled, text)
  select plan_id, 1, coalesce(finished_at, now()), 'system', '[]', '[]', '{"zh": "规划结果", "en": "as planned"}'
  from plans where status = 'done';
insert into plan_sheets (plan_id, trip_id, sheet_version, digest)
  select plan_id, trip_id, 1, '' from plan_parts where kind = 'trip';

create table plan_drafts (
  plan_id         uuid primary key references plans on delete cascade,
  -- Counts every change, undo and redo included; the ETag.
  version         integer not null default 0,
  -- The published version that it began as; 0: the plan as its run made it.
  base_version    integer not null default 0,
  -- Locks and what was done by hand when it began; ids only.
  base_extras     jsonb,
  -- Edits made and not undone; those beyond can be made again.
  head            integer not null default 0,
  -- Version that the independent checker looked at last, and whether it accepted it.
  checked_version integer,
  is_accepted     boolean
);

-- History of a draft since it began: what each edit changed, and now and then the whole of it.
create table plan_edits (
  plan_id      uuid not null references plan_drafts on delete cascade,
  seq          integer not null,
  made_at      timestamptz not null default now(),
  made_by      text not null,
  text         jsonb not null,
  patch_sealed bytea not null,
  state_sealed bytea,
  primary key (plan_id, seq)
);

do $$
declare
  t text;
begin
  foreach t in array array['plan_versions', 'plan_sheets', 'plan_acknowledgements', 'plan_drafts', 'plan_edits']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy staff on %I using ((select is_staff())) with check ((select is_staff()))', t);
  end loop;
  foreach t in array array['plan_sheets', 'plan_acknowledgements']
  loop
    execute format('create policy host on %I for select using ((select is_host()))', t);
    execute format('create policy company on %I for select using ((select is_role(''hr'')) and (plan_id, trip_id) in
      (select s.plan_id, s.trip_id from plan_seats s))', t);
    execute format('create policy driver on %I for select using ((select is_role(''driver''))
      and plan_id = (select actor_plan()) and trip_id = (select actor_trip()))', t);
  end loop;
end $$;
create policy acknowledge on plan_acknowledgements for insert with check ((select is_role('driver'))
  and plan_id = (select actor_plan()) and trip_id = (select actor_trip()));

-- What is not published is the planners' alone.
alter policy host on plans using ((select is_host()) and published_version > 0);
alter policy company on plans using ((select is_role('hr')) and published_version > 0
  and batch_id in (select c.batch_id from companies c where c.org_id = (select actor_org())));
alter policy host on plan_parts using ((select is_host()) and kind = 'trip' and is_current);
alter policy company on plan_parts
  using ((select is_role('hr')) and kind = 'company' and is_current and org_id = (select actor_org()));
alter policy driver on plan_parts using ((select is_role('driver')) and kind = 'trip' and is_current
  and plan_id = (select actor_plan()) and trip_id = (select actor_trip()));
