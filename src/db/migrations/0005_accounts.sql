-- Who may come in: companies as they stand above single batches, accounts, their credentials, sessions and links.

-- A company above its batches. Batches name companies by ids of their own (C001); the same id with the same name is the
-- same company, the same id with another name is another one, so that nobody inherits a stranger's people.
create table organisations (
  org_id     uuid primary key default gen_random_uuid(),
  code       text not null,
  name       text not null,
  created_at timestamptz not null default now(),
  unique (code, name)
);
insert into organisations (code, name) select distinct company_id, name from companies;

alter table companies add column org_id uuid references organisations;
update companies c set org_id = o.org_id from organisations o where o.code = c.company_id and o.name = c.name;
alter table companies alter column org_id set not null;
create index companies_org on companies (org_id);

create table users (
  user_id    uuid primary key,
  -- Name to sign in with, lower case.
  login      text not null unique,
  role       text not null check (role in ('hr', 'dispatcher', 'desk', 'warden', 'admin')),
  -- The company whose people an account of role hr sees; null for everybody else.
  org_id     uuid references organisations,
  status     text not null default 'invited' check (status in ('invited', 'active', 'disabled')),
  is_demo    boolean not null default false,
  -- Counts edits; the ETag of the account.
  version    integer not null default 1,
  created_at timestamptz not null default now(),
  check ((role = 'hr') = (org_id is not null))
);

-- Apart from users, because only the gate and the admin ever see it.
create table credentials (
  user_id       uuid primary key references users on delete cascade,
  -- PHC string of argon2id.
  password_hash text not null,
  changed_at    timestamptz not null default now()
);

-- Wrong passwords of an account since the last right one. A row also stands for logins that do not exist, so that the
-- answer never tells whether one does.
create table sign_in_failures (
  -- SHA-256 of what was typed, which is not always a login.
  login_hash   bytea primary key,
  failures     integer not null,
  locked_until timestamptz,
  failed_at    timestamptz not null default now()
);

-- Counters of rate limits that all processes share (rate-limiter-flexible).
create table rate_limits (
  key    text primary key,
  points integer not null default 0,
  expire bigint
);

-- Sessions of browsers, in the shape that connect-pg-simple writes.
create table sessions (
  sid        text primary key,
  sess       json not null,
  expire     timestamptz not null,
  -- Names the session in lists; the sid itself never leaves the cookie.
  session_id uuid not null default gen_random_uuid() unique,
  user_id    uuid generated always as ((sess ->> 'userId')::uuid) stored references users on delete cascade
);
create index sessions_expire on sessions (expire);
create index sessions_user on sessions (user_id);

-- Links that set a password once: the invitation, a reset, the first admin.
create table setup_links (
  token_hash bytea primary key,
  user_id    uuid not null references users on delete cascade,
  expires_at timestamptz not null
);

-- Tokens of machines, with the rights of the account that made them.
create table api_tokens (
  token_id     uuid primary key,
  user_id      uuid not null references users on delete cascade,
  name         text not null,
  -- SHA-256; the token is 256 random bits, which nobody tries out.
  token_hash   bytea not null unique,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null,
  last_used_at timestamptz
);
create index api_tokens_user on api_tokens (user_id);

-- What an account may see of a plan, each part sealed by itself: the whole; what concerns one company; one trip.
create table plan_parts (
  plan_id         uuid not null references plans on delete cascade,
  kind            text not null check (kind in ('whole', 'company', 'trip')),
  -- '' for the whole, the company's org_id, the trip's id.
  part_key        text not null,
  org_id          uuid references organisations,
  trip_id         text,
  -- Figures for lists, of what the part holds.
  summary         jsonb,
  document_sealed bytea not null,
  primary key (plan_id, kind, part_key),
  check ((kind = 'company') = (org_id is not null)),
  check ((kind = 'trip') = (trip_id is not null))
);
insert into plan_parts (plan_id, kind, part_key, summary, document_sealed)
  select plan_id, 'whole', '', summary, document_sealed from plans where document_sealed is not null;
alter table plans drop column document_sealed, drop column summary;

-- Who rides in which trip, by ids only, and who drives it: what ownership of people and drivers follows from.
create table plan_seats (
  plan_id    uuid not null references plans on delete cascade,
  trip_id    text not null,
  batch_id   uuid not null references batches on delete cascade,
  company_id text not null,
  org_id     uuid not null references organisations,
  worker_id  text not null,
  primary key (plan_id, worker_id)
);
create index plan_seats_trip on plan_seats (plan_id, trip_id);
create table plan_crews (
  plan_id   uuid not null references plans on delete cascade,
  trip_id   text not null,
  batch_id  uuid not null references batches on delete cascade,
  driver_id text not null,
  primary key (plan_id, trip_id, driver_id)
);

-- A driver's way to exactly one trip. The token is signed and carries this id and the expiry.
create table driver_links (
  link_id    uuid primary key,
  plan_id    uuid not null references plans on delete cascade,
  trip_id    text not null,
  created_by uuid references users on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index driver_links_trip on driver_links (plan_id, trip_id);

-- Answers to POST requests with a key, so that a repeated one changes nothing.
create table idempotency_keys (
  -- Who sent it: an account's or a link's id.
  sender       text not null,
  key          text not null,
  -- Keyed hash of method, address and body.
  fingerprint  bytea not null,
  started_at   timestamptz not null default now(),
  -- Null while the first request is at work.
  status       integer,
  answer_sealed bytea,
  primary key (sender, key)
);
create index idempotency_keys_age on idempotency_keys (started_at);

-- Edits are counted; the count is the ETag.
alter table batches add column version integer not null default 1;
alter table claims add column version integer not null default 1;
