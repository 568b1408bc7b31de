-- Keyed hash of a batch and the last four signs of the ID number, by which somebody at a door is found. Rows of before get
-- theirs by `jieyun admin rotate-keys`.
alter table roster_rows add column id_last4_hash bytea;
create index roster_rows_last4 on roster_rows (batch_id, id_last4_hash) where id_last4_hash is not null;
