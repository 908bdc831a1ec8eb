-- What the first page reads, kept in the transactions that change it. Rebuild all with recount_units().

-- Each transaction that changes units adds a row, so nodes keep their tree while the rows stay the same.
create table unit_change (id bigint generated always as identity primary key);

create table series_reported (                      -- series with statements
  series    integer primary key references indicator on delete cascade,
  last_day  date not null                           -- the latest with a statement
);

create table unit_reported (                        -- awaited series by their last day with a statement
  unit    text not null references unit on delete cascade,
  day     date not null,                            -- -infinity: none yet
  series  integer not null,
  primary key (unit, day)
);

create table unit_judged (                          -- awaited series by their last judged day, if its reading has a p-value
  unit    text not null references unit on delete cascade,
  day     date not null,
  series  integer not null,
  primary key (day, unit)
);
create index unit_judged_of_unit on unit_judged (unit);

create table unit_now (
  unit      text primary key references unit on delete cascade,
  pain      integer not null,                       -- open alerts of the unit and all below
  pleasure  integer not null
);

create index series_now_rarest on series_now (day, p_value, series)
  where value is not null and p_value is not null and kind <> 'NOT_ENOUGH_HISTORY';

create function note_unit_change() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('minga.unit_change', true), '') = '' then
    insert into unit_change default values;
    perform set_config('minga.unit_change', 'noted', true);
  end if;
  return null;
end
$$;
create trigger unit_change after insert or update or delete or truncate on unit
  for each statement execute function note_unit_change();

-- Reporting: one statement a batch of the recorder.
create function move_reported() returns trigger language plpgsql as $$
begin
  lock table unit_reported in row exclusive mode;
  if tg_op = 'INSERT' then
    insert into unit_reported as known (unit, day, series)
    select unit, day, sum(series) from (
      select unit, last_day as day, 1 as series from added join indicator using (series) where retired_on is null
      union all select unit, '-infinity', -1 from added join indicator using (series) where retired_on is null) as moved
    group by unit, day order by unit, day
    on conflict (unit, day) do update set series = known.series + excluded.series;
  else
    insert into unit_reported as known (unit, day, series)
    select unit, day, sum(series) from (
      select unit, last_day as day, 1 as series from added join indicator using (series) where retired_on is null
      union all select unit, last_day, -1 from removed join indicator using (series) where retired_on is null) as moved
    group by unit, day having sum(series) <> 0 order by unit, day
    on conflict (unit, day) do update set series = known.series + excluded.series;
  end if;
  delete from unit_reported where series = 0 and unit in (select unit from added join indicator using (series));
  return null;
end
$$;
create trigger reported_first after insert on series_reported referencing new table as added
  for each statement execute function move_reported();
create trigger reported_later after update on series_reported referencing old table as removed new table as added
  for each statement execute function move_reported();

-- The judge and the journal: at commit, so that no lock on a count is held while others are awaited.
create function count_judged(of_series integer, of_day date, change integer) returns void language sql as $$
  insert into unit_judged as known (unit, day, series)
  select unit, of_day, change from indicator where series = of_series and retired_on is null
  on conflict (day, unit) do update set series = known.series + excluded.series;
$$;

create function is_listable(judged series_now) returns boolean language sql immutable
return judged.value is not null and judged.p_value is not null and judged.kind <> 'NOT_ENOUGH_HISTORY';

create function move_judged() returns trigger language plpgsql as $$
declare
  before date;
  after date;
begin
  if tg_op <> 'INSERT' and is_listable(old) then before := old.day; end if;
  if tg_op <> 'DELETE' and is_listable(new) then after := new.day; end if;
  if before is not distinct from after then return null; end if;
  lock table unit_judged in row exclusive mode;
  if before is not null and before < coalesce(after, 'infinity') then perform count_judged(old.series, before, -1); end if;
  if after is not null then perform count_judged(new.series, after, 1); end if;
  if before is not null and before > after then perform count_judged(old.series, before, -1); end if;
  delete from unit_judged where series = 0 and day = before
    and unit = (select unit from indicator where indicator.series = coalesce(new.series, old.series));
  return null;
end
$$;
create constraint trigger judged after insert or update or delete on series_now deferrable initially deferred
  for each row execute function move_judged();

create function count_open_alert() returns trigger language plpgsql as $$
declare
  of_unit text := coalesce(new.unit, old.unit);
  pain integer := 0;
  pleasure integer := 0;
  level text;
begin
  if tg_op <> 'INSERT' and old.closed_at is null then
    pain := pain - (old.polarity = 'PAIN')::integer;
    pleasure := pleasure - (old.polarity = 'PLEASURE')::integer;
  end if;
  if tg_op <> 'DELETE' and new.closed_at is null then
    pain := pain + (new.polarity = 'PAIN')::integer;
    pleasure := pleasure + (new.polarity = 'PLEASURE')::integer;
  end if;
  if pain = 0 and pleasure = 0 then return null; end if;
  lock table unit_now in row exclusive mode;
  -- from the root down: one order for all
  for level in
    with recursive above as (
      select id, parent, 0 as height from unit where id = of_unit
      union all select unit.id, unit.parent, height + 1 from above join unit on unit.id = above.parent)
    select id from above order by height desc
  loop
    insert into unit_now as known values (level, pain, pleasure)
    on conflict (unit) do update set pain = known.pain + excluded.pain, pleasure = known.pleasure + excluded.pleasure;
  end loop;
  return null;
end
$$;
create constraint trigger open_alert after insert or update or delete on alert deferrable initially deferred
  for each row execute function count_open_alert();

-- Rare changes of the catalogue recount under a lock that awaits the counting transactions under way.
create function recount_series(of_unit text) returns void language plpgsql as $$
begin
  lock table unit_reported, unit_judged in share row exclusive mode;
  delete from unit_reported where of_unit is null or unit = of_unit;
  insert into unit_reported (unit, day, series)
  select unit, coalesce(last_day, '-infinity'), count(*) from indicator left join series_reported using (series)
  where retired_on is null and (of_unit is null or unit = of_unit) group by 1, 2;
  delete from unit_judged where of_unit is null or unit = of_unit;
  insert into unit_judged (unit, day, series)
  select unit, day, count(*) from indicator join series_now using (series)
  where retired_on is null and is_listable(series_now) and (of_unit is null or unit = of_unit) group by 1, 2;
end
$$;

create function recount_open_alerts() returns void language plpgsql as $$
begin
  lock table unit_now in share row exclusive mode;
  delete from unit_now;
  insert into unit_now (unit, pain, pleasure)
  with recursive level as (
    select alert.unit as id, parent, polarity from alert join unit on unit.id = alert.unit where closed_at is null
    union all select unit.id, unit.parent, polarity from level join unit on unit.id = level.parent)
  select id, count(*) filter (where polarity = 'PAIN'), count(*) filter (where polarity = 'PLEASURE') from level group by id;
end
$$;

create function recount_units() returns void language plpgsql as $$
begin
  lock table series_reported in share row exclusive mode;
  insert into series_reported as known (series, last_day)
  select series, max(day) from statement group by series
  on conflict (series) do update set last_day = excluded.last_day where known.last_day <> excluded.last_day;
  perform recount_series(null);
  perform recount_open_alerts();
end
$$;

create function recount_for_catalogue() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'unit' then
    perform recount_open_alerts();
  elsif tg_op = 'INSERT' then
    insert into unit_reported as known (unit, day, series) select new.unit, '-infinity', 1 where new.retired_on is null
    on conflict (unit, day) do update set series = known.series + 1;
  else
    perform recount_series(coalesce(new.unit, old.unit));
  end if;
  return null;
end
$$;
create constraint trigger indicator_added after insert on indicator deferrable initially deferred
  for each row execute function recount_for_catalogue();
create constraint trigger indicator_retired after update on indicator deferrable initially deferred
  for each row when (old.retired_on is distinct from new.retired_on) execute function recount_for_catalogue();
create constraint trigger indicator_removed after delete on indicator deferrable initially deferred
  for each row execute function recount_for_catalogue();
create constraint trigger unit_moved after update on unit deferrable initially deferred
  for each row when (old.parent is distinct from new.parent) execute function recount_for_catalogue();

select recount_units();
