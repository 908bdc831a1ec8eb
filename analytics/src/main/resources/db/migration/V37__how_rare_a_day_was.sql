-- The p-value of each verdict, by which the days of many series are held against each other. Null for days judged
-- before; the next judging of a series from its start fills them in.
alter table judged_day add column p_value double precision;
alter table series_now add column p_value double precision;
