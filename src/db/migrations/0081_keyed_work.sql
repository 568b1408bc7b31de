-- Whether anything of a request with a key was committed: noted in the very transaction that changed something. Where the process was killed
-- before the answer was kept, nobody carries it out once more.
alter table idempotency_keys add column carried_out boolean not null default false;

-- Requests of a minute by sender are counted here, too, by all processes together.
create index rate_limits_expire on rate_limits (expire);
