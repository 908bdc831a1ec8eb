-- A unit whose last day is withdrawn has not reported it, unless it states the day again.
alter table series_reported add column valued_day date;  -- the latest with a value, if not last_day; -infinity: none

-- Walks back from the last day; the statement that holds is the latest by (stated at, stream, sequence).
create function last_valued_day(of_series integer) returns date language sql stable as $$
  select coalesce((
    select day from (
      select distinct on (day) day, value from statement join report on report.id = statement.report
      where series = of_series order by day desc, statement.stated_at desc, stream desc, sequence desc) as held
    where value is not null order by day desc limit 1), '-infinity')
$$;

create or replace function move_reported() returns trigger language plpgsql as $$
begin
  lock table unit_reported in row exclusive mode;
  if tg_op = 'INSERT' then
    insert into unit_reported as known (unit, day, series)
    select unit, day, sum(series) from (
      select unit, coalesce(valued_day, last_day) as day, 1 as series
      from added join indicator using (series) where retired_on is null
      union all select unit, '-infinity', -1 from added join indicator using (series) where retired_on is null) as moved
    group by unit, day having sum(series) <> 0 order by unit, day
    on conflict (unit, day) do update set series = known.series + excluded.series;
  else
    insert into unit_reported as known (unit, day, series)
    select unit, day, sum(series) from (
      select unit, coalesce(valued_day, last_day) as day, 1 as series
      from added join indicator using (series) where retired_on is null
      union all select unit, coalesce(valued_day, last_day), -1
      from removed join indicator using (series) where retired_on is null) as moved
    group by unit, day having sum(series) <> 0 order by unit, day
    on conflict (unit, day) do update set series = known.series + excluded.series;
  end if;
  delete from unit_reported where series = 0 and unit in (select unit from added join indicator using (series));
  return null;
end
$$;

create or replace function recount_series(of_unit text) returns void language plpgsql as $$
begin
  lock table unit_reported, unit_judged in share row exclusive mode;
  delete from unit_reported where of_unit is null or unit = of_unit;
  insert into unit_reported (unit, day, series)
  select unit, coalesce(valued_day, last_day, '-infinity'), count(*) from indicator left join series_reported using (series)
  where retired_on is null and (of_unit is null or unit = of_unit) group by 1, 2;
  delete from unit_judged where of_unit is null or unit = of_unit;
  insert into unit_judged (unit, day, series)
  select unit, day, count(*) from indicator join series_now using (series)
  where retired_on is null and is_listable(series_now) and (of_unit is null or unit = of_unit) group by 1, 2;
end
$$;

create or replace function recount_units() returns void language plpgsql as $$
begin
  lock table series_reported in share row exclusive mode;
  insert into series_reported as known (series, last_day, valued_day)
  select series, last_day, case
    when exists (select from statement where statement.series = stated.series and day = last_day and value is null)
    then nullif(last_valued_day(series), last_day) end
  from (select series, max(day) as last_day from statement group by series) as stated
  on conflict (series) do update set last_day = excluded.last_day, valued_day = excluded.valued_day
  where (known.last_day, known.valued_day) is distinct from (excluded.last_day, excluded.valued_day);
  perform recount_series(null);
  perform recount_open_alerts();
end
$$;

update series_reported set valued_day = nullif(last_valued_day(series), last_day)
where exists (
  select from statement
  where statement.series = series_reported.series and day = last_day and value is null);
