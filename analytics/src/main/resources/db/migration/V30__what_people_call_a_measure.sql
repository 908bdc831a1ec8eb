-- The words for one and for many of an indicator's unit of measure, by language; its UCUM code says it where there are none.
alter table indicator add column measure_names jsonb not null default '{}';
