-- What was undone says nothing of where somebody is: without this, a boarding that was undone in an earlier message kept its person out of
-- every other bus.
create index journey_undone on journey_events ((detail ->> 'eventId')) where kind = 'undone';
create or replace function journey_of_people(plan uuid, workers text[]) returns setof journey_events language sql stable security definer
  set search_path = pg_catalog, public
  as $$
    select j.* from public.journey_events j
    where j.batch_id = (select p.batch_id from public.plans p where p.plan_id = plan) and j.worker_id = any (workers)
      and not exists (
        select from public.journey_events u
        where u.kind = 'undone' and u.detail ->> 'eventId' = j.event_id::text and u.batch_id = j.batch_id)
      and (public.is_staff() or public.is_host() or (public.actor_role() = 'driver' and public.actor_plan() = plan))
  $$;
