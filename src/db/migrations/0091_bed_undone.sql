-- What the plan or the board gave somebody stays known while he holds another bed, and is his again when what was told is undone.
alter table bed_holds add planned_bed text, add planned_days daterange;
update bed_holds set planned_bed = bed_id, planned_days = days where told_at is null;

-- Puts somebody back into the bed that he had before what is being undone: the last that was told of him, else the one that he was to have.
-- 'taken' where somebody else has it by now; then nothing is changed.
create function restore_bed(batch uuid, plan uuid, worker text, undone uuid[]) returns text language plpgsql as $$
declare
  last record;
begin
  select j.kind, j.at, j.detail ->> 'bedId' as bed into last from journey_events j
    where j.batch_id = batch and j.worker_id = worker and j.event_id <> all (undone)
      and (j.kind in ('moved_out', 'checked_out') or (j.kind in ('bed', 'isolated') and j.detail ->> 'bedId' is not null))
      and not exists (select from journey_events u
        where u.kind = 'undone' and u.detail ->> 'eventId' = j.event_id::text and u.batch_id = batch)
    order by j.at desc, j.event_id desc limit 1;
  if last.bed is not null then
    -- what is undone was told later than what counts now
    update bed_holds h set told_at = null where h.batch_id = batch and h.worker_id = worker;
    if hold_bed(batch, plan, worker, last.bed, last.at) = 'taken' then
      raise exclusion_violation;
    end if;
  elsif last.kind is not null then
    delete from bed_holds h where h.batch_id = batch and h.worker_id = worker;
  else
    delete from bed_holds h where h.batch_id = batch and h.worker_id = worker and h.planned_bed is null;
    update bed_holds h set bed_id = h.planned_bed, days = h.planned_days, told_at = null
      where h.batch_id = batch and h.worker_id = worker;
  end if;
  return 'held';
exception when exclusion_violation then
  return 'taken';
end $$;
