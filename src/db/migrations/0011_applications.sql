-- What a company says of itself above its batches, the documents that it hands in, and its application to a batch (企业申报).

-- Null where nobody has told yet.
alter table organisations
  add column district text not null default '',
  -- 街道 or 镇.
  add column township text not null default '',
  add column address text not null default '',
  add column lng double precision,
  add column lat double precision,
  add column contact_sealed bytea,
  add column phone_sealed bytea,
  -- Staff when everybody is there.
  add column headcount integer check (headcount >= 0),
  -- Local times of day HH:MM.
  add column receive_from text,
  add column receive_to text,
  -- 复工批准: both or neither.
  add column resumption_approved_on date,
  add column resumption_document_id uuid,
  add column version integer not null default 1,
  add check ((lng is null) = (lat is null)),
  add check ((receive_from is null) = (receive_to is null)),
  add check ((resumption_approved_on is null) = (resumption_document_id is null));

-- Files of a company, as sent, sealed. They stand in the database and not in a folder, so that ownership, rotation of keys,
-- purging and backups hold for them like for everything else.
create table documents (
  document_id    uuid primary key,
  org_id         uuid not null references organisations on delete cascade,
  -- Null: the company's own, above its batches; else it belongs to the application of this batch and goes with its people.
  batch_id       uuid references batches on delete cascade,
  company_id     text,
  kind           text not null check (kind in ('resumption_approval', 'isolation_plan', 'health_certificates', 'other')),
  -- File names tell names of people.
  name_sealed    bytea not null,
  -- By its content, not by what the sender says.
  media_type     text not null,
  size_bytes     integer not null,
  content_hash   bytea not null,
  content_sealed bytea not null,
  created_at     timestamptz not null default now(),
  check ((batch_id is null) = (company_id is null)),
  foreign key (batch_id, company_id) references companies (batch_id, company_id) on delete cascade
);
-- The same file sent again is the same document.
create unique index documents_content on documents
  (org_id, coalesce(batch_id, '00000000-0000-0000-0000-000000000000'), kind, content_hash);
alter table organisations add foreign key (resumption_document_id) references documents (document_id);

create table applications (
  batch_id              uuid not null,
  company_id            text not null,
  org_id                uuid not null references organisations,
  state                 text not null default 'draft'
    check (state in ('draft', 'submitted', 'returned', 'resubmitted', 'accepted')),
  -- Null once the batch was purged.
  contact_sealed        bytea,
  phone_sealed          bytea,
  isolation_plan_sealed bytea,
  receive_from          text,
  receive_to            text,
  -- Whether the company was in time is told by the first one.
  first_submitted_at    timestamptz,
  submitted_at          timestamptz,
  decided_at            timestamptz,
  -- Why it was returned, of the last decision.
  reason_sealed         bytea,
  -- Counts edits and decisions; the ETag.
  version               integer not null default 1,
  primary key (batch_id, company_id),
  foreign key (batch_id, company_id) references companies (batch_id, company_id) on delete cascade,
  check ((receive_from is null) = (receive_to is null)),
  check ((state = 'draft') = (first_submitted_at is null))
);

alter table batches
  -- Until when companies are asked to have applied and sent their rosters; null where there is none.
  add column deadline timestamptz,
  -- True where people of a company are planned only after its application was accepted.
  add column applications_required boolean not null default false;

alter table documents enable row level security;
alter table applications enable row level security;
create policy staff on documents using ((select is_staff())) with check ((select is_staff()));
create policy staff on applications using ((select is_staff())) with check ((select is_staff()));
create policy company on documents using ((select is_role('hr')) and org_id = (select actor_org()) and (batch_id is null
  or (batch_id, company_id) in (select c.batch_id, c.company_id from companies c where c.org_id = (select actor_org()))));
create policy company on applications using ((select is_role('hr')) and org_id = (select actor_org())
  and (batch_id, company_id) in (select c.batch_id, c.company_id from companies c where c.org_id = (select actor_org())));
create policy company_edit on organisations for update using ((select is_role('hr')) and org_id = (select actor_org()));
