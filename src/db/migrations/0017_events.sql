-- What happens, for the pages that show it: each change tells of itself in its own transaction, and every API process reads the
-- same events in the same order. They are kept for a day or so; the audit log is what remembers.
create sequence event_seq;
create table events (
  event_id   uuid primary key default gen_random_uuid(),
  -- Place in the one order that everybody sees; null until the transaction commits.
  seq        bigint unique,
  at         timestamptz not null default now(),
  -- '<what>.<verb>', src/contract/api/events.ts.
  kind       text not null,
  object_id  text not null,
  batch_id   uuid,
  -- Whose: 'staff' planners only; 'company' also the company org_id; 'batch' whoever sees the batch; 'trip' hosts, the
  -- companies aboard and the driver.
  audience   text not null check (audience in ('staff', 'company', 'batch', 'trip')),
  org_id     uuid,
  plan_id    uuid,
  trip_id    text,
  -- Small, and nothing personal: the object itself is read where the ownership rules guard it.
  data       jsonb,
  check ((audience = 'company') = (org_id is not null)),
  check (audience <> 'batch' or batch_id is not null),
  check (audience <> 'trip' or (plan_id is not null and trip_id is not null))
);
create index events_at on events (at);

-- The order is that of the commits: numbers are given at the very end of a transaction, one transaction at a time. A number
-- that is visible therefore means that every smaller one is, too, and a reader who goes on after it misses nothing.
create function event_number() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(7434905);
  update public.events set seq = nextval('public.event_seq') where event_id = new.event_id;
  perform pg_notify('jieyun_events', '');
  return null;
end $$;
create constraint trigger event_number after insert on events deferrable initially deferred
  for each row execute function event_number();

-- The last event that was deleted for its age: whoever was not further than that has missed something.
create table event_purge (
  purged_to bigint not null
);
insert into event_purge (purged_to) values (0);
alter table event_purge enable row level security;
create policy system on event_purge using ((select is_role('system'))) with check ((select is_role('system')));

-- How far the events go, for everybody alike, also where he may see none of them.
create function event_bounds(out purged_to bigint, out newest bigint) language sql stable security definer
  set search_path = pg_catalog, public
  as $$ select p.purged_to, greatest(p.purged_to, (select max(e.seq) from public.events e)) from public.event_purge p $$;

alter table events enable row level security;
create policy tell on events for insert with check ((select actor_role()) is not null);
create policy staff on events for select using ((select is_staff()));
create policy system on events for delete using ((select is_role('system')));
create policy host on events for select using ((select is_host()) and audience in ('batch', 'trip'));
create policy company on events for select using ((select is_role('hr')) and (
  (audience = 'company' and org_id = (select actor_org()))
  or (audience = 'batch' and batch_id in (select c.batch_id from companies c where c.org_id = (select actor_org())))
  or (audience = 'trip' and (plan_id, trip_id) in (select s.plan_id, s.trip_id from plan_seats s))));
create policy driver on events for select using ((select is_role('driver')) and audience = 'trip'
  and plan_id = (select actor_plan()) and trip_id = (select actor_trip()));

-- Whoever has a stream open is looked at again as soon as what let him in has changed: session ended, account disabled or
-- changed, token or link revoked. The notice carries the account's or the link's id.
create function tell_access() returns trigger language plpgsql as $$
begin
  perform pg_notify('jieyun_access', (to_jsonb(old) ->> tg_argv[0]));
  return null;
end $$;
create trigger tell_access after delete on sessions for each row when (old.user_id is not null)
  execute function tell_access('user_id');
create trigger tell_access after delete on api_tokens for each row execute function tell_access('user_id');
create trigger tell_access after update or delete on users for each row execute function tell_access('user_id');
create trigger tell_access after update or delete on driver_links for each row execute function tell_access('link_id');
