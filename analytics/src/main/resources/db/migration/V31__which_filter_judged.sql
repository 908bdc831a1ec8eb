-- Which version of the filter judged the days of a series; null until this one has, so that all of them are once.
alter table series_now add column filter_version integer;
