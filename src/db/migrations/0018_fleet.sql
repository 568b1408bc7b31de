-- Buses, drivers and the policy of a batch change after the batch was made; edits are counted, the count is the ETag.
alter table fleet add column version integer not null default 1;
alter table drivers add column version integer not null default 1;

-- Every policy that a batch had, as chosen: batches.policy is the newest of them.
create table policy_versions (
  batch_id   uuid not null references batches on delete cascade,
  version    integer not null,
  -- {"preset", "override", "limits"}
  choice     jsonb not null,
  created_at timestamptz not null default now(),
  -- Login of who chose it, as the data layer had set it for the transaction.
  created_by text not null default coalesce(nullif(current_setting('jieyun.actor', true), '')::jsonb ->> 'login', ''),
  primary key (batch_id, version)
);
insert into policy_versions (batch_id, version, choice, created_at, created_by)
  select batch_id, 1, policy, created_at, 'jieyun' from batches;
alter table policy_versions enable row level security;
create policy staff on policy_versions using ((select is_staff())) with check ((select is_staff()));

-- What failed for good, for the list of failures.
create index plans_failed on plans (finished_at) where status = 'failed';
create index requests_failed on requests (finished_at) where status = 'failed';
