-- Lists in the order in which they are read: files of a batch by name; the rows of one company, also for the key to its claims.
create index roster_files_order on roster_files (batch_id, name collate "C", file_id);
create index roster_rows_company on roster_rows (batch_id, company_id, identity_hash);
