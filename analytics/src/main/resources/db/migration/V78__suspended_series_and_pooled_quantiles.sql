-- Tables carry the names that the code has for them.

alter table series_put_aside rename to suspended_series;
alter table calibration rename to pooled_quantile_table;
alter table calibration_pool rename to pooled_quantiles;
alter table pooled_quantiles rename column pool to peer_group;
alter table calibration_use rename to borrowed_quantiles;
alter table borrowed_quantiles rename column pool to peer_group;
