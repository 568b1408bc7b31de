-- What somebody has to see to about people's health: each matter once, whoever noticed it first.
create table health_alerts (
  alert_id    uuid primary key default gen_random_uuid(),
  batch_id    uuid not null references batches on delete cascade,
  plan_id     uuid not null references plans on delete cascade,
  -- Null off the road.
  trip_id     text,
  worker_id   text not null,
  -- Company of the worker.
  org_id      uuid not null references organisations,
  -- 'complaint': fever or a symptom; 'missed_check': on the road; 'missed_reading': under observation; 'overdue_release'.
  kind        text not null check (kind in ('complaint', 'missed_check', 'missed_reading', 'overdue_release')),
  -- Which one of its kind: the journey event, the checkpoint, the time of the day.
  alert_key   text not null,
  -- When it happened.
  at          timestamptz not null,
  raised_at   timestamptz not null default now(),
  -- What it is, where that says something of health; as JSON.
  detail_sealed bytea,
  settled_at  timestamptz,
  -- A login; 'system' where the matter settled itself: a reading told late, an event undone.
  settled_by  text,
  unique (plan_id, worker_id, kind, alert_key),
  check ((settled_at is null) = (settled_by is null))
);
create index health_alerts_open on health_alerts (plan_id, at) where settled_at is null;

alter table health_alerts enable row level security;
create policy staff on health_alerts using ((select is_staff())) with check ((select is_staff()));
create policy host on health_alerts for select using ((select is_host()));
create policy host_settle on health_alerts for update using ((select is_host()));
create policy company on health_alerts for select using ((select is_role('hr')) and org_id = (select actor_org()));

-- Hosts hear of alerts, which are told to the company and not to everybody of the trip.
create policy host_alerts on events for select using ((select is_host()) and kind = 'alert.change');
