-- A batch is one scenario (formats.md §1): a service date, who needs workers, which buses stand ready, what the policy is.
-- Columns named *_sealed hold AES-256-GCM values of src/crypto; their key id is inside the value.

create table batches (
  batch_id         uuid primary key,
  name             text not null unique,
  service_date     date not null,
  time_zone        text not null,
  origin_provinces text[] not null,
  -- As chosen: {"preset", "override", "limits"}; resolved anew for each plan.
  policy           jsonb not null,
  -- False where the scenario brings no drivers.csv, so that each bus brings its own.
  has_drivers      boolean not null,
  is_demo          boolean not null default false,
  -- A closed batch takes no more rosters.
  status           text not null default 'open' check (status in ('open', 'closed')),
  created_at       timestamptz not null default now()
);

create table depots (
  batch_id uuid not null references batches on delete cascade,
  ordinal  integer not null,
  depot_id text not null,
  name     text not null,
  lng      double precision not null,
  lat      double precision not null,
  primary key (batch_id, depot_id)
);

create table companies (
  batch_id       uuid not null references batches on delete cascade,
  ordinal        integer not null,
  company_id     text not null,
  name           text not null,
  district       text not null,
  address        text not null,
  lng            double precision not null,
  lat            double precision not null,
  contact_sealed bytea not null,
  phone_sealed   bytea not null,
  staff_needed   integer not null,
  staff_present  integer not null,
  -- Local times of day HH:MM, null where the company receives at any hour.
  receive_from   text,
  receive_to     text,
  primary key (batch_id, company_id)
);

create table fleet (
  batch_id       uuid not null references batches on delete cascade,
  ordinal        integer not null,
  plate          text not null,
  seats          integer not null check (seats > 0),
  depot_id       text not null,
  operator       text not null,
  drivers        integer not null,
  cost_day_cny   double precision not null,
  cost_km_cny    double precision not null,
  available_from timestamptz not null,
  primary key (batch_id, plate),
  foreign key (batch_id, depot_id) references depots on delete cascade
);

create table drivers (
  batch_id           uuid not null references batches on delete cascade,
  ordinal            integer not null,
  driver_id          text not null,
  name_sealed        bytea not null,
  phone_sealed       bytea not null,
  depot_id           text not null,
  licence_expires    date not null,
  driven_last_7d_min integer not null,
  primary key (batch_id, driver_id),
  foreign key (batch_id, depot_id) references depots on delete cascade
);

create table pickups (
  batch_id uuid not null references batches on delete cascade,
  ordinal  integer not null,
  adcode   text not null,
  name     text not null,
  lng      double precision not null,
  lat      double precision not null,
  primary key (batch_id, ordinal)
);

create table risk_periods (
  batch_id  uuid not null references batches on delete cascade,
  ordinal   integer not null,
  adcode    text not null,
  level     text not null check (level in ('low', 'medium', 'high')),
  -- Both included; null is open.
  from_date date,
  to_date   date,
  primary key (batch_id, ordinal)
);

create table dorm_rooms (
  batch_id   uuid not null references batches on delete cascade,
  ordinal    integer not null,
  site       text not null,
  building   text not null,
  floor      text not null,
  room       text not null,
  beds       integer not null,
  sex        text not null check (sex in ('M', 'F', 'any')),
  kind       text not null check (kind in ('dorm', 'isolation')),
  company_id text,
  primary key (batch_id, ordinal)
);
