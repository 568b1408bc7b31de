-- Plans of a batch, and what the installation remembers.

create table plans (
  plan_id         uuid primary key,
  batch_id        uuid not null references batches on delete cascade,
  status          text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- {"seconds", "iterations", "threads", "locale"}
  options         jsonb not null,
  seed            integer not null,
  starts          integer not null default 0,
  requested_at    timestamptz not null default now(),
  started_at      timestamptz,
  finished_at     timestamptz,
  -- Last report of the run: phase, best cost, bound, gap, iterations.
  progress        jsonb,
  -- {"kpis", "bounds"} of the finished document, for lists.
  summary         jsonb,
  -- The plan document, gzipped and sealed: it tells who is excluded for his health.
  document_sealed bytea,
  error           jsonb
);
create index plans_batch on plans (batch_id, requested_at);
create index plans_unfinished on plans (requested_at) where status in ('queued', 'running');
-- One run a batch at a time.
create unique index plans_one_live on plans (batch_id) where status in ('queued', 'running');

create table app_settings (
  key        text primary key,
  value      jsonb not null,
  updated_at timestamptz not null default now()
);
