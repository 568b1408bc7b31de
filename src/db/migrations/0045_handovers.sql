-- Signed hand-overs of the passenger list (domain.md 1.15): who of the bus the company took over at a stop, with the signature. People
-- stand here by id only, so that whoever is forgotten is forgotten here, too.
create table handovers (
  -- Made by whoever acts; the id of the journey event.
  handover_id   uuid primary key,
  batch_id      uuid not null references batches on delete cascade,
  plan_id       uuid not null references plans on delete cascade,
  plan_version  integer not null,
  trip_id       text not null,
  -- Index in the stops of the trip.
  stop          integer not null,
  -- Company that signed.
  company_id    text not null,
  org_id        uuid not null references organisations,
  worker_ids    text[] not null,
  at            timestamptz not null,
  noted_at      timestamptz not null default now(),
  -- 'driver' or a login.
  noted_by      text not null,
  -- Name of the signer, the signature as drawn, and a remark, as JSON.
  document_sealed bytea not null
);
create index handovers_plan on handovers (plan_id, trip_id, at);

alter table handovers enable row level security;
create policy staff on handovers using ((select is_staff())) with check ((select is_staff()));
create policy host on handovers for select using ((select is_host()));
create policy host_sign on handovers for insert with check ((select is_host()));
create policy company on handovers for select using ((select is_role('hr')) and org_id = (select actor_org()));
create policy driver on handovers for select using ((select is_role('driver'))
  and plan_id = (select actor_plan()) and trip_id = (select actor_trip()));
create policy driver_sign on handovers for insert with check ((select is_role('driver'))
  and plan_id = (select actor_plan()) and trip_id = (select actor_trip()));
