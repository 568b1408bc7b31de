-- Beds that somebody gave another way than the plan says: by hand, which may be locked so that later plans keep them, or by assigning
-- anew. What the published plan says holds for everybody else. Unlocked rows count for their version of the plan alone.
create table dorm_moves (
  batch_id     uuid not null references batches on delete cascade,
  worker_id    text not null,
  plan_id      uuid not null references plans on delete cascade,
  plan_version integer not null,
  -- Company of the worker.
  org_id       uuid not null references organisations,
  -- Null: he has lost his bed, and none was left.
  site         text,
  building     text,
  floor        text,
  room         text,
  bed          integer check (bed > 0),
  locked       boolean not null,
  -- Closed list of src/contract/dormBoard.ts: free text could tell of somebody's health.
  reason       text not null,
  moved_by     text not null,
  moved_at     timestamptz not null default now(),
  version      integer not null default 1,
  primary key (batch_id, worker_id),
  check ((site is null) = (bed is null))
);
create index dorm_moves_plan on dorm_moves (plan_id);

alter table dorm_moves enable row level security;
create policy staff on dorm_moves using ((select is_staff())) with check ((select is_staff()));
create policy host on dorm_moves using ((select is_host())) with check ((select is_host()));
create policy company on dorm_moves for select using ((select is_role('hr')) and org_id = (select actor_org()));
