-- The calibration table: where the quantiles of siblings' readings lie, as normal scores under their own forecasts, made
-- anew on a schedule of the federation's clock. Rows are only added. A version without pools was made too, of too little.
create table calibration (
  version         integer generated always as identity primary key,
  made_at         timestamptz not null,             -- on the federation's clock
  filter_version  integer not null                  -- of the filter that judged what it was made of
);

create table calibration_pool (
  version   integer not null references calibration,
  pool      text not null,                          -- an indicator with its unit of measure, a nature, or everything
  units     integer not null check (units >= 5),    -- so many that it tells nothing of any one
  series    integer not null,
  readings  bigint not null,
  scores    double precision[] not null,            -- one a level of the filter's calibration, ascending
  primary key (version, pool)
);

create table calibration_use (                      -- from which table a series borrows what is shown of it, for good
  series          integer not null references indicator,
  filter_version  integer not null,
  version         integer not null,
  pool            text not null,
  from_day        date not null,                    -- the first production day that is shown by it
  taken_at        timestamptz not null,             -- on the federation's clock
  primary key (series, filter_version),
  foreign key (version, pool) references calibration_pool
);

-- Of each reading the normal score under the forecast before calibration; and, while a series borrows, the bands that are
-- shown. Those beside them are by its own readings alone: alerts go by these.
alter table judged_day add column score double precision;
alter table judged_day add column pooled_mean double precision;
alter table judged_day add column pooled_low80 double precision;
alter table judged_day add column pooled_high80 double precision;
alter table judged_day add column pooled_low95 double precision;
alter table judged_day add column pooled_high95 double precision;
alter table judged_day add column pooled_low99 double precision;
alter table judged_day add column pooled_high99 double precision;
