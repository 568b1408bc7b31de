-- When the people of a batch were forgotten, because its policy keeps them no longer. Figures stay.
alter table batches add column purged_at timestamptz;
alter table plan_parts alter column document_sealed drop not null;
