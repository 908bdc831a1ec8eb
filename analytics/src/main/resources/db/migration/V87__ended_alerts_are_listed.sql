-- Ended alerts by each level that knows them and each unit at or above theirs, so that a page reads its own rows only.
create table ended_alert (
  level      text not null references unit on delete cascade,   -- the alert's unit, or one that it was passed on to
  below      text not null references unit on delete cascade,   -- the alert's unit, or one above it
  closed_at  timestamptz not null,
  alert      bigint not null references alert on delete cascade,
  primary key (level, below, closed_at, alert)
);
create index ended_alert_of on ended_alert (alert);

create function list_ended(ended bigint) returns void language sql as $$
  with recursive above as (
    select unit.id, unit.parent from alert join unit on unit.id = alert.unit where alert.id = ended
    union all select unit.id, unit.parent from above join unit on unit.id = above.parent
  ), knows as (
    select alert.unit as level from alert where alert.id = ended
    union select level from alert_event where alert_event.alert = ended and what = 'ESCALATED' and level is not null
  )
  insert into ended_alert (level, below, closed_at, alert)
  select knows.level, above.id, alert.closed_at, alert.id from alert, knows, above
  where alert.id = ended and alert.closed_at is not null
  on conflict do nothing;
$$;

-- The lock waits for a unit that moves, whose transaction lists again what it sees.
create function note_ended() returns trigger language plpgsql as $$
begin
  lock table unit_now in row exclusive mode;
  if tg_op = 'UPDATE' and old.closed_at is not null then delete from ended_alert where alert = new.id; end if;
  perform list_ended(new.id);
  return null;
end
$$;
create trigger ended_at_once after insert on alert for each row when (new.closed_at is not null) execute function note_ended();
create trigger ended_later after update on alert for each row when (old.closed_at is distinct from new.closed_at)
  execute function note_ended();

-- An alert that ended is not passed on; one that is so all the same is listed for that level, too.
create function note_ended_level() returns trigger language plpgsql as $$
begin
  lock table unit_now in row exclusive mode;
  perform list_ended(new.alert);
  return null;
end
$$;
create trigger ended_level after insert on alert_event for each row when (new.what = 'ESCALATED')
  execute function note_ended_level();

-- Rare, at commit: the ended alerts of a unit that moves, and of all below it.
create function list_ended_of_moved() returns trigger language plpgsql as $$
declare
  moved text[];
begin
  lock table unit_now in share row exclusive mode;
  with recursive below as (
    select new.id union all select unit.id from below join unit on unit.parent = below.id)
  select array_agg(id) into moved from below;
  delete from ended_alert using alert where ended_alert.alert = alert.id and alert.unit = any(moved);
  perform list_ended(id) from alert where unit = any(moved) and closed_at is not null;
  return null;
end
$$;
create constraint trigger ended_of_moved after update on unit deferrable initially deferred
  for each row when (old.parent is distinct from new.parent) execute function list_ended_of_moved();

with recursive above as (
  select id as unit, id, parent from unit
  union all select above.unit, unit.id, unit.parent from above join unit on unit.id = above.parent
), knows as (
  select id as alert, unit as level from alert where closed_at is not null
  union select alert, level from alert_event where what = 'ESCALATED' and level is not null
)
insert into ended_alert (level, below, closed_at, alert)
select knows.level, above.id, closed_at, alert.id
from alert join knows on knows.alert = alert.id join above on above.unit = alert.unit where closed_at is not null;
