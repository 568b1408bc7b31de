-- Beds are called as plans call them: site, building, floor, room, and the number after a dash.
create or replace function bed_room(bed text) returns text immutable parallel safe language sql
  as $$ select regexp_replace(bed, '[-/][^-/]*$', '') $$;
reindex index journey_rooms;
