-- The figure "how old is the newest report" is asked for every few seconds.
create index report_by_time on report (recorded_at);
