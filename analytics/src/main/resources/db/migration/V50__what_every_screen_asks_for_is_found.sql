-- The alerts of some units since a day; the worst of the open ones; what was put aside and is not yet resolved.
create index alert_of_unit on alert (unit, day);
create index alert_open_worst on alert (feeling, deadline nulls last, id) where closed_at is null;
create index quarantine_unresolved on quarantine (id) where resolved_at is null;
