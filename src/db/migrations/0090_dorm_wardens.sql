-- Which warden looks after which building of a batch; several may share one. Buildings are named as in dorm_rooms; one that is no more
-- counts for nothing.
create table dorm_wardens (
  batch_id uuid not null references batches on delete cascade,
  login    text not null references users (login) on update cascade on delete cascade,
  site     text not null,
  building text not null,
  primary key (batch_id, login, site, building)
);

alter table dorm_wardens enable row level security;
create policy staff on dorm_wardens using ((select is_staff())) with check ((select is_staff()));
create policy host on dorm_wardens for select using ((select is_host()));

-- Wardens who may be named, for those who name them: accounts themselves are the admin's alone. A demo has its own.
create function wardens_of(batch uuid) returns setof text language sql stable security definer set search_path = pg_catalog, public as $$
  select u.login from public.users u join public.batches b on b.batch_id = batch and b.is_demo = u.is_demo
  where u.role = 'warden' and u.status <> 'disabled' and (select public.is_staff() or public.is_host()) order by u.login
$$;
