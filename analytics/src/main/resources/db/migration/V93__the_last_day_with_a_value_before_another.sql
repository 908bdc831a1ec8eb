-- Null if the day is withdrawn or has no statement.
create function held_value(of_series integer, of_day date) returns double precision language sql stable as $$
  select value from statement join report on report.id = statement.report
  where series = of_series and day = of_day order by statement.stated_at desc, stream desc, sequence desc limit 1
$$;

-- Walks back from a day that has lost its value. Reads twice as many days at each step, so few where one with a value is near.
create function last_valued_day(of_series integer, before date) returns date language plpgsql stable as $$
declare
  upto date := before;
  reach integer := 28;
  found date;
begin
  while exists (select from statement where series = of_series and day < upto) loop
    select day into found from (
      select distinct on (day) day, value from statement join report on report.id = statement.report
      where series = of_series and day < upto and day >= upto - reach
      order by day desc, statement.stated_at desc, stream desc, sequence desc) as held
    where value is not null order by day desc limit 1;
    if found is not null then return found; end if;
    upto := upto - reach;
    reach := least(2 * reach, 100000);
  end loop;
  return '-infinity';
end
$$;
