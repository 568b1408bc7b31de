-- Road legs measured by a router, shared by all processes. Places only, no personal data.

create table road_maps (
  map_id    integer generated always as identity primary key,
  router    text not null,
  -- Software and map of the server: another map is another cache.
  version   text not null,
  profile   text not null,
  made_at   timestamptz not null default now(),
  unique (router, version, profile)
);

create table road_legs (
  map_id      integer not null references road_maps on delete cascade,
  -- Places in 1e-5 degrees, about a metre.
  from_lng    integer not null,
  from_lat    integer not null,
  to_lng      integer not null,
  to_lat      integer not null,
  -- Why no road leads there; then the other columns are null.
  no_road     text check (no_road in ('point_not_found', 'not_connected', 'outside_map')),
  distance_m  integer check (distance_m >= 0),
  drive_s     integer check (drive_s >= 0),
  -- Metres by road class; null where the router told none.
  motorway_m  integer,
  trunk_m     integer,
  primary_m   integer,
  other_m     integer,
  -- Encoded polyline.
  line        text,
  measured_at timestamptz not null default now(),
  primary key (map_id, from_lng, from_lat, to_lng, to_lat),
  check ((no_road is null) = (distance_m is not null and drive_s is not null))
);
create index road_legs_age on road_legs (measured_at);

-- Inputs for which a plan on measured legs alone was found: the same input again needs no further leg.
create table road_settled (
  map_id     integer not null references road_maps on delete cascade,
  input      bytea not null,
  -- Its routes by bus type, stops and groups, as numbers.
  routes     jsonb not null,
  settled_at timestamptz not null default now(),
  primary key (map_id, input)
);
