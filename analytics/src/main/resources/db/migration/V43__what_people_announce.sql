-- What people know ahead or afterwards. Every change of an event is a row of its own, the highest number holds; rows are
-- only added, so that what was known on a day can be told.
create sequence announced_event_id;

create table announced_event (
  event         bigint not null,
  number        integer not null,
  unit          text not null references unit,
  series        integer references indicator,       -- null: all that the unit measures
  kind          text not null
                check (kind in ('MAINTENANCE', 'STRIKE', 'HARVEST', 'PRICE_CHANGE', 'DECISION', 'OTHER')),
  first_day     date not null,
  last_day      date check (last_day >= first_day), -- null: it lasts
  direction     text not null check (direction in ('UP', 'DOWN', 'NONE')),
  effect_size   double precision,                   -- promised, in the indicator's unit or as a part of what was expected
  effect_part   boolean,                            -- whether it is such a part
  effect_due    date,                               -- by when
  reason        text not null,
  person        text not null references person,
  announced_at  timestamptz not null,               -- on the federation's clock
  withdrawn     boolean not null,
  primary key (event, number),
  check ((effect_size is null) = (effect_due is null) and (effect_size is null) = (effect_part is null)),
  check (effect_size is null or (last_day is null and series is not null))
);
create index announced_event_by_unit on announced_event (unit, event, number desc);
