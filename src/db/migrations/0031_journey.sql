-- The journey log (src/contract/journeyEvent.ts): what happened to trips and workers from publication to release. The application
-- adds to it and reads it; of what stands there it may put sealed values anew (rotation of keys) and nothing else. Rows go with
-- their batch, or by forget_journey when people are no longer to be known.

create table journey_events (
  -- Made by whoever acted.
  event_id      uuid primary key,
  -- Order of telling.
  seq           bigint generated always as identity unique,
  batch_id      uuid not null references batches on delete cascade,
  plan_id       uuid not null references plans on delete cascade,
  -- Published version that the teller's stops are counted in.
  plan_version  integer not null,
  -- Null: not on the road any more, or not yet.
  trip_id       text,
  -- Null: of the trip.
  worker_id     text,
  -- Company of the worker.
  org_id        uuid references organisations,
  kind          text not null,
  -- When it was done, and when the server heard of it.
  at            timestamptz not null,
  received_at   timestamptz not null default now(),
  stop          integer,
  -- What the kind tells beside: places, numbers, ids.
  detail        jsonb,
  -- The same where it is about health or free text.
  detail_sealed bytea,
  -- 'driver', 'tracker' or a login.
  noted_by      text not null,
  check ((worker_id is null) = (org_id is null)),
  check (detail is null or detail_sealed is null)
);
create index journey_trip on journey_events (plan_id, trip_id, at);
create index journey_worker on journey_events (batch_id, worker_id, at) where worker_id is not null;
create index journey_positions on journey_events (plan_id, trip_id, at desc) where kind = 'position';

alter table journey_events enable row level security;
create policy staff on journey_events for select using ((select is_staff()));
create policy host on journey_events for select using ((select is_host()));
-- A company: its own people, and how the buses do in which they ride.
create policy company on journey_events for select using ((select is_role('hr')) and (
  org_id = (select actor_org())
  or (worker_id is null and (plan_id, trip_id) in (select s.plan_id, s.trip_id from plan_seats s))));
create policy driver on journey_events for select using ((select is_role('driver'))
  and plan_id = (select actor_plan()) and trip_id = (select actor_trip()));
create policy tell on journey_events for insert with check ((select is_staff()) or (select is_host()));
create policy tell_trip on journey_events for insert with check ((select is_role('driver'))
  and plan_id = (select actor_plan()) and trip_id = (select actor_trip()));
create policy reseal on journey_events for update using ((select is_role('system')));

-- For owners too: what happened is not rewritten.
create function journey_keep() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - 'detail_sealed') is distinct from (to_jsonb(old) - 'detail_sealed') then
    raise exception 'the journey log is append-only';
  end if;
  return new;
end $$;
create trigger journey_keep before update on journey_events for each row execute function journey_keep();
create function journey_keep_all() returns trigger language plpgsql as $$
begin
  raise exception 'the journey log is append-only';
end $$;
create trigger journey_keep_all before truncate on journey_events for each statement execute function journey_keep_all();

-- Forgets the log of a batch, or what it says of one person's health and in words; that he rode along stays, under an id that is
-- nobody's. Returns how many rows it was about.
create function forget_journey(batch uuid, worker text) returns integer language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  found_rows integer;
begin
  if not public.is_staff() then
    raise exception 'only planners and the program itself forget a journey';
  end if;
  if worker is null then
    delete from public.journey_events where batch_id = batch;
  else
    update public.journey_events set detail_sealed = null
      where batch_id = batch and worker_id = worker and detail_sealed is not null;
  end if;
  get diagnostics found_rows = row_count;
  return found_rows;
end $$;

-- Who people are whom somebody tells of, and what the log holds of each by now, also where it is not his to read: a driver whose
-- bus somebody boards has to hear that this person sits in another one.
create function journey_people(plan uuid, workers text[])
  returns table (worker_id text, org_id uuid, seat_trip_id text) language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    select k.worker_id, c.org_id, s.trip_id
    from public.plans p
    join public.claims k on k.batch_id = p.batch_id and k.worker_id = any (workers)
    join public.companies c on c.batch_id = k.batch_id and c.company_id = k.company_id
    left join public.plan_seats s on s.plan_id = p.plan_id and s.worker_id = k.worker_id
    where p.plan_id = plan and (public.is_staff() or public.is_host()
      or (public.actor_role() = 'driver' and public.actor_plan() = plan))
  $$;
create function journey_of_people(plan uuid, workers text[]) returns setof journey_events language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    select j.* from public.journey_events j
    where j.batch_id = (select p.batch_id from public.plans p where p.plan_id = plan) and j.worker_id = any (workers)
      and (public.is_staff() or public.is_host() or (public.actor_role() = 'driver' and public.actor_plan() = plan))
  $$;
