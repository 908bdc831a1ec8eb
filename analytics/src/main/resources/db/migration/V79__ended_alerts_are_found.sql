-- The first page lists the alerts that ended in the last days.
create index alert_closed on alert (closed_at) where closed_at is not null;
