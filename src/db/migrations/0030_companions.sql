-- Whom the row names as travelling along (同行人), or the party's label: they stay on one bus.
alter table roster_rows add column companions_sealed bytea;
