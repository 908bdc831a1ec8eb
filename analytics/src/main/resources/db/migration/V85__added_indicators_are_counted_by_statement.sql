-- Added indicators are counted once a statement: a row of unit_reported that changes with each of many slows down.
drop trigger indicator_added on indicator;

create function count_added_series() returns trigger language plpgsql as $$
begin
  insert into unit_reported as known (unit, day, series)
  select unit, '-infinity', count(*) from added where retired_on is null group by unit order by unit
  on conflict (unit, day) do update set series = known.series + excluded.series;
  return null;
end
$$;
create trigger indicator_added after insert on indicator referencing new table as added
  for each statement execute function count_added_series();

create or replace function recount_for_catalogue() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'unit' then
    perform recount_open_alerts();
  else
    perform recount_series(coalesce(new.unit, old.unit));
  end if;
  return null;
end
$$;
