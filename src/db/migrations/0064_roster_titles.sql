-- What a company's own column titles mean, as its HR said once: read with every later roster of the company.
create table roster_titles (
  org_id  uuid not null references organisations on delete cascade,
  -- Title as titles are compared: half-width, lower case, without spaces and brackets.
  title   text not null check (length(title) between 1 and 60),
  -- A field of rosters (src/roster/fields.ts), or 'nothing' for a column that is not read.
  read_as text not null,
  primary key (org_id, title)
);

alter table roster_titles enable row level security;
create policy staff on roster_titles using ((select is_staff())) with check ((select is_staff()));
create policy company on roster_titles using ((select is_role('hr')) and org_id = (select actor_org()))
  with check ((select is_role('hr')) and org_id = (select actor_org()));
