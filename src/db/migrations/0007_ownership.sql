-- Who sees what, once, for every statement of the application. Its data layer sets the actor for each transaction
-- (src/db/actor.ts); without an actor no row is visible. The owner, who only migrates, is not bound.
-- Policies name tables "downwards" only (batches → plans → companies → plan_seats), since PostgreSQL refuses circles.

create function actor_role() returns text stable parallel safe language sql
  as $$ select current_setting('jieyun.role', true) $$;
create function actor_user() returns uuid stable parallel safe language sql
  as $$ select nullif(current_setting('jieyun.user', true), '')::uuid $$;
create function actor_org() returns uuid stable parallel safe language sql
  as $$ select nullif(current_setting('jieyun.org', true), '')::uuid $$;
create function actor_plan() returns uuid stable parallel safe language sql
  as $$ select nullif(current_setting('jieyun.plan', true), '')::uuid $$;
create function actor_trip() returns text stable parallel safe language sql
  as $$ select nullif(current_setting('jieyun.trip', true), '') $$;

-- Who sends a request: an account or a driver's link.
create function actor_sender() returns text stable parallel safe language sql
  as $$ select nullif(current_setting('jieyun.sender', true), '') $$;

-- The district's planners, and the program's own work.
create function is_staff() returns boolean stable parallel safe language sql
  as $$ select coalesce(actor_role() in ('system', 'dispatcher', 'admin'), false) $$;
-- Those who receive people and bed them.
create function is_host() returns boolean stable parallel safe language sql
  as $$ select coalesce(actor_role() in ('desk', 'warden'), false) $$;
create function is_role(variadic roles text[]) returns boolean stable parallel safe language sql
  as $$ select coalesce(actor_role() = any (roles), false) $$;

do $$
declare
  t text;
begin
  foreach t in array array['organisations', 'users', 'credentials', 'sign_in_failures', 'rate_limits', 'sessions',
    'setup_links', 'api_tokens', 'plan_parts', 'plan_seats', 'plan_crews', 'driver_links', 'idempotency_keys', 'audit_log',
    'batches', 'depots', 'companies', 'fleet', 'drivers', 'pickups', 'risk_periods', 'dorm_rooms', 'requests',
    'roster_files', 'claims', 'roster_rows', 'plans', 'app_settings']
  loop
    execute format('alter table %I enable row level security', t);
  end loop;
  -- Everything of a batch belongs to the district's planners.
  foreach t in array array['organisations', 'plan_parts', 'plan_seats', 'plan_crews', 'driver_links', 'batches', 'depots',
    'companies', 'fleet', 'drivers', 'pickups', 'risk_periods', 'dorm_rooms', 'requests', 'roster_files', 'claims',
    'roster_rows', 'plans']
  loop
    execute format('create policy staff on %I using ((select is_staff())) with check ((select is_staff()))', t);
  end loop;
  -- Hosts read what an arrival and a bed need; money, rosters as sent and whole plans are not among it.
  foreach t in array array['organisations', 'batches', 'depots', 'companies', 'pickups', 'dorm_rooms', 'claims',
    'roster_files', 'plan_seats', 'plan_crews', 'drivers']
  loop
    execute format('create policy host on %I for select using ((select is_host()))', t);
  end loop;
end $$;

create policy host on roster_rows for select using ((select is_host()) and verdict = 'valid');
create policy host on plans for select using ((select is_host()) and status = 'done');
create policy host on plan_parts for select using ((select is_host()) and kind = 'trip');

-- A company: itself, its place in a batch, what it sent, its people, its part of a plan, the buses that they ride in.
create policy company on organisations for select using ((select is_role('hr')) and org_id = (select actor_org()));
create policy company on companies for select using ((select is_role('hr')) and org_id = (select actor_org()));
create policy company on plan_seats for select using ((select is_role('hr')) and org_id = (select actor_org()));
create policy company on plan_parts for select
  using ((select is_role('hr')) and kind = 'company' and org_id = (select actor_org()));
create policy company on plans for select using ((select is_role('hr')) and status = 'done'
  and batch_id in (select c.batch_id from companies c where c.org_id = (select actor_org())));
create policy company on batches for select using ((select is_role('hr'))
  and batch_id in (select c.batch_id from companies c where c.org_id = (select actor_org())));
create policy company on depots for select using ((select is_role('hr'))
  and batch_id in (select c.batch_id from companies c where c.org_id = (select actor_org())));
create policy company on pickups for select using ((select is_role('hr'))
  and batch_id in (select c.batch_id from companies c where c.org_id = (select actor_org())));
create policy company on dorm_rooms for select using ((select is_role('hr')) and (batch_id, company_id) in
  (select c.batch_id, c.company_id from companies c where c.org_id = (select actor_org())));
create policy company on requests using ((select is_role('hr')) and (batch_id, company_id) in
  (select c.batch_id, c.company_id from companies c where c.org_id = (select actor_org())));
create policy company on roster_files using ((select is_role('hr'))
  and request_id in (select q.request_id from requests q));
create policy company on claims using ((select is_role('hr')) and (batch_id, company_id) in
  (select c.batch_id, c.company_id from companies c where c.org_id = (select actor_org())));
create policy company on roster_rows for select using ((select is_role('hr')) and (batch_id, company_id) in
  (select c.batch_id, c.company_id from companies c where c.org_id = (select actor_org())));

-- A driver with his link: one trip, who rides in it, where they get on and off, who drives it.
create policy driver on plan_seats for select
  using ((select is_role('driver')) and plan_id = (select actor_plan()) and trip_id = (select actor_trip()));
create policy driver on plan_crews for select
  using ((select is_role('driver')) and plan_id = (select actor_plan()) and trip_id = (select actor_trip()));
create policy driver on plan_parts for select using ((select is_role('driver')) and kind = 'trip'
  and plan_id = (select actor_plan()) and trip_id = (select actor_trip()));
create policy driver on companies for select using ((select is_role('driver')) and (batch_id, company_id) in
  (select s.batch_id, s.company_id from plan_seats s));
create policy driver on plans for select using ((select is_role('driver')) and plan_id = (select actor_plan()));
create policy driver on batches for select using ((select is_role('driver'))
  and batch_id in (select p.batch_id from plans p));
create policy driver on depots for select using ((select is_role('driver'))
  and batch_id in (select p.batch_id from plans p));
create policy driver on drivers for select using ((select is_role('driver')) and (batch_id, driver_id) in
  (select w.batch_id, w.driver_id from plan_crews w));
create policy driver on claims for select using ((select is_role('driver')) and (batch_id, worker_id) in
  (select s.batch_id, s.worker_id from plan_seats s));
create policy driver on roster_rows for select using ((select is_role('driver')) and verdict = 'valid'
  and (batch_id, company_id, identity_hash) in (select c.batch_id, c.company_id, c.identity_hash from claims c));
create policy driver on roster_files for select using ((select is_role('driver'))
  and file_id in (select r.file_id from roster_rows r));

-- Accounts. The gate is whoever has not said yet who he is; it sees what signing in takes and nothing else.
create policy accounts on users using ((select is_role('admin', 'system', 'gate')))
  with check ((select is_role('admin', 'system', 'gate')));
create policy own on users for select using (user_id = (select actor_user()));
create policy accounts on credentials using ((select is_role('system', 'gate')))
  with check ((select is_role('system', 'gate')));
create policy own on credentials using (user_id = (select actor_user())) with check (user_id = (select actor_user()));
create policy gate on sign_in_failures using ((select is_role('system', 'gate')))
  with check ((select is_role('system', 'gate')));
create policy unlock on sign_in_failures using ((select is_role('admin'))) with check ((select is_role('admin')));
create policy gate on rate_limits using ((select is_role('system', 'gate')))
  with check ((select is_role('system', 'gate')));
create policy accounts on sessions using ((select is_role('admin', 'system', 'gate')))
  with check ((select is_role('admin', 'system', 'gate')));
create policy own on sessions using (user_id = (select actor_user())) with check (user_id = (select actor_user()));
create policy accounts on setup_links using ((select is_role('admin', 'system', 'gate')))
  with check ((select is_role('admin', 'system', 'gate')));
create policy accounts on api_tokens using ((select is_role('admin', 'system', 'gate')))
  with check ((select is_role('admin', 'system', 'gate')));
create policy own on api_tokens using (user_id = (select actor_user())) with check (user_id = (select actor_user()));
create policy gate on driver_links for select using ((select is_role('gate')));
create policy own on idempotency_keys using (sender = (select actor_sender())) with check (sender = (select actor_sender()));
create policy system on idempotency_keys using ((select is_role('system'))) with check ((select is_role('system')));
create policy system on app_settings using ((select is_role('system'))) with check ((select is_role('system')));

create policy append on audit_log for insert with check ((select actor_role()) is not null);
create policy read on audit_log for select using ((select is_role('admin', 'system')));

-- Login and password of the role that the application connects as; for the owner only. See src/db/appRole.ts.
create table app_roles (
  name     text primary key,
  password text not null
);
