-- How many people companies need, by trade and town, as they tell it over time. Every version stays; the newest one of the latest day
-- counts.
create table labour_surveys (
  survey_id  uuid primary key,
  org_id     uuid not null references organisations on delete cascade,
  -- Local date that the figures are of.
  as_of      date not null,
  created_at timestamptz not null default now()
);
create index labour_surveys_org on labour_surveys (org_id, as_of, created_at);

create table labour_survey_rows (
  survey_id uuid not null references labour_surveys on delete cascade,
  ordinal   integer not null,
  -- '' where the company does not tell.
  trade     text not null,
  town      text not null,
  -- Staff when everybody is there, and those who are.
  needed    integer not null check (needed >= 0),
  present   integer not null check (present >= 0),
  primary key (survey_id, ordinal),
  unique (survey_id, trade, town)
);

alter table labour_surveys enable row level security;
alter table labour_survey_rows enable row level security;
create policy staff on labour_surveys using ((select is_staff())) with check ((select is_staff()));
create policy staff on labour_survey_rows using ((select is_staff())) with check ((select is_staff()));
create policy company on labour_surveys using ((select is_role('hr')) and org_id = (select actor_org()));
create policy company on labour_survey_rows using ((select is_role('hr'))
  and survey_id in (select s.survey_id from labour_surveys s));
