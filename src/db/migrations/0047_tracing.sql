-- Tracing goes from a person to his trips and rooms, and from those to the others: by index at every step, however many journeys there are.
create index claims_identity on claims (identity_hash);

-- A bed's id ends in the bed; what stands before is the room.
create function bed_room(bed text) returns text immutable parallel safe language sql
  as $$ select regexp_replace(bed, '/[^/]*$', '') $$;
create index journey_rooms on journey_events (batch_id, bed_room(detail ->> 'bedId')) where kind in ('bed', 'isolated');
