-- A roster of thousands comes within a second, and is read by queries that were planned for the few rows of before until somebody looks
-- again, which the server does by itself only after a while. Looking takes the owner of the tables.
create function count_roster_rows() returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  analyze public.roster_rows;
  analyze public.claims;
end $$;
