-- Tokens of fleet trackers: they tell where buses are and can do nothing else. Null: all that the account may.
alter table api_tokens add column scope text check (scope in ('tracker'));
