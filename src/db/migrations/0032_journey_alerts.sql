-- What the dispatcher has to look at on the road. An alert is raised once and stays until what it tells of is over.
create table journey_alerts (
  alert_id        uuid primary key default gen_random_uuid(),
  batch_id        uuid not null references batches on delete cascade,
  plan_id         uuid not null references plans on delete cascade,
  trip_id         text not null,
  kind            text not null check (kind in ('late', 'silent', 'off_route', 'incident', 'missing', 'extra')),
  -- Tells alerts of a kind apart: the event that it is about; '' where there is one a trip.
  subject         text not null default '',
  -- Figures; nothing about people.
  detail          jsonb not null,
  raised_at       timestamptz not null,
  resolved_at     timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text
);
create unique index journey_alerts_open on journey_alerts (plan_id, trip_id, kind, subject) where resolved_at is null;
create index journey_alerts_plan on journey_alerts (plan_id, raised_at desc);
alter table journey_alerts enable row level security;
create policy staff on journey_alerts using ((select is_staff())) with check ((select is_staff()));
create policy host on journey_alerts for select using ((select is_host()));
