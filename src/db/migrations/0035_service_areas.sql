-- Where buses may stand on the way: motorway service areas that the district knows. Nothing personal.
create table service_areas (
  batch_id uuid not null references batches on delete cascade,
  ordinal  integer not null,
  name     text not null,
  lng      double precision not null,
  lat      double precision not null,
  primary key (batch_id, ordinal)
);
alter table service_areas enable row level security;
create policy staff on service_areas using ((select is_staff())) with check ((select is_staff()));
