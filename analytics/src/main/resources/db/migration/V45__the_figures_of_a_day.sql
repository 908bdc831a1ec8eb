-- What a day's verdict was made of: the probabilities of the processes other than steady, the scale, whether it was
-- judged as a count, how many readings were still wanting, and what a flagged day was first called.
alter table judged_day
  add column transient double precision,
  add column level     double precision,
  add column slope     double precision,
  add column scale     text,
  add column counts    boolean,
  add column wanting   smallint,
  add column raised    text;

-- The few days of a span of time that were ever flagged, of all series.
create index judged_day_raised on judged_day (day) where raised is not null;

-- How the forecasts of a series came out in a week (from its Monday): what the calibration page adds up over many
-- series, so that it need not read every day of each. Kept in step with judged_day, in the same transaction.
create table judged_week (
  series   integer not null,
  week     date not null,
  days     smallint not null,                       -- with a forecast, whether anything was reported or not
  readings smallint not null,                       -- with a forecast and a verdict
  in80     smallint not null,                       -- of them within the 80 % band, its ends included
  in95     smallint not null,
  in99     smallint not null,
  below005 smallint not null,                       -- twice the readings below the 0.5 % quantile, those upon it once
  below025 smallint not null,
  below10  smallint not null,
  below50  smallint not null,
  below90  smallint not null,
  below975 smallint not null,
  below995 smallint not null,
  primary key (series, week)
);
create index judged_week_by_week on judged_week (week);

-- Every series is judged anew, once, so that all of this is known of the days before too.
update series_now set filter_version = null;
