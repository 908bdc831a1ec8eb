-- A number that no mark ever had before, so that one set while its series is judged is never taken for the one before.
create sequence dirty_series_change;
alter table dirty_series alter column changes set default nextval('dirty_series_change');
update dirty_series set changes = nextval('dirty_series_change');

-- The unit, by which marks take turns.
alter table dirty_series add column unit text references unit;
update dirty_series set unit = indicator.unit from indicator where indicator.series = dirty_series.series;
alter table dirty_series alter column unit set not null;

-- Nodes of the version before record on while others are upgraded already; their marks name no unit.
create function unit_of_mark() returns trigger language plpgsql as $$
begin
  new.unit := (select indicator.unit from indicator where indicator.series = new.series);
  return new;
end
$$;

create trigger unit_of_mark before insert on dirty_series
  for each row when (new.unit is null) execute function unit_of_mark();

-- What is too long to be judged at once: from which day, and since when it waits for its turn. A mark without a first day
-- (from_day) is such a replay alone.
alter table dirty_series
  add column replay_from date,
  add column replay_at   timestamptz,
  alter column from_day drop not null,
  add constraint something_waits check (from_day is not null or replay_from is not null),
  add constraint a_replay_has_its_turn check ((replay_from is null) = (replay_at is null));

drop index dirty_series_from_day;
drop index dirty_series_marked_at;
create index dirty_series_new on dirty_series (unit, marked_at) where from_day is not null;
create index dirty_series_replay on dirty_series (unit, replay_at) where replay_from is not null;
