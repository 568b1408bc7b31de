-- Driving of the last two weeks, which the EU rule set sums; null where nobody said.
alter table drivers add column driven_last_14d_min integer;
