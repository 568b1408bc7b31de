-- Masks, thermometers, protective clothing and disinfectant of a batch: what came, went out to a trip or a dormitory site, came back, or is
-- gone. The application adds to the ledger and reads it; the balances are the trigger's alone, and none of them is ever below zero.

-- The same place has the same name; the store's is empty.
create function supply_place(plan uuid, trip text, site text) returns text immutable parallel safe language sql
  as $$ select case when trip is not null then 'trip ' || plan::text || ' ' || trip when site is not null then 'site ' || site else '' end $$;

create table supply_movements (
  -- Made by whoever acted; one row an item.
  movement_id uuid not null,
  item        text not null check (item in ('mask', 'thermometer', 'protective_suit', 'disinfectant')),
  seq         bigint generated always as identity unique,
  batch_id    uuid not null references batches on delete cascade,
  kind        text not null check (kind in ('received', 'issued', 'returned', 'written_off')),
  -- Pieces; of disinfectant millilitres of concentrate.
  quantity    integer not null check (quantity > 0),
  -- Closed list of src/contract/supplies.ts: free text could tell of people.
  reason      text,
  plan_id     uuid references plans on delete cascade,
  trip_id     text,
  site        text,
  place       text not null generated always as (supply_place(plan_id, trip_id, site)) stored,
  -- Login.
  noted_by    text not null,
  noted_at    timestamptz not null default now(),
  primary key (movement_id, item),
  check ((plan_id is null) = (trip_id is null)),
  check (trip_id is null or site is null),
  check ((kind in ('issued', 'returned')) = (trip_id is not null or site is not null)),
  check ((kind in ('received', 'written_off')) = (reason is not null))
);
create index supply_movements_batch on supply_movements (batch_id, seq desc);

create table supply_balances (
  batch_id uuid not null references batches on delete cascade,
  plan_id  uuid references plans on delete cascade,
  trip_id  text,
  site     text,
  place    text not null generated always as (supply_place(plan_id, trip_id, site)) stored,
  item     text not null,
  quantity bigint not null default 0,
  primary key (batch_id, place, item),
  constraint supply_never_below_zero check (quantity >= 0)
);

alter table supply_movements enable row level security;
create policy staff on supply_movements for select using ((select is_staff()));
create policy staff_move on supply_movements for insert with check ((select is_staff()));
create policy host on supply_movements for select using ((select is_host()));
create policy host_move on supply_movements for insert with check ((select is_host()));
alter table supply_balances enable row level security;
create policy staff on supply_balances for select using ((select is_staff()));
create policy host on supply_balances for select using ((select is_host()));

-- For owners too: what was moved is not rewritten.
create function supply_keep() returns trigger language plpgsql as $$
begin
  raise exception 'the supply ledger is append-only';
end $$;
create trigger supply_keep before update on supply_movements for each row execute function supply_keep();
create trigger supply_keep_all before truncate on supply_movements for each statement execute function supply_keep();

-- Moves the balances, the store's first: two movements at once wait for each other there and never for each other's place. After the row, and
-- not before it: a movement that is known already moves nothing.
create function supply_post() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  into_store bigint := case when new.kind in ('received', 'returned') then new.quantity else -new.quantity end;
  change record;
  held bigint;
begin
  for change in
    select v.* from (values (1, null::uuid, null::text, null::text, into_store),
      (2, new.plan_id, new.trip_id, new.site, -into_store)) as v (step, plan_id, trip_id, site, delta)
    where v.step = 1 or new.place <> '' order by v.step
  loop
    insert into public.supply_balances (batch_id, plan_id, trip_id, site, item)
      values (new.batch_id, change.plan_id, change.trip_id, change.site, new.item) on conflict do nothing;
    update public.supply_balances b set quantity = b.quantity + change.delta
      where b.batch_id = new.batch_id and b.item = new.item
        and b.place = public.supply_place(change.plan_id, change.trip_id, change.site)
        and b.quantity + change.delta >= 0;
    if not found then
      select b.quantity into held from public.supply_balances b
        where b.batch_id = new.batch_id and b.item = new.item
          and b.place = public.supply_place(change.plan_id, change.trip_id, change.site);
      raise exception 'supplies would fall below zero' using errcode = 'check_violation',
        constraint = 'supply_never_below_zero',
        detail = jsonb_build_object('item', new.item, 'inStore', change.step = 1, 'held', held)::text;
    end if;
  end loop;
  return null;
end $$;
create trigger supply_post after insert on supply_movements for each row execute function supply_post();

-- Hosts hear that supplies were moved; companies and drivers do not.
create policy host_supplies on events for select using ((select is_host()) and kind = 'supply.change');
