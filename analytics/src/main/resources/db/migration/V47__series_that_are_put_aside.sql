-- A series whose judging passed a bound. It is tried again when a reading of the days tried is corrected, or by another
-- version of the filter; new readings alone wait.
create table series_put_aside (
  series         integer primary key references indicator,
  filter_version integer not null,
  from_day       date not null,
  last_day       date not null,
  reason         text not null,
  since          timestamptz not null default clock_timestamp()
);

-- Grows with every mark of the series, so that the one who judged knows whether more was marked meanwhile.
alter table dirty_series add column changes bigint not null default 0;

create index dirty_series_from_day on dirty_series (from_day);
create index dirty_series_marked_at on dirty_series (marked_at);
