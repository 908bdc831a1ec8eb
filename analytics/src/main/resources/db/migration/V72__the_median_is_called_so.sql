-- The column "mean" held the median of the forecast. It is named so, and the mean of the forecast gets a column of its own.
-- Days judged before have no mean: sums take their median for it, as they did.

alter table judged_day rename column mean to median;
alter table judged_day rename column pooled_mean to pooled_median;
alter table judged_day add column mean double precision;

alter table replayed_day rename column mean to median;
alter table replayed_day rename column pooled_mean to pooled_median;
alter table replayed_day add column mean double precision;

alter table series_now rename column mean to median;
alter table alert rename column mean to median;
