-- The story that is played over a demo's published plan: a visitor sees a batch travel, arrive and stay. It is told to the journey log as
-- drivers, desks and wardens would tell it.
create table simulations (
  plan_id    uuid primary key references plans on delete cascade,
  batch_id   uuid not null references batches on delete cascade,
  seed       integer not null,
  status     text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed')),
  -- Time of the story: its beginning, and how far it was told. Null until it begins.
  begins_at  timestamptz,
  told_until timestamptz,
  -- Invariants that did not hold; null until it is done.
  broken     integer
);
alter table simulations enable row level security;
create policy staff on simulations using ((select is_staff())) with check ((select is_staff()));
create policy host on simulations for select using ((select is_host()));
