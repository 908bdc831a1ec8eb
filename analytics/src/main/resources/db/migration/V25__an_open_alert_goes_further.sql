-- A later deviation the same way is told in the alert that is open, once a day.
alter table alert_event
  add column day    date,
  add column value  double precision;
create unique index alert_further_once on alert_event (alert, day) where what = 'FURTHER';
