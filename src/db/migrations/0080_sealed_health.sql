-- What tells something of a person's health by its very kind is sealed with the rest of it: in the open stands only that he was cared for
-- ('care'), which a temperature of everybody's is, too, or that he has a bed. Sealing takes keys: the program carries rows of before over at
-- its next start (src/planning/server/health/sealOpenHealth.ts).

create function tells_health(kind text, sealed bytea) returns boolean immutable parallel safe language sql
  as $$ select kind in ('temperature', 'symptom', 'reseated', 'isolated', 'referred', 'hospital', 'returned', 'extended')
    or (kind = 'bed' and sealed is null) $$;

-- A bed stands in the open, beds being given by the database; whether it is one apart does not.
alter table journey_events drop constraint journey_events_check1;
create index journey_open_health on journey_events (event_id) where tells_health(kind, detail_sealed);

create function journey_sealed() returns trigger language plpgsql as $$
begin
  if public.tells_health(new.kind, new.detail_sealed) then
    raise exception 'what is about health stands sealed in the journey log';
  end if;
  return new;
end $$;
create trigger journey_sealed before insert on journey_events for each row execute function journey_sealed();

create or replace function journey_keep() returns trigger language plpgsql as $$
declare
  may_change text[] := case when public.tells_health(old.kind, old.detail_sealed) and new.kind in ('care', 'bed')
    then array['kind', 'detail', 'detail_sealed'] else array['detail_sealed'] end;
begin
  if (to_jsonb(new) - may_change) is distinct from (to_jsonb(old) - may_change) then
    raise exception 'the journey log is append-only';
  end if;
  return new;
end $$;

-- Carries rows over whose kind stands in the open; others stay as they are.
create function seal_journey_kinds(sealed jsonb) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not public.is_role('system') then
    raise exception 'only the program itself seals anew';
  end if;
  update public.journey_events j set kind = x.kind, detail = x.detail, detail_sealed = x."detailSealed"
    from jsonb_to_recordset(sealed) as x("eventId" uuid, kind text, detail jsonb, "detailSealed" bytea)
    where j.event_id = x."eventId" and public.tells_health(j.kind, j.detail_sealed);
end $$;

-- The pages hear that somebody was told of, not what.
update events set data = jsonb_build_object('kinds', (
    select coalesce(jsonb_agg(distinct case when tells_health(k, '') then 'care' else k end), '[]')
    from jsonb_array_elements_text(data -> 'kinds') k))
  where kind = 'journey.record' and data ? 'kinds';

-- What an alert is about is sealed, and with it which one of its kind it is: its key is a keyed hash of both.
alter table health_alerts drop constraint health_alerts_kind_check;
alter table health_alerts alter column kind set default 'care';
alter table health_alerts add constraint health_alerts_sealed check (kind = 'care' and detail_sealed is not null) not valid;

-- Why somebody got another bed may be his health.
alter table dorm_moves add column reason_sealed bytea;
alter table dorm_moves alter column reason drop not null;
alter table dorm_moves add constraint dorm_moves_sealed check (reason is null and reason_sealed is not null) not valid;
