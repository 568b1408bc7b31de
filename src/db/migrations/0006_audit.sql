-- The audit log: append-only, each entry chained to the one before it. The application may only insert and read; the trigger
-- decides number, time, actor and hash, so that no caller can choose them.

create table audit_log (
  seq         bigint primary key,
  at          timestamptz not null,
  -- {"userId", "login", "role", "address", "requestId"} as the data layer had set them for the transaction.
  actor       jsonb not null,
  action      text not null,
  object_kind text not null,
  object_id   text not null,
  batch_id    uuid,
  -- Personal values are masked before they come here.
  before      jsonb,
  after       jsonb,
  -- Why, where the action asks for a purpose.
  purpose     text,
  prev_hash   bytea not null,
  hash        bytea not null
);
create index audit_log_object on audit_log (object_kind, object_id);

create function audit_chain() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  last record;
begin
  -- One at a time, from here to the end of the transaction: the chain has no forks and no gaps.
  perform pg_advisory_xact_lock(7434903);
  select a.seq, a.hash into last from public.audit_log a order by a.seq desc limit 1;
  new.seq := coalesce(last.seq, 0) + 1;
  new.at := clock_timestamp();
  new.actor := coalesce(nullif(current_setting('jieyun.actor', true), '')::jsonb, '{}');
  new.prev_hash := coalesce(last.hash, '\x'::bytea);
  new.hash := sha256(new.prev_hash || convert_to(jsonb_build_array(new.seq, extract(epoch from new.at), new.actor,
    new.action, new.object_kind, new.object_id, new.batch_id, new.before, new.after, new.purpose)::text, 'UTF8'));
  return new;
end $$;
create trigger audit_chain before insert on audit_log for each row execute function audit_chain();

-- For owners too: an entry is never changed, not even by mistake.
create function audit_keep() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;
create trigger audit_keep before update or delete on audit_log for each row execute function audit_keep();
create trigger audit_keep_all before truncate on audit_log for each statement execute function audit_keep();
