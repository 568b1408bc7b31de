-- Which notices were sent to whom: masked, without their text. A sending that failed stays as such.
create table notice_sendings (
  sending_id   uuid primary key,
  batch_id     uuid not null references batches on delete cascade,
  plan_id      uuid not null references plans on delete cascade,
  company_id   text not null,
  org_id       uuid not null references organisations,
  plan_version integer not null,
  channel      text not null,
  -- a***@example.com
  recipient    text not null,
  notices      integer not null,
  sent_by      text not null,
  sent_at      timestamptz not null default now(),
  error        text
);
create index notice_sendings_company on notice_sendings (plan_id, company_id, sent_at desc);
alter table notice_sendings enable row level security;
create policy staff on notice_sendings using ((select is_staff())) with check ((select is_staff()));
create policy company on notice_sendings using ((select is_role('hr')) and org_id = (select actor_org()))
  with check ((select is_role('hr')) and org_id = (select actor_org()));
