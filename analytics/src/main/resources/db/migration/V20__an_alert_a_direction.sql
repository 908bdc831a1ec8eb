-- An open alert of one direction hides none of another: a gain that lasts must not keep a later loss quiet.
drop index alert_open_once;
create unique index alert_open_once on alert (series, direction) where closed_at is null;
