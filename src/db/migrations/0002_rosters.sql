-- Requests, the files they carry, every data row of every file, and the workers that the rows speak of.

-- One upload. The row is the truth; the job in the queue only says that there is work.
create table requests (
  request_id  uuid primary key,
  batch_id    uuid not null references batches on delete cascade,
  -- Null where the files name several companies or one that is unknown; such uploads come from the district only.
  company_id  text,
  -- The files come from a scenario folder: their own names and columns tell the company, as on the command line.
  from_folder boolean not null,
  -- Order of arrival: of two files with the same name the later request's counts, whichever is read first.
  seq         bigint generated always as identity,
  status      text not null default 'received' check (status in ('received', 'processing', 'done', 'failed')),
  -- How often work on it began. A request that keeps killing its worker is given up, see planning/server.
  starts      integer not null default 0,
  received_at timestamptz not null default now(),
  started_at  timestamptz,
  finished_at timestamptz,
  -- What the files held when they were read; accepted and rejected follow later decisions as long as the files count.
  data_rows   integer,
  accepted    integer,
  rejected    integer,
  warnings    integer,
  -- {"code", "detail"} where status is failed. Never holds personal data.
  error       jsonb,
  foreign key (batch_id, company_id) references companies (batch_id, company_id) on delete cascade
);
create index requests_batch on requests (batch_id, seq);
create index requests_unfinished on requests (received_at) where status in ('received', 'processing');

create table roster_files (
  file_id         uuid primary key,
  request_id      uuid not null references requests on delete cascade,
  batch_id        uuid not null references batches on delete cascade,
  ordinal         integer not null,
  name            text not null,
  -- Keyed hash of the bytes.
  content_hash    bytea not null,
  size_bytes      integer not null,
  content_sealed  bytea not null,
  -- unread: not processed yet; current: its rows count; superseded: a later file of the same name took its place.
  state           text not null default 'unread' check (state in ('unread', 'current', 'superseded')),
  data_rows       integer,
  warnings_sealed bytea,
  warning_count   integer,
  unique (request_id, name)
);
create index roster_files_batch on roster_files (batch_id, name);

-- A company's claim to a person: by a row whose ID number is valid, be the row accepted or not. Number and worker id are
-- given once, to whoever is first accepted, and stay whatever files come later.
create table claims (
  claim_id      uuid primary key default gen_random_uuid(),
  batch_id      uuid not null references batches on delete cascade,
  company_id    text not null,
  -- Keyed hash of ID type and number.
  identity_hash bytea not null,
  number        integer,
  worker_id     text,
  -- proposed: missing from the corrected file, still planned until somebody decides; confirmed: missing, and agreed;
  -- decided: taken out by hand, whatever the files say; null: asked for.
  withdrawal    text check (withdrawal in ('proposed', 'confirmed', 'decided')),
  withdrawal_at timestamptz,
  unique (batch_id, company_id, identity_hash),
  unique (batch_id, worker_id),
  check ((number is null) = (worker_id is null)),
  foreign key (batch_id, company_id) references companies (batch_id, company_id) on delete cascade
);

-- Every data row of every file that counts (row_no 0: the whole file). A valid row of a superseded file stays only while
-- its person is in no current file of the company, with is_missing set.
create table roster_rows (
  row_id            uuid primary key,
  file_id           uuid not null references roster_files on delete cascade,
  batch_id          uuid not null references batches on delete cascade,
  -- Reading order within the file.
  ordinal           integer not null,
  sheet             text not null,
  row_no            integer not null,
  company_id        text,
  -- What reading the file said of the row by itself.
  verdict           text not null check (verdict in ('valid', 'faulty')),
  -- What the other rows of the batch say: the same person elsewhere. Recomputed for the whole batch after every change.
  clash             text check (clash in ('duplicate_in_batch', 'duplicate_other_company')),
  is_missing        boolean not null default false,
  -- Faulty rows: the rejected cells, and the ID number where it is valid, as JSON.
  cells_sealed      bytea,
  -- Rows with a valid ID number, and its spreadsheet cell.
  identity_hash     bytea,
  id_cell           text,
  -- Valid rows.
  id_type           text,
  id_number_sealed  bytea,
  name_sealed       bytea,
  phone_sealed      bytea,
  birth_date_sealed bytea,
  remark_sealed     bytea,
  sex               text check (sex in ('M', 'F')),
  adcode            text,
  county_inferred   boolean,
  pickup_name       text,
  lng               double precision,
  lat               double precision,
  check (verdict = 'faulty' or identity_hash is not null),
  check ((verdict = 'faulty') = (cells_sealed is not null)),
  foreign key (batch_id, company_id, identity_hash) references claims (batch_id, company_id, identity_hash)
    on delete cascade
);
create index roster_rows_file on roster_rows (file_id, ordinal);
create index roster_rows_identity on roster_rows (batch_id, identity_hash) where identity_hash is not null;
