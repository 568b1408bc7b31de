-- Why somebody was withdrawn, whole requests that were, people who were forgotten on their own wish, and the drivers of one's bus.

alter table claims
  -- One of a closed list, so that nothing about people stands here; null where nobody was taken out.
  add column withdrawal_reason text,
  -- The request that was withdrawn as a whole, so that it can be taken back as a whole.
  add column withdrawn_with uuid references requests on delete set null,
  -- When the person was erased; number and worker id stay, so that they are never given to somebody else.
  add column erased_at timestamptz;
create index claims_withdrawn_with on claims (withdrawn_with) where withdrawn_with is not null;

alter table requests
  add column withdrawn_at timestamptz,
  add column withdrawal_reason text,
  -- Counts withdrawals and their taking back; the ETag.
  add column version integer not null default 1,
  add check ((withdrawn_at is null) = (withdrawal_reason is null));

-- A company hands its people to the drivers of their buses, and calls them (domain.md §6: names and phones stand on the sheet).
create policy company on plan_crews for select using ((select is_role('hr')) and (plan_id, trip_id) in
  (select s.plan_id, s.trip_id from plan_seats s));
create policy company on drivers for select using ((select is_role('hr')) and (batch_id, driver_id) in
  (select w.batch_id, w.driver_id from plan_crews w));
