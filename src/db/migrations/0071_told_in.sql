-- What was told since a reader last looked, so that the log of a long journey is not read again and again. Numbers of the order of telling
-- (seq) are given before transactions commit: one that is visible does not mean that smaller ones are. Transactions are: whatever belongs to
-- one below the oldest that ran at the last look was seen then.
alter table journey_events add column told_in xid8 not null default pg_current_xact_id();
create index journey_told on journey_events (plan_id, told_in);

-- How often something of a batch's log was forgotten: whoever remembers the log forgets it, too, and reads it anew.
create table journey_forgets (
  batch_id uuid primary key references batches on delete cascade,
  times    integer not null
);
alter table journey_forgets enable row level security;
create policy staff on journey_forgets for select using ((select is_staff()));
create policy host on journey_forgets for select using ((select is_host()));

create or replace function forget_journey(batch uuid, worker text) returns integer language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  found_rows integer;
begin
  if not public.is_staff() then
    raise exception 'only planners and the program itself forget a journey';
  end if;
  if worker is null then
    delete from public.journey_events where batch_id = batch;
  else
    update public.journey_events set detail_sealed = null
      where batch_id = batch and worker_id = worker and detail_sealed is not null;
  end if;
  get diagnostics found_rows = row_count;
  insert into public.journey_forgets as f (batch_id, times) values (batch, 1)
    on conflict (batch_id) do update set times = f.times + 1;
  return found_rows;
end $$;
