-- Plans measured anew on real roads, as jobs. Place names and figures only: nobody is named.

create table verifications (
  verification_id uuid primary key,
  plan_id         uuid not null references plans on delete cascade,
  batch_id        uuid not null references batches on delete cascade,
  status          text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed')),
  -- Version of the draft that was measured; null until the run has read it.
  plan_version    integer,
  starts          integer not null default 0,
  requested_at    timestamptz not null default now(),
  started_at      timestamptz,
  finished_at     timestamptz,
  -- {"legs", "done"} while it runs.
  progress        jsonb,
  -- What changed, trip by trip and leg by leg.
  result          jsonb,
  error           jsonb,
  check ((status = 'done') = (result is not null))
);
create index verifications_plan on verifications (plan_id, requested_at);
create index verifications_unfinished on verifications (requested_at) where status in ('queued', 'running');
-- Whoever asks while one is under way gets that one.
create unique index verifications_one_live on verifications (plan_id) where status in ('queued', 'running');

alter table verifications enable row level security;
create policy staff on verifications using ((select is_staff())) with check ((select is_staff()));
